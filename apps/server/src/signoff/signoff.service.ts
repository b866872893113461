import { AuditWriter } from '@colex/access';
import type { Actor } from '@colex/policy';
import type { Line } from '@colex/lawtext';
import {
  RoundRepository,
  SettlementRepository,
  SignoffRepository,
  clauseId as idOfClause,
  emit,
  toDecision,
} from '@colex/store';
import {
  type CitedClause,
  type ClauseReading,
  type SignoffCommand,
  readingOf,
  signoffTransition,
  unsettled,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { RoundVersions, type VersionToSign } from '../round/round-versions.service.js';
import { actOf } from './act-of.js';
import { assessClause, settlementRecord } from './assess-clause.js';
import { type ClauseTarget, ClauseTargets, decidingCities } from './clause-target.js';
import { membersOf } from './members-of.js';
import { isLastEditor } from './last-editor.js';
import { LockedTexts } from './locked-text.js';
import { refusalOf } from './refusal-of.js';
import { SignoffEvents } from './signoff-events.js';

/** What a reviewer says about a clause. */
export interface DecisionWish {
  readonly type: SignoffCommand['type'];
  readonly clauseId: string;
  /** The words read; null for a withdrawal. */
  readonly digest: string | null;
  /** The cited clauses as they were read, by ids of clauses; null takes those that stand. */
  readonly citations: readonly CitedClause[] | null;
  readonly reason: string | null;
  /** The round it is given in, whose version's words are meant; null for those that stand. */
  readonly roundId: string | null;
  readonly idempotencyKey: string | null;
}

/** What became of it. `decisionId` is null when the city had said the same already. */
export type DecisionOutcome =
  | { readonly decisionId: string | null; readonly isSettledNow: boolean }
  | { readonly refusal: Refusal; readonly currentDigest?: string | null };

const LONGEST_REASON = 2_000;

const ACTIONS = {
  APPROVED: 'signoff.approve',
  APPROVED_WITH_RESERVATION: 'signoff.reserve',
  OBJECTED: 'signoff.object',
  WITHDRAWN: 'signoff.withdraw',
} as const;

interface Known {
  /** What is decided about. */
  readonly reading: ClauseReading | null;
  /** The clause as it stands in the draft; the same but for a round on an earlier text. */
  readonly live: ClauseReading | null;
  readonly words: readonly Line[] | null;
  readonly wasLastEditor: boolean;
}

/** Cities decide about clauses (会签), and a clause on which enough of them agree is settled (定稿). */
@Injectable()
export class SignoffService {
  constructor(
    private readonly targets: ClauseTargets,
    private readonly texts: LockedTexts,
    private readonly versions: RoundVersions,
    private readonly events: SignoffEvents,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /**
   * One decision of the actor's city. Compares the words read with those that stand while nobody can change them, so that no
   * interleaving with an edit approves words that were not read (N5, CV12).
   */
  async decide(actor: Actor | null, wish: DecisionWish): Promise<DecisionOutcome> {
    const target = await this.targets.find(actor, 'clause.decide', wish.clauseId);
    if ('refusal' in target) return target;
    const refusal = faultOf(wish);
    if (refusal) return { refusal };
    const { draft, lineId } = target;
    const version = wish.roundId === null ? null : await this.#versionOf(wish.roundId, draft.id);
    if (version === 'unknown') return { refusal: { code: 'NOT_FOUND', message: 'itemUnknown', field: ['roundId'] } };
    const decided = await this.texts.with<Known, DecisionOutcome>(draft.id, {
      prepare: async ({ seq, clauses }, manager) => {
        const clause = clauses.find(({ id }) => id === lineId);
        const { personId } = target.actor;
        const live = readingOf(clauses, lineId);
        const asked = version?.clauses.find(({ clauseId }) => clauseId === lineId) ?? null;
        return {
          live,
          reading: version ? asked && { clauseId: lineId, digest: asked.digest, citations: asked.citations } : live,
          words: (version ? version.wordsOf.get(lineId) : clause?.lines) ?? null,
          wasLastEditor: await isLastEditor(manager, { draftId: draft.id, lineId, personId, seq: version?.seq ?? seq }),
        };
      },
      work: (manager, known, { seq: now }) => {
        const seq = version?.seq ?? now;
        const { idempotencyKey, ...content } = wish;
        const { personId } = target.actor;
        return once(manager, { personId, mutation: wish.type, idempotencyKey, input: content }, () =>
          this.#decide(manager, target, wish, known, seq),
        );
      },
    });
    const outcome = decided?.result ?? {
      refusal: { code: 'NOT_FOUND', message: 'clauseNotFound', field: ['clauseId'] } as const,
    };
    if (!('refusal' in outcome) && outcome.decisionId !== null) {
      await this.events.publish({ draftId: draft.id, clauseIds: [wish.clauseId], isPartial: false });
    }
    return outcome;
  }

  async #decide(
    manager: EntityManager,
    { actor, draft, lineId }: ClauseTarget,
    wish: DecisionWish,
    { reading, live, words, wasLastEditor }: Known,
    revision: number,
  ): Promise<DecisionOutcome> {
    const signoffs = new SignoffRepository(manager);
    const cityId = actor.cityId ?? '';
    if (wish.roundId !== null) {
      // Looked at behind the lock that closing a round needs too: nothing is decided in a round that has ended.
      const round = await new RoundRepository(manager).byId(wish.roundId);
      if (round?.status !== 'OPEN')
        return { refusal: { code: 'INVALID', message: 'alreadyEnded', field: ['roundId'] } };
      if (!round.cityIds.includes(cityId)) return { refusal: { code: 'FORBIDDEN', message: 'cityNotInRound' } };
    }
    const act = await actOf(manager, actor, draft.projectId, newId('signoffDecision'));
    const memberCityIds = decidingCities(draft, await membersOf(manager, draft.projectId));
    const decisions = (await signoffs.decisions(draft.id, [lineId])).map(toDecision);
    const settlement =
      (await new SettlementRepository(manager).settlements(draft.id, [lineId])).get(lineId) ?? unsettled(lineId);
    const settings = await signoffs.settingsOf(draft.projectId);
    const own = decisions.filter((decision) => decision.cityId === cityId);
    const outcome = signoffTransition({ clauseId: lineId, cityId, decisions: own }, commandOf(wish, reading), {
      act,
      reading,
      memberCityIds,
      lastEditorId: wasLastEditor ? actor.personId : null,
      settings,
      settlement,
    });
    if (!outcome.accepted) return { refusal: refusalOf(outcome), currentDigest: outcome.currentDigest };
    const [event] = outcome.events;
    if (event === undefined) return { decisionId: null, isSettledNow: false };
    const { decision } = event;
    const isWithdrawal = event.type === 'DecisionWithdrawn';
    await signoffs.append({ draftId: draft.id, decision, revision, words: isWithdrawal ? null : words });
    await new RoundRepository(manager).announce(draft.id);
    if (decision.kind === 'OBJECTED') {
      await emit(manager, {
        kind: 'ROUND',
        notice: 'clauseObjected',
        parameters: { reason: decision.reason ?? '' },
        projectId: draft.projectId,
        draftId: draft.id,
        actorId: actor.personId,
        subjectId: idOfClause(draft.id, lineId),
        lineIds: [lineId],
        audience: { roles: ['CHAIR', 'LEAD_DRAFTER'], watchers: true },
      });
    }
    const settled = await assessClause(manager, draft, {
      act,
      lineId,
      reading: live,
      settlement,
      settings,
      memberCityIds,
      decisions: [...decisions, decision],
    });
    await this.audit.append(
      manager,
      {
        action: ACTIONS[decision.kind],
        actorId: actor.personId,
        cityId,
        projectId: draft.projectId,
        draftId: draft.id,
        subject: { type: 'clause', id: idOfClause(draft.id, lineId) },
        facts: {
          decision: decision.id,
          digest: decision.digest,
          revision,
          reason: decision.reason,
          ...(wish.roundId === null ? {} : { round: wish.roundId }),
        },
      },
      ...(settled ? [settlementRecord(draft, lineId, actor.personId, settled)] : []),
    );
    return { decisionId: decision.id, isSettledNow: settled !== null };
  }

  /** The version of a round of this draft. */
  async #versionOf(roundId: string, draftId: string): Promise<VersionToSign | 'unknown'> {
    const [row] = await new RoundRepository(this.dataSource.manager).byIds([roundId]);
    return (row?.draftId === draftId ? await this.versions.of(row.versionId) : null) ?? 'unknown';
  }
}

function commandOf(
  { type, digest, citations, reason, roundId }: DecisionWish,
  reading: ClauseReading | null,
): SignoffCommand {
  if (type === 'withdrawDecision') return { type, reason };
  const read = { digest: digest ?? '', citations: citations ?? reading?.citations ?? [], roundId };
  return type === 'approveClause' ? { type, reason, ...read } : { type, reason: reason ?? '', ...read };
}

function faultOf({ digest, reason }: DecisionWish): Refusal | undefined {
  if (digest !== null && !/^[0-9a-f]{64}$/.test(digest)) {
    return { code: 'INVALID', message: 'digestForm', field: ['digest'] };
  }
  if (reason !== null && reason.length > LONGEST_REASON) {
    return { code: 'TOO_LARGE', message: 'reasonTooLong', parameters: { limit: LONGEST_REASON }, field: ['reason'] };
  }
  return undefined;
}
