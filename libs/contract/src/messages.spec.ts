import { LOSS_REASONS } from '@colex/lawtext';
import { REASONS } from '@colex/policy';
import { AUDIT_ACTIONS } from './audit-actions.js';
import { CLOSES } from './close-codes.js';
import { ERRORS } from './errors.js';
import { LANGUAGES } from './language.js';
import { LOSSES, MESSAGES, type Sentence, fill, say } from './messages.js';
import { NOTICES } from './notices.js';

const TABLES: Record<string, Record<string, Sentence>> = {
  messages: MESSAGES,
  losses: LOSSES,
  errors: Object.fromEntries(Object.entries(ERRORS).map(([code, row]) => [code, row.sentence])),
  closes: Object.fromEntries(Object.entries(CLOSES).map(([key, row]) => [key, row.sentence])),
};

const parametersOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();

describe('what the server says', () => {
  for (const [table, sentences] of Object.entries(TABLES)) {
    it(`exists in every language, with the same parameters: ${table}`, () => {
      for (const [key, sentence] of Object.entries(sentences)) {
        expect({ key, languages: Object.keys(sentence).sort() }).toEqual({ key, languages: [...LANGUAGES].sort() });
        expect({ key, parameters: parametersOf(sentence.en) }).toEqual({
          key,
          parameters: parametersOf(sentence['zh-CN']),
        });
      }
    });

    it(`is a sentence of its language: ${table}`, () => {
      for (const [key, sentence] of Object.entries(sentences)) {
        expect(`${key}: ${sentence['zh-CN']}`).toMatch(/\p{Script=Han}.*。$/u);
        expect(`${key}: ${sentence.en}`).toMatch(/^[\w-]+: [A-Z][^\p{Script=Han}]*\.$/u);
      }
    });
  }

  it('has a name for every action of the audit chain, in every language', () => {
    for (const [action, name] of Object.entries(AUDIT_ACTIONS)) {
      expect(`${action}: ${name['zh-CN']}`).toMatch(/^[a-z]+\.[a-zA-Z]+: \p{Script=Han}/u);
      expect(`${action}: ${name.en}`).toMatch(/: [A-Z][^\p{Script=Han}]*[^.]$/u);
    }
  });

  it('has a sentence for every reason of the policy', () => {
    expect(REASONS.filter((reason) => !(reason in MESSAGES))).toEqual([]);
  });

  it('has a sentence for every kind of loss of the reader', () => {
    expect(Object.keys(LOSSES).sort()).toEqual([...LOSS_REASONS].sort());
  });

  it('has every notice in every language, with the same parameters', () => {
    for (const [key, notice] of Object.entries<Sentence>(NOTICES)) {
      expect({ key, languages: Object.keys(notice).sort() }).toEqual({ key, languages: [...LANGUAGES].sort() });
      expect({ key, parameters: parametersOf(notice.en) }).toEqual({ key, parameters: parametersOf(notice['zh-CN']) });
    }
  });

  it('fills in parameters and leaves an unknown one visible', () => {
    expect(say('tooManyAttempts', 'zh-CN', { seconds: 30 })).toBe('尝试次数过多，请在 30 秒后再试。');
    expect(fill('{known} {unknown}', { known: 1 })).toBe('1 {unknown}');
  });
});

describe('the error table', () => {
  it('is the closed list of api.md §13', () => {
    expect(Object.entries(ERRORS).map(([code, { status }]) => `${code} ${status}`)).toMatchInlineSnapshot(`
     [
       "UNAUTHENTICATED 401",
       "FORBIDDEN 403",
       "NOT_FOUND 404",
       "BAD_USER_INPUT 400",
       "CONFLICT 409",
       "STALE_APPROVAL 409",
       "LOCKED 423",
       "RATE_LIMITED 429",
       "QUERY_TOO_COSTLY 400",
       "BAD_CURSOR 400",
       "PAYLOAD_TOO_LARGE 413",
       "UPSTREAM_UNAVAILABLE 503",
       "INTERNAL 500",
     ]
    `);
  });
});

describe('the close codes', () => {
  it('stop the stock y-websocket client exactly when coming back would not help', () => {
    for (const [key, { code, comeBack }] of Object.entries(CLOSES)) {
      expect({ key, final: code >= 4400 && code <= 4499 }).toEqual({ key, final: !comeBack });
    }
  });
});
