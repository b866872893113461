import fc from 'fast-check';
import { clausesOf, digestOfClauses, digestOfText, LINE_KINDS, type Line } from './index.js';

const linesArbitrary = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...LINE_KINDS),
      number: fc.option(fc.constantFrom('', '一、', '第七条之一'), { nil: undefined, freq: 5 }),
      text: fc.string({ unit: fc.constantFrom(...'甲乙丙，。'), maxLength: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((contents) => contents.map((content, index): Line => ({ ...content, id: `l${index}` })));

describe('clauses, laws', () => {
  it('every line belongs to exactly one clause, in order', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const clauses = clausesOf(lines);
        expect(clauses.flatMap((clause) => clause.lines)).toEqual(lines);
        clauses.forEach((clause, index) => {
          expect(clause.from).toBe(clauses[index - 1]?.to ?? 0);
          expect(clause.lines).toHaveLength(clause.to - clause.from);
        });
      }),
    );
  });

  it('a text has the same digest as another only when both have the same words, kinds and quoted numbers', () => {
    fc.assert(
      fc.property(linesArbitrary, linesArbitrary, (a, b) => {
        const content = (lines: readonly Line[]): unknown =>
          lines.map(({ kind, number, text }) => [kind, number ?? null, text]);
        expect(digestOfText(a) === digestOfText(b)).toBe(JSON.stringify(content(a)) === JSON.stringify(content(b)));
      }),
    );
  });

  it('the digest of a text is that of its clauses', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        expect(digestOfText(lines)).toBe(digestOfClauses(clausesOf(lines)));
      }),
    );
  });
});
