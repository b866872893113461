import fc from 'fast-check';
import { chineseNumeral, LARGEST_NUMERAL, parseChineseNumeral } from './index.js';

describe('Chinese numerals, laws', () => {
  it('reading undoes writing for every number there is', () => {
    const wrong: number[] = [];
    for (let n = 0; n <= LARGEST_NUMERAL; n += 1) if (parseChineseNumeral(chineseNumeral(n)) !== n) wrong.push(n);
    expect(wrong).toEqual([]);
  });

  it('whatever is read is written back the same', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'零一二三四五六七八九十百千万'), { maxLength: 9 }), (characters) => {
        const text = characters.join('');
        const n = parseChineseNumeral(text);
        if (n !== undefined) expect(chineseNumeral(n)).toBe(text.replace(/^一十/u, '十'));
      }),
      { numRuns: 5_000 },
    );
  });
});
