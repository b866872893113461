import fc from 'fast-check';
import { dropComputedNumbers, LINE_KINDS, numberLines, renumberLines, type Line } from './index.js';

const contentArbitrary = fc.record({
  kind: fc.constantFrom(...LINE_KINDS),
  number: fc.option(fc.constantFrom('', '第七条之一', '第二十三条', '第一章', '（三）', '4.', '一、', '附件'), {
    nil: undefined,
    freq: 6,
  }),
});

let fresh = 0;
const linesArbitrary = fc
  .array(contentArbitrary, { maxLength: 40 })
  .map((contents) => contents.map((content): Line => ({ ...content, id: `l${(fresh += 1)}`, text: '' })));

describe('numbering, laws', () => {
  it('renumbering after any change equals numbering anew', () => {
    fc.assert(
      fc.property(linesArbitrary, linesArbitrary, fc.nat(), fc.nat(), (lines, added, place, length) => {
        const from = place % (lines.length + 1);
        const removed = length % (lines.length - from + 1);
        const changed = lines.toSpliced(from, removed, ...added);
        const renumbered = renumberLines(numberLines(lines), changed, { from, removed, added: added.length });
        const anew = numberLines(changed);
        expect(renumbered.labels).toEqual(anew.labels);
        expect(renumbered.ordinals).toEqual(anew.ordinals);
        expect(renumbered.indexById).toEqual(anew.indexById);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a chain of changes renumbers as well as one', () => {
    fc.assert(
      fc.property(
        linesArbitrary,
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), linesArbitrary), { maxLength: 6 }),
        (start, changes) => {
          let lines = start;
          let numbering = numberLines(lines);
          for (const [place, length, added] of changes) {
            const from = place % (lines.length + 1);
            const removed = Math.min(length, lines.length - from);
            lines = lines.toSpliced(from, removed, ...added);
            numbering = renumberLines(numbering, lines, { from, removed, added: added.length });
          }
          expect(numbering.labels).toEqual(numberLines(lines).labels);
        },
      ),
    );
  });

  it('quoting every number a text prints and dropping the computed ones gives the text back', () => {
    fc.assert(
      fc.property(linesArbitrary, (lines) => {
        const { labels } = numberLines(lines);
        const quoted = lines.map((line, index) => {
          const label = labels[index] ?? '';
          return label === '' ? line : { ...line, number: label };
        });
        const again = dropComputedNumbers(quoted);
        expect(numberLines(again).labels).toEqual(labels);
      }),
      { numRuns: 1_000 },
    );
  });
});
