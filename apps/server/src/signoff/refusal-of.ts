import type { UserErrorCode } from '@colex/contract';
import { REFUSALS, type Refusal as WorkflowRefusal, type RefusalReason } from '@colex/workflow';
import type { Refusal } from '../api/user-errors.js';

const CODES = {
  FORBIDDEN: 'FORBIDDEN',
  CONFLICT: 'CONFLICT',
  NOT_FOUND: 'NOT_FOUND',
  LOCKED: 'LOCKED',
  BAD_USER_INPUT: 'INVALID',
} as const satisfies Record<(typeof REFUSALS)[RefusalReason], UserErrorCode>;

const FIELDS: { readonly [R in RefusalReason]?: string } = {
  clauseChangedSinceRead: 'digest',
  citedClauseChangedSinceRead: 'citations',
  clauseGone: 'clauseId',
  reasonMissing: 'reason',
  cityNotInProject: 'cityId',
  ruleNamesAnotherCity: 'rule',
  dateInPast: 'dueOn',
  dateInvalid: 'dueOn',
  dateNotLater: 'dueOn',
};

/** A refusal of a machine of the workflow, as a mutation gives it. */
export function refusalOf({ reason }: WorkflowRefusal): Refusal {
  const field = FIELDS[reason];
  return { code: CODES[REFUSALS[reason]], message: reason, field: field === undefined ? undefined : [field] };
}
