import { type DraftEntity, SettlementRepository, clauseId as idOfClause, emit } from '@colex/store';
import {
  type Act,
  type ClauseReading,
  type Decision,
  type Settlement,
  type SignoffSettings,
  settlementTransition,
  statusOf,
} from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { newId } from '../identity/new-id.js';

/** What must be known to see whether a clause is settled now. */
export interface ClauseToAssess {
  readonly act: Act;
  readonly lineId: string;
  readonly reading: ClauseReading | null;
  readonly settlement: Settlement;
  readonly settings: SignoffSettings;
  readonly memberCityIds: readonly string[];
  readonly decisions: readonly Decision[];
}

/** Settles a clause when the rule is met now, and says so; whether it did. The draft's head is locked. */
export async function assessClause(
  manager: EntityManager,
  draft: DraftEntity,
  { act, lineId, reading, settlement, settings, memberCityIds, decisions }: ClauseToAssess,
): Promise<boolean> {
  const statuses = memberCityIds.map((cityId) => ({
    cityId,
    signoff: statusOf(
      decisions.filter((decision) => decision.cityId === cityId),
      reading,
    ),
  }));
  const outcome = settlementTransition(
    settlement,
    { type: 'assessClause' },
    { act: { ...act, id: newId('settlement') }, reading, statuses, memberCityIds, settings },
  );
  const [event] = outcome.accepted ? outcome.events : [];
  if (event?.type !== 'ClauseSettled') return false;
  await new SettlementRepository(manager).append(draft.id, lineId, event.settled, act.by.personId);
  await emit(manager, {
    kind: 'ROUND',
    notice: 'clauseSettled',
    projectId: draft.projectId,
    draftId: draft.id,
    actorId: act.by.personId,
    subjectId: idOfClause(draft.id, lineId),
    lineIds: [lineId],
    audience: { cityIds: [...memberCityIds], watchers: true },
  });
  return true;
}
