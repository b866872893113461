import { Access, Actors } from '@colex/access';
import { type SignoffsChangedEvent, TypedError, type Verdict, say } from '@colex/contract';
import { printLineText } from '@colex/lawtext';
import {
  ClauseRepository,
  DECISIONS_OF_CLAUSE,
  OwnershipRepository,
  ProtectionRepository,
  SettlementRepository,
  SignoffRepository,
  clauseId,
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
import { decidingCities } from './clause-target.js';
import { DecisionLog } from './decision-log.js';
import { membersOf } from './members-of.js';
import { SignoffStream } from './signoff-stream.js';
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
  readonly signoffsChanged: SignoffsChangedEvent;
}

/** Where cities stand, for those who may read the draft. Everything is derived when it is asked for. */
@Injectable()
export class SignoffReading {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly stream: SignoffStream,
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

  /** Events of one draft, each told only after the rights were looked at again (as `clausesChanged` does). */
  async changesOf(context: ApiContext, draftId: string): Promise<AsyncGenerator<SignoffsChangedPayload>> {
    await this.assertReads(context, draftId);
    return this.#eventsFor(context, draftId);
  }

  async *#eventsFor(context: ApiContext, draftId: string): AsyncGenerator<SignoffsChangedPayload> {
    const events = this.stream.of(draftId);
    const signoffs = new SignoffRepository(this.dataSource.manager);
    let seen = await signoffs.fingerprint(draftId);
    try {
      for await (const { event } of events) {
        context.actor = context.credential && (await this.actors.behind(context.credential));
        context.loaders = new Loaders(this.dataSource, this.access, context.actor);
        await this.assertReads(context, draftId);
        const now = await signoffs.fingerprint(draftId);
        // Without an event there may be nothing to tell; the rights were looked at all the same.
        if (event === null && now === seen) continue;
        seen = now;
        yield { signoffsChanged: event ?? { draftId, clauseIds: [], isPartial: true } };
      }
    } finally {
      await events.return?.();
    }
  }

  private async assertReads(context: ApiContext, draftId: string): Promise<void> {
    await this.access.assert(context.actor, 'region.read', {});
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }
}

function inWords(verdict: Awaited<ReturnType<Loaders['verdict']>>, language: ApiContext['language']): Verdict {
  return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
}
