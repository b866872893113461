import type { Role } from '@colex/policy';
import type { Act, Standing } from './act.js';
import type { CitedClause, Decision, DecisionKind } from './signoff/decision.js';
import type { ClauseReading } from './signoff/reading.js';

/** Small true things for the specs of this lib; nothing else imports this file. */
export const CITIES = ['徐州', '商丘', '淮北'] as const;

/** The city that leads the project of the specs. */
const LEAD_CITY = '徐州';

const standing = (cityId: string | null, role: Role, personId: string): Standing => ({
  personId,
  cityId,
  ofLeadCity: cityId === LEAD_CITY,
  roles: [role],
});

/** A reviewer of a city; the first one unless named otherwise. */
export const reviewer = (cityId: string, personId = `${cityId}.reviewer`): Standing =>
  standing(cityId, 'REVIEWER', personId);
/** A drafter of a city. */
export const drafter = (cityId: string): Standing => standing(cityId, 'DRAFTER', `${cityId}.drafter`);
/** A city's lead drafter; 徐州's presides over the project. */
export const lead = (cityId: string): Standing => standing(cityId, 'LEAD_DRAFTER', `${cityId}.lead`);
/** The rotating chair, of no city. */
export const chair: Standing = standing(null, 'CHAIR', 'chair');
/** Somebody who only reads. */
export const observer: Standing = standing(null, 'OBSERVER', 'observer');

/** Somebody doing something on 2026-11-22. */
export const actOf = (by: Standing, given: Partial<Act> = {}): Act => ({
  id: 'act-1',
  by,
  at: '2026-11-22T02:00:00.000Z',
  today: '2026-11-22',
  ...given,
});

/** A clause as it reads: by default its first words, citing nothing. */
export const aReading = (
  clauseId: string,
  digest = `${clauseId}#1`,
  citations: readonly CitedClause[] = [],
): ClauseReading => ({ clauseId, digest, citations });

/** What 徐州 said about the first words of clause c1, unless told otherwise. */
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
