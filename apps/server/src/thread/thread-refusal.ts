import type { MessageKey, UserErrorCode } from '@colex/contract';
import { REFUSALS, type RefusalReason, type ThreadCommand } from '@colex/workflow';
import type { Refusal } from '../api/user-errors.js';

/** Reasons the state machine of threads gives, with the part of the input each is about. */
const FIELDS = {
  notTheAuthor: 'commentId',
  commentDeleted: 'commentId',
  textMissing: 'body',
  textTooLong: 'body',
  tooManyMentions: 'mentionIds',
  mentionUnknown: 'mentionIds',
  personUnknown: 'assigneeId',
  originCityMissing: 'origin',
  originNameTooLong: 'origin',
  cityNotInProject: 'origin',
  outcomeMissing: 'outcome',
  reasonMissing: 'reason',
  changeUnknown: 'answeredAtRevision',
  threadResolved: null,
  alreadyOpen: null,
  itemUnknown: null,
  dateInvalid: 'dueOn',
  dateInPast: 'dueOn',
} as const satisfies Partial<Record<RefusalReason, string | null>>;

const CODES: Partial<Record<(typeof REFUSALS)[RefusalReason], UserErrorCode>> = {
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
};

/** A refusal of the state machine as the API gives it. */
export function threadRefusal(reason: RefusalReason, command: ThreadCommand): Refusal {
  if (!(reason in FIELDS)) throw new Error(`A thread was refused for ${reason}, which is no reason of threads.`);
  const known = reason as keyof typeof FIELDS;
  const message: MessageKey = known;
  const isReason = known === 'textTooLong' && command.type === 'resolveThread';
  const field = isReason ? 'reason' : FIELDS[known];
  const code = reason === 'textTooLong' || reason === 'originNameTooLong' ? 'TOO_LARGE' : 'INVALID';
  return { code: CODES[REFUSALS[reason]] ?? code, message, ...(field && { field: [field] }) };
}
