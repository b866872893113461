import { Access, type AuditRecord, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import {
  type DraftEntity,
  ProjectRepository,
  SettlementRepository,
  SignoffRepository,
  clauseId as idOfClause,
  emit,
} from '@colex/store';
import {
  type SettlementRule,
  type SignoffSettings,
  readingsOf,
  settlementTransition,
  strangersIn,
  unsettled,
} from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { actOf } from './act-of.js';
import { assessClause, settlementRecord } from './assess-clause.js';
import { ClauseTargets, decidingCities } from './clause-target.js';
import { LockedTexts } from './locked-text.js';
import { membersOf } from './members-of.js';
import { refusalOf } from './refusal-of.js';
import { SignoffEvents } from './signoff-events.js';

/** A clause to be reopened, taken back … */
export interface ClauseWish {
  readonly clauseId: string;
  readonly reason: string;
  readonly idempotencyKey: string | null;
}

/** Settings to be. */
export interface SettingsWish extends SignoffSettings {
  readonly projectId: string;
  readonly idempotencyKey: string | null;
}

const MOST_NAMED = 100;
const LONGEST_REASON = 2_000;

/** Reopening settled clauses, and the rule by which clauses are settled. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly access: Access,
    private readonly targets: ClauseTargets,
    private readonly texts: LockedTexts,
    private readonly events: SignoffEvents,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** 重新开放: the words may be changed again, and all cities are told why. */
  async reopen(
    actor: Actor | null,
    wish: ClauseWish,
  ): Promise<{ readonly clauseId: string } | { readonly refusal: Refusal }> {
    const target = await this.targets.find(actor, 'clause.preside', wish.clauseId);
    if ('refusal' in target) return target;
    const { clauseId, reason, idempotencyKey } = wish;
    if (reason.length > LONGEST_REASON) {
      return {
        refusal: {
          code: 'TOO_LARGE',
          message: 'reasonTooLong',
          parameters: { limit: LONGEST_REASON },
          field: ['reason'],
        },
      };
    }
    const { draft, lineId, actor: asker } = target;
    const content = { clauseId, reason };
    const reopened = await this.texts.with(draft.id, {
      prepare: () => undefined,
      work: (manager) =>
        once(
          manager,
          { personId: asker.personId, mutation: 'reopenClause', idempotencyKey, input: content },
          async () => {
            const settlements = new SettlementRepository(manager);
            const settlement = (await settlements.settlements(draft.id, [lineId])).get(lineId) ?? unsettled(lineId);
            const act = await actOf(manager, asker, draft.projectId, newId('settlement'));
            const memberCityIds = await membersOf(manager, draft.projectId);
            const settings = await new SignoffRepository(manager).settingsOf(draft.projectId);
            const facts = { act, reading: null, statuses: [], memberCityIds, settings };
            const outcome = settlementTransition(settlement, { type: 'reopenClause', reason }, facts);
            if (!outcome.accepted) return { refusal: refusalOf(outcome) };
            for (const event of outcome.events) {
              if (event.type === 'ClauseReopened') {
                await settlements.append(draft.id, lineId, event.reopened, asker.personId);
              }
            }
            await emit(manager, {
              kind: 'ROUND',
              notice: 'clauseReopened',
              parameters: { reason },
              projectId: draft.projectId,
              draftId: draft.id,
              actorId: asker.personId,
              subjectId: idOfClause(draft.id, lineId),
              lineIds: [lineId],
              audience: { cityIds: [...memberCityIds], watchers: true },
            });
            await this.audit.append(manager, {
              action: 'clause.reopen',
              actorId: asker.personId,
              projectId: draft.projectId,
              draftId: draft.id,
              subject: { type: 'clause', id: clauseId },
              facts: { reason },
            });
            return { clauseId };
          },
        ),
    });
    const outcome = reopened?.result ?? { refusal: clauseNotFound };
    if (!('refusal' in outcome)) {
      await this.events.publish({ draftId: draft.id, clauseIds: [clauseId], isPartial: false });
    }
    return outcome;
  }

  /** Sets the rule and settles what meets it now; nothing that is settled is opened by it. */
  async configure(
    actor: Actor | null,
    wish: SettingsWish,
  ): Promise<{ readonly settledCount: number } | { readonly refusal: Refusal }> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const { projectId, rule, reservationsCount, lastEditorMayDecideAlone, idempotencyKey } = wish;
    const verdict = await this.access.decide(actor, 'signoff.configure', { projectId });
    if (!verdict.allowed) {
      const mayRead = await this.access.decide(actor, 'project.read', { projectId });
      if (!mayRead.allowed && verdict.reason === 'suspended') throw new TypedError('UNAUTHENTICATED');
      return mayRead.allowed
        ? { refusal: { code: 'FORBIDDEN', message: verdict.reason } }
        : { refusal: { code: 'NOT_FOUND', message: 'projectNotFound', field: ['projectId'] } };
    }
    const settings: SignoffSettings = { rule, reservationsCount, lastEditorMayDecideAlone };
    const memberCityIds = await membersOf(this.dataSource.manager, projectId);
    const refusal = faultOf(rule, memberCityIds);
    if (refusal) return { refusal };
    const saved = await this.dataSource.transaction((manager) =>
      once(
        manager,
        {
          personId: actor.personId,
          mutation: 'setSignoffSettings',
          idempotencyKey,
          input: { projectId, settings },
        },
        async () => {
          const repository = new SignoffRepository(manager);
          await repository.saveSettings(projectId, settings, { by: actor.personId, at: new Date() });
          await this.audit.append(manager, {
            action: 'signoff.configure',
            actorId: actor.personId,
            projectId,
            subject: { type: 'project', id: projectId },
            facts: {
              rule: rule.type,
              cities: rule.type === 'NAMED_CITIES' ? [...rule.cityIds] : [],
              reservationsCount,
              lastEditorMayDecideAlone,
            },
          });
          return { saved: true };
        },
      ),
    );
    if ('refusal' in saved) return saved;
    return { settledCount: await this.settleWhatMeetsTheRule(actor, projectId) };
  }

  /** Settles every clause of a project that meets its rule: after a change of the rule or of the cities. How many were. */
  async settleWhatMeetsTheRule(actor: Actor, projectId: string): Promise<number> {
    const drafts: DraftEntity[] = await new ProjectRepository(this.dataSource.manager).draftsOf(projectId);
    let count = 0;
    for (const draft of drafts) {
      const settled = await this.texts.with(draft.id, {
        prepare: ({ clauses }) => readingsOf([], clauses),
        work: async (manager, readings) => {
          const repository = new SignoffRepository(manager);
          const settings = await repository.settingsOf(projectId);
          const { decisions } = await repository.decisionsAfter(draft.id, 0);
          const memberCityIds = decidingCities(draft, await membersOf(manager, projectId));
          const settlements = await new SettlementRepository(manager).settlements(draft.id);
          const act = await actOf(manager, actor, projectId, newId('settlement'));
          const lineIds: string[] = [];
          const records: AuditRecord[] = [];
          for (const reading of readings) {
            const { clauseId: lineId } = reading;
            const about = decisions.filter((decision) => decision.clauseId === lineId);
            if (about.length === 0) continue;
            const settlement = settlements.get(lineId) ?? unsettled(lineId);
            const clause = { act, lineId, reading, settlement, settings, memberCityIds, decisions: about };
            const record = await assessClause(manager, draft, clause);
            if (record === null) continue;
            lineIds.push(lineId);
            records.push(settlementRecord(draft, lineId, actor.personId, record));
          }
          if (records.length > 0) await this.audit.append(manager, ...records);
          return lineIds;
        },
      });
      const lineIds = settled?.result ?? [];
      count += lineIds.length;
      if (lineIds.length > 0) {
        await this.events.publish({
          draftId: draft.id,
          clauseIds: lineIds.slice(0, MOST_NAMED).map((lineId) => idOfClause(draft.id, lineId)),
          isPartial: lineIds.length > MOST_NAMED,
        });
      }
    }
    return count;
  }
}

const clauseNotFound: Refusal = { code: 'NOT_FOUND', message: 'clauseNotFound', field: ['clauseId'] };

function faultOf(rule: SettlementRule, memberCityIds: readonly string[]): Refusal | undefined {
  if (rule.type === 'NAMED_CITIES' && rule.cityIds.length === 0) {
    return { code: 'INVALID', message: 'citiesMissing', field: ['rule', 'cityIds'] };
  }
  return strangersIn(rule, memberCityIds).length > 0
    ? { code: 'INVALID', message: 'ruleNamesAnotherCity', field: ['rule', 'cityIds'] }
    : undefined;
}
