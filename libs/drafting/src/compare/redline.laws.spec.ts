import { LINE_KINDS, printText, type Line } from '@colex/lawtext';
import fc from 'fast-check';
import { redlineOf } from './redline.js';

const SENTENCES = ['为了加强保护，制定本条例。', '市人民政府应当加强领导', '违反本条例规定的，处二万元以下罚款', '甲', ''];

const aText = fc
  .array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      kind: fc.constantFrom(...LINE_KINDS),
      text: fc.constantFrom(...SENTENCES),
    }),
    { maxLength: 14 },
  )
  .map((lines) => lines.filter((line, index) => lines.findIndex((other) => other.id === line.id) === index));

const side = (before: readonly Line[], after: readonly Line[], which: 'before' | 'after'): Line[] =>
  redlineOf(before, after).flatMap((entry) => {
    const line = entry[which];
    if (!line) return [];
    const left = which === 'before' ? 'added' : 'removed';
    return [{ ...line, text: entry.runs.flatMap((run) => (run.op === left ? [] : [run.text])).join('') }];
  });

describe('a redline', () => {
  it('is the new text without what was removed, and the old text without what was added', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        expect(side(before, after, 'before')).toEqual(before);
        expect(side(before, after, 'after')).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });

  it('says where each line stands in both texts', () => {
    fc.assert(
      fc.property(aText, aText, (before, after) => {
        for (const { before: old, after: fresh, oldIndex, newIndex } of redlineOf(before, after)) {
          expect(before[oldIndex]?.id).toBe(old?.id);
          expect(after[newIndex]?.id).toBe(fresh?.id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a text with itself changes nothing', () => {
    fc.assert(
      fc.property(aText, (lines) => {
        expect(redlineOf(lines, lines).every(({ op }) => op === 'same')).toBe(true);
        expect(printText(side(lines, lines, 'after'))).toBe(printText(lines));
      }),
      { numRuns: 100 },
    );
  });
});
