import type { AuditRecord } from '@colex/access';
import { type DraftEntity, SettlementRepository, clauseId as idOfClause, emit } from '@colex/store';
import {
  type Act,
  type ClauseReading,
  type Decision,
  type Settled,
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

/** Settles a clause when the rule is met now, and tells all; the settlement, or null. The draft's head is locked. */
export async function assessClause(
  manager: EntityManager,
  draft: DraftEntity,
  { act, lineId, reading, settlement, settings, memberCityIds, decisions }: ClauseToAssess,
): Promise<Settled | null> {
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
  if (event?.type !== 'ClauseSettled') return null;
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
  return event.settled;
}

/** What the audit chain keeps of a settlement. */
export function settlementRecord(draft: DraftEntity, lineId: string, personId: string, settled: Settled): AuditRecord {
  const { digest, rule, decisionIds } = settled;
  return {
    action: 'clause.settle',
    actorId: personId,
    projectId: draft.projectId,
    draftId: draft.id,
    subject: { type: 'clause', id: idOfClause(draft.id, lineId) },
    facts: { digest, rule: rule.type, decisions: [...decisionIds] },
  };
}
