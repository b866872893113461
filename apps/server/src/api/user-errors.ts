import { type Language, type MessageKey, type UserError, type UserErrorCode, say } from '@colex/contract';

/** A reason why a mutation was not carried out, before it is put into words. */
export interface Refusal {
  readonly code: UserErrorCode;
  readonly message: MessageKey;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** Path into the input; absent when the whole input is meant. */
  readonly field?: readonly string[];
}

/** A refusal in the language of the request. */
export function toUserError(refusal: Refusal, language: Language): UserError {
  return {
    field: refusal.field ? [...refusal.field] : null,
    code: refusal.code,
    message: say(refusal.message, language, refusal.parameters),
  };
}
