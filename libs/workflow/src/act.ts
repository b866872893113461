import type { Role } from '@colex/policy';
import type { PlainDate } from './plain-date.js';

/**
 * Somebody's standing in the project, as the policy knows it. Whoever is named here was let in by the policy (signed
 * in, not suspended, credential may change things); this lib only adds for whom they may speak.
 */
export interface Standing {
  readonly personId: string;
  /** The city the person works for; null for somebody of no city. */
  readonly cityId: string | null;
  /** Whether that city leads the project (牵头市). */
  readonly ofLeadCity: boolean;
  readonly roles: readonly Role[];
}

/**
 * Who does something, and when. Handed in with every command because this lib has no clock and makes no ids; it makes
 * a transition repeatable to the last character.
 */
export interface Act {
  /** The id of the record this act may leave behind. */
  readonly id: string;
  readonly by: Standing;
  /** The instant, RFC 3339. */
  readonly at: string;
  /** The day of that instant where the project is. */
  readonly today: PlainDate;
}

/** Whether somebody decides for a city (审核人): its reviewers do, nobody else, and never for another city. */
export const reviewsFor = (by: Standing, cityId: string): boolean =>
  by.cityId === cityId && by.roles.includes('REVIEWER');

/**
 * Whether somebody presides over the project: the rotating chair (轮值主席), or the lead drafter (牵头起草) of the lead
 * city. A lead drafter of another city leads that city's drafting, not the project.
 */
export const presides = (by: Standing): boolean =>
  by.roles.includes('CHAIR') || (by.ofLeadCity && by.roles.includes('LEAD_DRAFTER'));

/**
 * Whether somebody keeps a city's procedure up to date: the chair, or that city's own lead drafter or reviewer. Each
 * city stays master of its own vote, so no other city does.
 */
export const keepsTrackOf = (by: Standing, cityId: string): boolean =>
  by.roles.includes('CHAIR') ||
  (by.cityId === cityId && (by.roles.includes('LEAD_DRAFTER') || by.roles.includes('REVIEWER')));
