import { Access, AuditWriter } from '@colex/access';
import { type AuditAction, TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import {
  DraftRepository,
  JournalRepository,
  RegionRepository,
  type RoundEntity,
  RoundRepository,
  SignoffRepository,
  emit,
  toRound,
} from '@colex/store';
import {
  type Act,
  type Round,
  type RoundCommand,
  type RoundEvent,
  type SettlementRule,
  roundTransition,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { actOf } from '../signoff/act-of.js';
import { decidingCities } from '../signoff/clause-target.js';
import { membersOf } from '../signoff/members-of.js';
import { refusalOf } from '../signoff/refusal-of.js';
import { tellOfRound } from './round-notices.js';
import { RoundVersions } from './round-versions.service.js';

/** What a round is opened with. */
export interface OpenRoundWish {
  readonly draftId: string;
  readonly versionId: string;
  readonly rule: SettlementRule;
  readonly cityIds: readonly string[];
  readonly dueOn: string;
  readonly idempotencyKey: string | null;
}

/** A step of a round that was opened. */
export type RoundStep = Exclude<RoundCommand, { readonly type: 'openRound' | 'recalculateRound' }>;

/** What became of it. */
export type RoundOutcome = { readonly roundId: string } | { readonly refusal: Refusal };

type RoundDraft = NonNullable<Awaited<ReturnType<DraftRepository['byId']>>>;

const LONGEST_REASON = 2_000;

const NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'itemUnknown', field: ['roundId'] };

/**
 * Rounds of signing off (会签轮次). Every step holds the lock of the draft's head, which deciding about a clause needs too: what a
 * round is closed with is exactly what cities had said by then.
 */
@Injectable()
export class RoundService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly versions: RoundVersions,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** 发起会签. */
  async open(actor: Actor | null, wish: OpenRoundWish): Promise<RoundOutcome> {
    if (actor === null || actor.suspended) throw new TypedError('UNAUTHENTICATED');
    const draft = await this.#readable(actor, wish.draftId);
    if (!draft) return { refusal: { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] } };
    const verdict = await this.access.decide(actor, 'round.preside', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    const version = await this.versions.of(wish.versionId);
    if (version?.draftId !== draft.id) {
      return { refusal: { code: 'NOT_FOUND', message: 'itemUnknown', field: ['versionId'] } };
    }
    const { idempotencyKey, rule, cityIds, dueOn } = wish;
    const { draftId, seq: _seq, wordsOf: _words, ...content } = version;
    const asked = { draftId, versionId: wish.versionId, rule, cityIds, dueOn };
    return this.dataSource.transaction((manager) =>
      once(manager, { personId: actor.personId, mutation: 'openRound', idempotencyKey, input: asked }, async () => {
        await new JournalRepository(manager).lockHeads([draft.id]);
        const rounds = new RoundRepository(manager);
        if (await rounds.openOf(draft.id)) return { refusal: { code: 'CONFLICT', message: 'roundIsOpen' } as const };
        const command: RoundCommand = { type: 'openRound', version: content, rule, cityIds, dueOn };
        const facts = await this.#facts(manager, actor, draft, 'round');
        const outcome = roundTransition(null, command, { ...facts, decisions: [] });
        if (!outcome.accepted) return { refusal: refusalOf(outcome) };
        await rounds.insert(draft.id, outcome.state, new Date(facts.act.at));
        await this.#record(manager, actor, draft, outcome.state, outcome.events);
        return { roundId: outcome.state.id };
      }),
    );
  }

  /** A step by somebody. Signing, declining and withdrawing are of the actor's own city. */
  async step(
    actor: Actor | null,
    roundId: string,
    command: RoundStep,
    { mutation, idempotencyKey }: { readonly mutation: string; readonly idempotencyKey: string | null },
  ): Promise<RoundOutcome> {
    if (actor === null || actor.suspended) throw new TypedError('UNAUTHENTICATED');
    const row = await new RoundRepository(this.dataSource.manager).byId(roundId);
    const draft = row && (await this.#readable(actor, row.draftId));
    if (!row || !draft) return { refusal: NOT_FOUND };
    const verdict = await this.#may(actor, draft, command);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    if ('reason' in command && (command.reason?.length ?? 0) > LONGEST_REASON) {
      const parameters = { limit: LONGEST_REASON };
      return { refusal: { code: 'TOO_LARGE', message: 'reasonTooLong', parameters, field: ['reason'] } };
    }
    const asked = { personId: actor.personId, mutation, idempotencyKey, input: { roundId, command } };
    return this.dataSource.transaction((manager) =>
      once(manager, asked, async () => {
        const round = await this.#locked(manager, draft.id, roundId);
        if (round === null) return { refusal: NOT_FOUND };
        if ('cityIds' in command && command.cityIds.some((cityId) => !round.cityIds.includes(cityId))) {
          return { refusal: { code: 'INVALID', message: 'cityNotInRound', field: ['cityIds'] } as const };
        }
        const facts = await this.#facts(manager, actor, draft, 'roundSignature');
        return this.#carryOut(manager, actor, draft, round, command, facts);
      }),
    );
  }

  /** Reminds cities as the server does by itself: nobody's act. How many were reminded. */
  async remind(row: RoundEntity, cityIds: readonly string[], act: Act): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const draft = await new DraftRepository(manager).byId(row.draftId);
      const round = draft && (await this.#locked(manager, draft.id, row.id));
      if (!draft || !round) return 0;
      const memberCityIds = decidingCities(draft, await membersOf(manager, draft.projectId));
      const command = { type: 'recordReminders', cityIds } as const;
      const outcome = roundTransition(round, command, { act, memberCityIds, decisions: [] });
      if (!outcome.accepted || outcome.events.length === 0) return 0;
      await this.#save(manager, draft, outcome.state, outcome.events);
      await this.#record(manager, null, draft, outcome.state, outcome.events);
      return outcome.state.reminders.length - round.reminders.length;
    });
  }

  async #carryOut(
    manager: EntityManager,
    actor: Actor,
    draft: RoundDraft,
    round: Round,
    command: RoundStep,
    facts: { readonly act: Act; readonly memberCityIds: readonly string[] },
  ): Promise<RoundOutcome> {
    const { decisions } = await new SignoffRepository(manager).decisionsAfter(draft.id, 0);
    const outcome = roundTransition(round, command, { ...facts, decisions });
    if (!outcome.accepted) {
      const { code, message, field } = refusalOf(outcome);
      // How many are in the way; which they are, the round shows.
      return { refusal: { code, message, field, parameters: { count: outcome.because?.length ?? 0 } } };
    }
    await this.#save(manager, draft, outcome.state, outcome.events);
    await this.#record(manager, actor, draft, outcome.state, outcome.events);
    return { roundId: round.id };
  }

  async #save(manager: EntityManager, draft: RoundDraft, round: Round, events: readonly RoundEvent[]): Promise<void> {
    const rounds = new RoundRepository(manager);
    for (const event of events) {
      if (event.type === 'WholeAnswered') await rounds.appendSignature(draft.id, round.id, event.signature);
      else await rounds.save(draft.id, round, await new SignoffRepository(manager).lastOrdinal(draft.id));
    }
  }

  /** Tells whom it concerns, and the audit chain: with the change itself. */
  async #record(
    manager: EntityManager,
    actor: Actor | null,
    draft: RoundDraft,
    round: Round,
    events: readonly RoundEvent[],
  ): Promise<void> {
    for (const event of events) {
      const signatory = event.type === 'WholeAnswered' ? event.signature.cityId : null;
      const [city] = signatory === null ? [] : await new RegionRepository(manager).citiesByIds([signatory]);
      const told = tellOfRound(event, round, draft, { actorId: actor?.personId ?? null, cityName: city?.name ?? '' });
      if (told) await emit(manager, told);
      const { action, facts } = auditOf(event, round);
      await this.audit.append(manager, {
        action,
        facts,
        actorId: actor?.personId ?? null,
        cityId: signatory,
        projectId: draft.projectId,
        draftId: draft.id,
        subject: { type: 'round', id: round.id },
      });
    }
  }

  async #locked(manager: EntityManager, draftId: string, roundId: string): Promise<Round | null> {
    await new JournalRepository(manager).lockHeads([draftId]);
    const rounds = new RoundRepository(manager);
    const row = await rounds.byId(roundId);
    const version = row && (await this.versions.of(row.versionId));
    const [signatures = []] = await rounds.signaturesOf([roundId]);
    return row && version && toRound(row, signatures, version);
  }

  async #facts(manager: EntityManager, actor: Actor, draft: RoundDraft, kind: 'round' | 'roundSignature') {
    const act = await actOf(manager, actor, draft.projectId, newId(kind));
    return { act, memberCityIds: decidingCities(draft, await membersOf(manager, draft.projectId)) };
  }

  async #readable(actor: Actor, draftId: string): Promise<RoundDraft | null> {
    const draft = await new DraftRepository(this.dataSource.manager).byId(draftId);
    return draft && (await this.access.decide(actor, 'draft.read', draft)).allowed ? draft : null;
  }

  #may(actor: Actor, { projectId, kind, cityId }: RoundDraft, command: RoundStep) {
    const isAnswer = 'cityId' in command;
    return isAnswer
      ? this.access.decide(actor, 'round.sign', { projectId, kind, cityId, forCityId: command.cityId })
      : this.access.decide(actor, 'round.preside', { projectId, kind, cityId });
  }
}

function auditOf(
  event: RoundEvent,
  round: Round,
): {
  readonly action: AuditAction;
  readonly facts: Readonly<Record<string, string | number | boolean | null | string[]>>;
} {
  const version = { version: round.version.name, digest: round.version.digest };
  switch (event.type) {
    case 'RoundOpened':
      return {
        action: 'round.open',
        facts: { ...version, rule: round.rule.type, cities: [...round.cityIds], dueOn: round.dueOn },
      };
    case 'RoundExtended':
      return { action: 'round.extend', facts: { from: event.from, dueOn: event.dueOn } };
    case 'WholeAnswered': {
      const { type, id, reason } = event.signature;
      return { action: ANSWERS[type], facts: { ...version, signature: id, reason } };
    }
    case 'CitiesReminded':
      return { action: 'round.remind', facts: { cities: [...event.cityIds], dueOn: round.dueOn } };
    case 'RoundRecalculated':
      return { action: 'round.recalculate', facts: { left: [...event.leftCityIds] } };
    case 'RoundClosed': {
      const { agreed, cities, objections, reason } = event.result;
      const answers = cities.map(({ cityId, answer }) => `${cityId} ${answer}`);
      return { action: 'round.close', facts: { ...version, agreed, answers, objections: objections.length, reason } };
    }
    case 'RoundCancelled':
      return { action: 'round.cancel', facts: { ...version, reason: event.reason } };
  }
}

const ANSWERS = { SIGNED: 'round.sign', DECLINED: 'round.decline', WITHDRAWN: 'round.withdraw' } as const;
