import type { FollowUpStanding, MeetingKind, MeetingStatus, PaperKind } from '@colex/contract';
import type { ChairTermEntity, MeetingEntity, SignedPaperEntity } from '@colex/store';
import {
  type FollowUp,
  type Meeting,
  type PaperSignature,
  type Resolution,
  type SignedPaper,
  isPaperComplete,
  signaturesInForce,
} from '@colex/workflow';

/** A meeting as the API shows it, before what it names. */
export interface MeetingView {
  readonly __typename: 'Meeting';
  readonly id: string;
  readonly projectId: string;
  readonly revision: number;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly on: string;
  readonly place: string;
  readonly hostCityId: string;
  readonly agenda: readonly string[];
  readonly status: MeetingStatus;
  readonly cancelReason: string | null;
  readonly attendingCityIds: readonly string[];
  readonly resolutions: readonly ResolutionView[];
  readonly minutesPaperId: string | null;
}

/** A resolution as the API shows it, before the cities. */
export interface ResolutionView {
  readonly id: string;
  readonly projectId: string;
  readonly text: string;
  readonly cityIds: readonly string[];
  readonly dueOn: string | null;
  readonly standing: FollowUpStanding;
  readonly followUps: readonly FollowUp[];
}

/** A paper as the API shows it, before what it names. */
export interface PaperView {
  readonly __typename: 'SignedPaper';
  readonly id: string;
  readonly projectId: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly documentId: string;
  readonly digest: string;
  readonly cityIds: readonly string[];
  readonly signatures: readonly SignatureView[];
  readonly isComplete: boolean;
  readonly voidReason: string | null;
}

/** A signature as the API shows it, before the city and who recorded it. */
export interface SignatureView {
  readonly id: string;
  readonly cityId: string;
  readonly isSigned: boolean;
  readonly isInForce: boolean;
  readonly signatory: string;
  readonly on: string;
  readonly personId: string;
}

/** A turn in the chair as the API shows it, before city and person. */
export interface ChairTermView {
  readonly id: string;
  readonly cityId: string;
  readonly personId: string | null;
  readonly from: string;
  readonly until: string;
  readonly isCurrent: boolean;
}

export function toMeetingView({ projectId, revision, state }: MeetingEntity): MeetingView {
  const { id, plan, standing, attendingCityIds, resolutions, minutesPaperId }: Meeting = state;
  return {
    __typename: 'Meeting',
    id,
    projectId,
    revision,
    kind: plan.kind,
    title: plan.title,
    on: plan.on,
    place: plan.place,
    hostCityId: plan.hostCityId,
    agenda: plan.agenda,
    status: standing.status,
    cancelReason: standing.status === 'CANCELLED' ? standing.reason : null,
    attendingCityIds,
    resolutions: resolutions.map((resolution) => toResolutionView(projectId, resolution)),
    minutesPaperId,
  };
}

export function toResolutionView(projectId: string, resolution: Resolution): ResolutionView {
  const { id, text, cityIds, dueOn, followUps } = resolution;
  return { id, projectId, text, cityIds, dueOn, followUps, standing: followUps.at(-1)?.standing ?? 'IN_HAND' };
}

export function toPaperView({ projectId, state }: SignedPaperEntity): PaperView {
  const { id, kind, title, documentId, digest, cityIds, signatures, voided }: SignedPaper = state;
  const inForce = new Set(signaturesInForce(state).map((signature) => signature.id));
  return {
    __typename: 'SignedPaper',
    id,
    projectId,
    kind,
    title,
    documentId,
    digest,
    cityIds,
    signatures: signatures.map((signature: PaperSignature) => ({
      id: signature.id,
      cityId: signature.cityId,
      isSigned: signature.type === 'SIGNED',
      isInForce: inForce.has(signature.id),
      signatory: signature.signatory,
      on: signature.on,
      personId: signature.personId,
    })),
    isComplete: isPaperComplete(state),
    voidReason: voided?.reason ?? null,
  };
}

export function toChairTermView(row: ChairTermEntity, today: string): ChairTermView {
  const { id, cityId, personId, from, until } = row;
  return { id, cityId, personId, from, until, isCurrent: from <= today && today <= until };
}
