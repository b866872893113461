import { AuditWriter } from '@colex/access';
import type { Actor } from '@colex/policy';
import { OwnershipRepository } from '@colex/store';
import { type OwnershipCommand, ownershipTransition } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { newId } from '../identity/new-id.js';
import { actOf } from './act-of.js';
import { ClauseTargets } from './clause-target.js';
import { LockedTexts } from './locked-text.js';
import { membersOf } from './members-of.js';
import { refusalOf } from './refusal-of.js';
import { SignoffEvents } from './signoff-events.js';

/** A clause to be given to a city, taken back or given back. */
export interface OwnershipWish {
  readonly clauseId: string;
  readonly command: OwnershipCommand;
  readonly idempotencyKey: string | null;
}

const KINDS = { ClauseGiven: 'GIVEN', ClauseTakenBack: 'TAKEN_BACK', ClauseGivenBack: 'GIVEN_BACK' } as const;
const ACTIONS = {
  ClauseGiven: 'clause.give',
  ClauseTakenBack: 'clause.takeBack',
  ClauseGivenBack: 'clause.giveBack',
} as const;
const LONGEST_REASON = 2_000;

/** Which city drafts a clause of the joint text (提案分工). */
@Injectable()
export class OwnershipService {
  constructor(
    private readonly targets: ClauseTargets,
    private readonly texts: LockedTexts,
    private readonly events: SignoffEvents,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async change(
    actor: Actor | null,
    { clauseId, command, idempotencyKey }: OwnershipWish,
  ): Promise<{ readonly clauseId: string } | { readonly refusal: Refusal }> {
    const target = await this.targets.find(
      actor,
      command.type === 'giveClauseBack' ? 'clause.giveBack' : 'clause.preside',
      clauseId,
      async ({ draft, lineId }) =>
        (await new OwnershipRepository(this.dataSource.manager).ownershipOf(draft.id, lineId)).cityId,
    );
    if ('refusal' in target) return target;
    if (command.type === 'takeClauseBack' && command.reason.length > LONGEST_REASON) {
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
    const content = { clauseId, command };
    const changed = await this.texts.with(draft.id, {
      prepare: ({ clauses }) => clauses.some(({ id }) => id === lineId),
      work: (manager, isThere) =>
        once(
          manager,
          { personId: asker.personId, mutation: command.type, idempotencyKey, input: content },
          async () => {
            if (!isThere && command.type === 'giveClause') return { refusal: clauseGone };
            const ownerships = new OwnershipRepository(manager);
            const act = await actOf(manager, asker, draft.projectId, newId('ownership'));
            const outcome = ownershipTransition(await ownerships.ownershipOf(draft.id, lineId), command, {
              act,
              draftKind: draft.kind,
              memberCityIds: await membersOf(manager, draft.projectId),
            });
            if (!outcome.accepted) return { refusal: refusalOf(outcome) };
            for (const event of outcome.events) {
              await ownerships.append({
                id: act.id,
                draftId: draft.id,
                lineId,
                kind: KINDS[event.type],
                cityId: event.type === 'ClauseGiven' ? event.cityId : null,
                fromCityId: event.from,
                personId: asker.personId,
                reason: event.type === 'ClauseGiven' ? null : event.reason,
                at: new Date(act.at),
              });
              await this.audit.append(manager, {
                action: ACTIONS[event.type],
                actorId: asker.personId,
                cityId: event.type === 'ClauseGivenBack' ? event.from : null,
                projectId: draft.projectId,
                draftId: draft.id,
                subject: { type: 'clause', id: clauseId },
                facts:
                  event.type === 'ClauseGiven'
                    ? { city: event.cityId, from: event.from }
                    : { from: event.from, reason: event.reason },
              });
            }
            return { clauseId };
          },
        ),
    });
    const outcome = changed?.result ?? { refusal: clauseGone };
    if (!('refusal' in outcome)) {
      await this.events.publish({ draftId: draft.id, clauseIds: [clauseId], isPartial: false });
    }
    return outcome;
  }
}

const clauseGone: Refusal = { code: 'NOT_FOUND', message: 'clauseGone', field: ['clauseId'] };
