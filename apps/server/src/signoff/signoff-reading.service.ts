import { Access } from '@colex/access';
import { type SignoffsChangedEvent, TypedError, type Verdict, say } from '@colex/contract';
import { printLineText } from '@colex/lawtext';
import {
  ClauseRepository,
  DECISIONS_OF_CLAUSE,
  OwnershipRepository,
  ProtectionRepository,
  SettlementRepository,
  type SignoffPosition,
  SignoffRepository,
  clauseId,
  signoffPosition,
  signoffsSince,
} from '@colex/store';
import { type SignoffSettings, type SignoffStatus, signoffMatrix } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { Loaders } from '../api/loaders.js';
import { type ClauseView, toApiLineKind } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import type { ProjectView } from '../project/project.view.js';
import { Follower, type Told, eventIdOf, numbersOf } from '../signals/follower.service.js';
import { decidingCities } from './clause-target.js';
import { DecisionLog } from './decision-log.js';
import { membersOf } from './members-of.js';
import { SignoffEvents } from './signoff-events.js';
import { type ClauseRecordView, type SignoffDecisionView, toOwnershipView, toSettlementView } from './signoff.view.js';

/** Where every city stands on every clause, before its cities. */
export interface DraftSignoffView {
  readonly revision: number;
  readonly cityIds: readonly string[];
  readonly rows: readonly {
    readonly clauseId: string;
    readonly lineId: string;
    readonly digest: string;
    readonly statuses: readonly SignoffStatus['status'][];
    readonly citationChangedFor: readonly string[];
    readonly isSettled: boolean;
    readonly ownerCityId: string | null;
  }[];
}

/** One event of the subscription, as GraphQL takes it. */
export interface SignoffsChangedPayload {
  readonly signoffsChanged: SignoffsChangedEvent & { readonly eventId: string };
}

/** As many clauses one event names. */
const MOST_NAMED = 100;

/** Where cities stand, for those who may read the draft. Everything is derived when it is asked for. */
@Injectable()
export class SignoffReading {
  constructor(
    private readonly access: Access,
    private readonly events: SignoffEvents,
    private readonly follower: Follower,
    private readonly log: DecisionLog,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** The whole draft at once: four statements, however long it is. */
  async ofDraft(context: ApiContext, draft: DraftView): Promise<DraftSignoffView> {
    await this.access.assert(context.actor, 'draft.read', draft);
    const { manager } = this.dataSource;
    const { revision, rows } = await new ClauseRepository(manager).readingsOf(draft.id);
    const cityIds = decidingCities(draft, await membersOf(manager, draft.projectId));
    const { settled, owned } = await new ProtectionRepository(manager).of(draft.id);
    const digests = new Map(rows.map(({ lineId, digest }) => [lineId, digest]));
    const readings = rows.map(({ lineId, digest, citations }) => ({
      clauseId: lineId,
      digest,
      citations: citations.flatMap((cited) => {
        const known = digests.get(cited);
        return known === undefined ? [] : [{ clauseId: cited, digest: known }];
      }),
    }));
    const cells = signoffMatrix(readings, cityIds, await this.log.of(draft.id));
    return {
      revision,
      cityIds,
      rows: rows.map(({ lineId, digest }, place) => {
        const ofClause = cells.slice(place * cityIds.length, (place + 1) * cityIds.length);
        return {
          clauseId: clauseId(draft.id, lineId),
          lineId,
          digest,
          statuses: ofClause.map(({ signoff }) => signoff.status),
          citationChangedFor: ofClause.flatMap(({ cityId, signoff }) =>
            signoff.changedCitations.length > 0 ? [cityId] : [],
          ),
          isSettled: settled.has(lineId),
          ownerCityId: owned.get(lineId) ?? null,
        };
      }),
    };
  }

  async decisions(
    context: ApiContext,
    clause: ClauseView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<SignoffDecisionView>> {
    await this.assertReads(context, clause.draftId);
    return connection(context, DECISIONS_OF_CLAUSE, clause.id, given, context.loaders.signoffDecision);
  }

  /** Settlements, reopenings and owners of a clause, latest first. */
  async records(context: ApiContext, { draftId, lineId }: ClauseView): Promise<ClauseRecordView[]> {
    await this.assertReads(context, draftId);
    const settlements = await new SettlementRepository(this.dataSource.manager).records(draftId, [lineId]);
    const owners = await new OwnershipRepository(this.dataSource.manager).records(draftId, [lineId]);
    return [...settlements.map(toSettlementView), ...owners.map(toOwnershipView)].sort((one, other) =>
      other.at.localeCompare(one.at),
    );
  }

  /** The words a decision is about, as they printed when it was made. */
  async words(context: ApiContext, { draftId, digest }: SignoffDecisionView) {
    await this.assertReads(context, draftId);
    const lines = (await new SignoffRepository(this.dataSource.manager).wordsOf(draftId, [digest])).get(digest) ?? [];
    return lines.map((line) => ({
      id: line.id,
      kind: toApiLineKind(line.kind),
      number: line.number ?? null,
      text: printLineText(line),
    }));
  }

  async settings(context: ApiContext, project: ProjectView): Promise<SignoffSettings> {
    await this.access.assert(context.actor, 'project.read', { projectId: project.id });
    return new SignoffRepository(this.dataSource.manager).settingsOf(project.id);
  }

  async mayConfigure({ loaders, language }: ApiContext, { id }: ProjectView): Promise<Verdict> {
    return inWords(await loaders.verdict('signoff.configure', { projectId: id }), language);
  }

  async mayDecide({ actor, loaders, language }: ApiContext, draftId: string): Promise<Verdict> {
    const draft = await loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { projectId, kind, cityId } = draft;
    const target = { projectId, kind, cityId, forCityId: actor?.cityId ?? '' };
    return inWords(await loaders.verdict('clause.decide', target), language);
  }

  async mayPreside({ loaders, language }: ApiContext, draftId: string): Promise<Verdict> {
    const draft = await loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { projectId, kind, cityId } = draft;
    return inWords(await loaders.verdict('clause.preside', { projectId, kind, cityId }), language);
  }

  async mayGiveBack({ loaders, language }: ApiContext, clause: ClauseView): Promise<Verdict> {
    const draft = await loaders.draft.load(clause.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { ownerCityId } = await loaders.clauseSignoff.load(clause);
    if (ownerCityId === null) return { allowed: false, reason: say('clauseNotOwned', language) };
    const { projectId, kind, cityId } = draft;
    return inWords(
      await loaders.verdict('clause.giveBack', { projectId, kind, cityId, forCityId: ownerCityId }),
      language,
    );
  }

  /** The right on the draft, narrowed by the clause: what the guard of the socket holds everybody to. */
  async mayEdit({ actor, loaders, language }: ApiContext, clause: ClauseView): Promise<Verdict> {
    const draft = await loaders.draft.load(clause.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    const { mode, reason } = await loaders.mode.load(draft);
    if (mode !== 'WRITE') return { allowed: false, reason: reason && say(reason, language) };
    const { settled, ownerCityId } = await loaders.clauseSignoff.load(clause);
    if (settled !== null) return { allowed: false, reason: say('clauseSettled', language) };
    return ownerCityId === null || ownerCityId === actor?.cityId
      ? { allowed: true, reason: null }
      : { allowed: false, reason: say('clauseOfAnotherCity', language) };
  }

  /** Changes of one draft from now on, or from behind `after`, none left out: what came meanwhile is told in one event. */
  async changesOf(
    context: ApiContext,
    draftId: string,
    after: string | null,
  ): Promise<AsyncGenerator<SignoffsChangedPayload>> {
    const assert = (): Promise<void> => this.assertReads(context, draftId);
    await assert();
    const { manager } = this.dataSource;
    const given = after === null ? undefined : positionOfEventId(after);
    const wake = this.events.wakeOf(draftId);
    const from = given ?? (await signoffPosition(manager, draftId));
    const look = async (told: SignoffPosition): Promise<Told<SignoffPosition, SignoffsChangedPayload>> => {
      const { position, clauseIds, count } = await signoffsSince(manager, draftId, told, MOST_NAMED);
      const isUnnamed = count === 0 && position.protection !== told.protection;
      if (count === 0 && !isUnnamed) return { position, events: [] };
      const isPartial = isUnnamed || count > clauseIds.length;
      const signoffsChanged = { eventId: eventIdOfPosition(position), draftId, clauseIds, isPartial };
      return { position, events: [{ signoffsChanged }] };
    };
    return this.follower.follow(context, { wake, from, assert, look });
  }

  private assertReads(context: ApiContext, draftId: string): Promise<void> {
    return this.follower.assertReadsDraft(context, draftId);
  }
}

const EVENT_ID_PREFIX = 'sev';

function eventIdOfPosition({ revision, protection, decision, settlement, ownership }: SignoffPosition): string {
  return eventIdOf(EVENT_ID_PREFIX, [revision, protection, decision, settlement, ownership]);
}

function positionOfEventId(eventId: string): SignoffPosition {
  const [revision = 0, protection = 0, decision = 0, settlement = 0, ownership = 0] = numbersOf(
    EVENT_ID_PREFIX,
    eventId,
    5,
  );
  return { revision, protection, decision, settlement, ownership };
}

function inWords(verdict: Awaited<ReturnType<Loaders['verdict']>>, language: ApiContext['language']): Verdict {
  return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
}
