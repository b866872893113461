import { CLOSES, ERRORS, MESSAGES } from '@colex/contract';
import { failureSentence } from './save-sentence.js';

const refused = (code: string, messageKey: string) =>
  ({ type: 'refused', refused: { frame: 1, code, messageKey, clauseIds: [] } }) as const;

describe('failureSentence', () => {
  it('gives the sentence the refusal names', () => {
    expect(failureSentence(refused('FORBIDDEN', 'roleMayNotWrite'), 'zh-CN')).toBe(MESSAGES.roleMayNotWrite['zh-CN']);
  });

  it('falls back to the sentence of the error code, then to that of any refusal', () => {
    expect(failureSentence(refused('LOCKED', 'fromAFutureServer'), 'en')).toBe(ERRORS.LOCKED.sentence.en);
    expect(failureSentence(refused('NEWER', 'fromAFutureServer'), 'en')).toBe(CLOSES.refusedUpdate.sentence.en);
  });

  it('gives the sentence of the close code', () => {
    const closed = { type: 'closed', closeCode: CLOSES.unauthenticated.code, reason: '' } as const;
    expect(failureSentence(closed, 'zh-CN')).toBe(CLOSES.unauthenticated.sentence['zh-CN']);
  });

  it('gives nothing for a close code nobody declared', () => {
    expect(failureSentence({ type: 'closed', closeCode: 4499, reason: '' }, 'en')).toBeUndefined();
  });
});
