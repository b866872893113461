import fc from 'fast-check';
import type { Line } from '@colex/lawtext';
import { alignClauses, compareLines, compareTexts, compareWords, shortestEdit, wordsOf } from '../index.js';
import { clausesOf } from '@colex/lawtext';

const wordArbitrary = fc.constantFrom('红色资源', '人民政府', '应当', '不得', '三十日', '，', '。', '依法', '第十条');
const sentence = fc.array(wordArbitrary, { maxLength: 8 }).map((words) => words.join(''));

const linesArbitrary = (prefix: string): fc.Arbitrary<Line[]> =>
  fc
    .array(fc.tuple(fc.constantFrom('article', 'article', 'paragraph', 'item', 'chapter'), sentence), { maxLength: 15 })
    .map((rows) => rows.map(([kind, text], index): Line => ({ id: `${prefix}${index}`, kind, text })));

describe('comparison, laws', () => {
  it('words joined again are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), sentence, (any, chinese) => {
        expect(wordsOf(any).join('')).toBe(any);
        expect(wordsOf(chinese).join('')).toBe(chinese);
      }),
    );
  });

  it('what is left without the added runs is the old text, without the removed ones the new', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const runs = compareWords(before, after);
        const without = (op: 'added' | 'removed'): string =>
          runs.flatMap((run) => (run.op === op ? [] : [run.text])).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
        expect(runs.every((run) => run.text !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('an edit script is as short as one can be', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });
    const common = (a: readonly string[], b: readonly string[]): number => {
      const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
      a.forEach((x, i) =>
        b.forEach((y, j) => {
          const row = table[i + 1] as number[];
          row[j + 1] = x === y ? (table[i]?.[j] ?? 0) + 1 : Math.max(table[i]?.[j + 1] ?? 0, row[j] ?? 0);
        }),
      );
      return table[a.length]?.[b.length] ?? 0;
    };
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const script = shortestEdit(a, b);
        expect(script.filter(({ op }) => op !== 'added').map(({ value }) => value)).toEqual(a);
        expect(script.filter(({ op }) => op !== 'removed').map(({ value }) => value)).toEqual(b);
        expect(script.filter(({ op }) => op === 'same')).toHaveLength(common(a, b));
      }),
      { numRuns: 1_000 },
    );
  });

  it('the lines of a clause all appear, in the order of either side', () => {
    fc.assert(
      fc.property(linesArbitrary('a'), linesArbitrary('b'), (before, after) => {
        const compared = compareLines(before, after);
        expect(compared.flatMap((line) => line.before ?? [])).toEqual(before);
        expect(compared.flatMap((line) => line.after ?? [])).toEqual(after);
      }),
    );
  });

  it('every clause is told exactly once, on its side', () => {
    fc.assert(
      fc.property(linesArbitrary('a'), linesArbitrary('b'), fc.boolean(), (before, other, share) => {
        const after = share ? [...other, ...before.slice(0, Math.ceil(before.length / 2))] : other;
        const { changes, counts } = compareTexts(before, after);
        const ids = (clauses: readonly { readonly id: string }[]): string[] =>
          clauses.map((clause) => clause.id).toSorted();
        expect(ids(changes.flatMap((change) => change.before))).toEqual(ids(clausesOf(before)));
        expect(ids(changes.flatMap((change) => change.after))).toEqual(ids(clausesOf(after)));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(changes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('a text compared with itself is unchanged, also when every identity is new', () => {
    fc.assert(
      fc.property(linesArbitrary('a'), fc.boolean(), (lines, anew) => {
        const other = anew ? lines.map((line) => ({ ...line, id: `new-${line.id}` })) : lines;
        const { counts, changes } = compareTexts(lines, other);
        expect(counts.unchanged).toBe(changes.length);
      }),
    );
  });

  it('clauses that share an identity are the same clause, whatever became of their words', () => {
    fc.assert(
      fc.property(linesArbitrary('a'), fc.array(sentence, { minLength: 15, maxLength: 15 }), (lines, words) => {
        const changed = lines.map((line, index) => ({ ...line, text: words[index] ?? '' }));
        const pairs = alignClauses(clausesOf(lines), clausesOf(changed));
        expect(pairs.map(({ before, after }) => [before, after])).toEqual(
          clausesOf(lines).map((_, index) => [index, index]),
        );
      }),
    );
  });
});
