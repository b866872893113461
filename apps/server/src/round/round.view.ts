import type { Round } from '@colex/contract';
import { type RoundEntity, roundRuleOf } from '@colex/store';
import type { RoundResult, SettlementRule, WholeSignature } from '@colex/workflow';

/** A round as the API shows it, before its draft, its version, its people and how far it is. */
export type RoundView = {
  readonly __typename: 'Round';
  readonly draftId: string;
  readonly versionId: string;
  readonly settlementRule: SettlementRule;
  readonly cityIds: readonly string[];
  readonly openedById: string;
  readonly row: RoundEntity;
  readonly fixed: RoundResult | null;
} & Pick<Round, 'id' | 'openedAt' | 'dueOn' | 'status' | 'endedOn' | 'endReason'>;

/** What a city said about the whole, before who said it. */
export interface WholeSignatureView {
  readonly id: string;
  readonly kind: WholeSignature['type'];
  readonly personId: string;
  readonly at: string;
  readonly reason: string | null;
}

export function toRoundView(row: RoundEntity): RoundView {
  const { id, draftId, versionId, cityIds, openedBy, dueOn, status, endedOn, endReason, result } = row;
  return {
    __typename: 'Round',
    id,
    draftId,
    versionId,
    cityIds,
    dueOn,
    status,
    endedOn,
    endReason,
    row,
    settlementRule: roundRuleOf(row),
    openedById: openedBy,
    openedAt: row.openedAt.toISOString(),
    fixed: result,
  };
}

export function toWholeSignatureView({ type, ...signature }: WholeSignature): WholeSignatureView {
  const { id, personId, at, reason } = signature;
  return { id, kind: type, personId, at, reason };
}
