import type { Act, Standing } from './act.js';
import type { CitedClause, Decision, DecisionKind } from './signoff/decision.js';
import type { ClauseReading } from './signoff/reading.js';

/** Small true things for the specs of this lib; nothing else imports this file. */
export const CITIES = ['徐州', '商丘', '淮北'] as const;

export const reviewer = (cityId: string, personId = `${cityId}.reviewer`): Standing => ({
  personId,
  cityId,
  roles: ['REVIEWER'],
});
export const drafter = (cityId: string): Standing => ({ personId: `${cityId}.drafter`, cityId, roles: ['DRAFTER'] });
export const lead = (cityId: string): Standing => ({ personId: `${cityId}.lead`, cityId, roles: ['LEAD_DRAFTER'] });
export const chair: Standing = { personId: 'chair', cityId: null, roles: ['CHAIR'] };
export const observer: Standing = { personId: 'observer', cityId: null, roles: ['OBSERVER'] };

export const actOf = (by: Standing, given: Partial<Act> = {}): Act => ({
  id: 'act-1',
  by,
  at: '2026-11-22T02:00:00.000Z',
  today: '2026-11-22',
  ...given,
});

export const aReading = (
  clauseId: string,
  digest = `${clauseId}#1`,
  citations: readonly CitedClause[] = [],
): ClauseReading => ({ clauseId, digest, citations });

export const aDecision = (kind: DecisionKind, given: Partial<Decision> = {}): Decision => ({
  id: `${given.cityId ?? '徐州'}-${given.clauseId ?? 'c1'}-${kind}`,
  clauseId: 'c1',
  cityId: '徐州',
  kind,
  digest: 'c1#1',
  citations: [],
  reason: kind === 'OBJECTED' || kind === 'APPROVED_WITH_RESERVATION' ? '与本市机构职责不符' : null,
  roundId: null,
  personId: '徐州.reviewer',
  at: '2026-11-20T02:00:00.000Z',
  ...given,
});
