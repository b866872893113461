import { LINE_KINDS, LOSS_REASONS } from '@colex/lawtext';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** Every sentence of a dictionary under its full key, e.g. `save.offline`. */
function sentences(dictionary: object, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(dictionary)) {
    if (typeof value === 'string') found.set(above + key, value);
    else for (const [inner, sentence] of sentences(value as object, `${above}${key}.`)) found.set(inner, sentence);
  }
  return found;
}

const placeholders = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).toSorted();

describe('the two languages of the interface', () => {
  const chinese = sentences(zhCN);
  const english = sentences(en);

  it('have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted());
  });

  it('fill the same values into each sentence', () => {
    const differing = [...chinese].filter(
      ([key, sentence]) => placeholders(sentence).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('name every kind of line and every reason a reader reports', () => {
    expect(Object.keys(zhCN.kind).toSorted()).toEqual(LINE_KINDS.toSorted());
    expect(Object.keys(zhCN.kindLong).toSorted()).toEqual(LINE_KINDS.toSorted());
    expect(Object.keys(zhCN.loss).toSorted()).toEqual(LOSS_REASONS.toSorted());
  });

  it('leave no sentence empty', () => {
    const empty = [...chinese, ...english].filter(([, sentence]) => sentence.trim() === '');
    expect(empty).toEqual([]);
  });

  it('are written in their own script', () => {
    const wordsOf = (sentence: string): string => sentence.replace(/\{\{\w+\}\}/g, '');
    const withoutChinese = [...chinese].filter(
      ([key, sentence]) =>
        /\p{L}/u.test(wordsOf(sentence)) &&
        !/\p{Script=Han}/u.test(sentence) &&
        key !== 'app.latinName' &&
        key !== 'language.en',
    );
    expect(withoutChinese).toEqual([]);
  });
});
