import fc from 'fast-check';
import { shiftedRange } from './shifted-range.js';

describe('words of a line after the line changed', () => {
  it('stay where nothing before them changed, and move with what did', () => {
    expect(shiftedRange('依照第九条办理', '依照第九条办理。', { from: 2, to: 5 })).toEqual({ from: 2, to: 5 });
    expect(shiftedRange('依照第九条办理', '应当依照第九条办理', { from: 2, to: 5 })).toEqual({ from: 4, to: 7 });
  });

  it('are not found when the change touches them', () => {
    expect(shiftedRange('依照第九条办理', '依照第八条办理', { from: 2, to: 5 })).toBeNull();
    expect(shiftedRange('依照第九条办理', '办理', { from: 2, to: 5 })).toBeNull();
  });

  it('are the same words wherever they are found', () => {
    const text = fc.string({ unit: fc.constantFrom('法', '条', '第', '，'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, text, text, fc.nat(12), fc.nat(12), (head, old, fresh, tail, one, other) => {
        const [before, after] = [head + old + tail, head + fresh + tail];
        const [from, to] = [Math.min(one, other, before.length), Math.min(Math.max(one, other), before.length)];
        const moved = shiftedRange(before, after, { from, to });
        if (moved) expect(after.slice(moved.from, moved.to)).toBe(before.slice(from, to));
      }),
    );
  });
});
