import type { SaveFailure } from '@colex/collab';
import {
  CLOSES,
  ERRORS,
  MESSAGES,
  type ErrorCode,
  type Language,
  type MessageKey,
  type Sentence,
} from '@colex/contract';

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(MESSAGES, key);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

function sentenceOf(failure: SaveFailure): Sentence | undefined {
  if (failure.type === 'refused') {
    const { code, messageKey } = failure.refused;
    if (isMessageKey(messageKey)) return MESSAGES[messageKey];
    return isErrorCode(code) ? ERRORS[code].sentence : CLOSES.refusedUpdate.sentence;
  }
  return Object.values(CLOSES).find((close) => close.code === failure.closeCode)?.sentence;
}

/** Why the text cannot be saved, in the words of the contract; undefined for a close code the contract does not know. */
export function failureSentence(failure: SaveFailure, language: Language): string | undefined {
  return sentenceOf(failure)?.[language];
}
