import { chineseNumeral, parseChineseNumeral } from './index.js';

describe('Chinese numerals', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [115, '一百一十五'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1260, '一千二百六十'],
    [10_000, '一万'],
    [10_010, '一万零一十'],
    [20_305, '二万零三百零五'],
    [99_999, '九万九千九百九十九'],
  ])('%i is written %s', (number, numeral) => {
    expect(chineseNumeral(number)).toBe(numeral);
    expect(parseChineseNumeral(numeral)).toBe(number);
  });

  it('reads 〇 for 零 and 一十 for 十', () => {
    expect(parseChineseNumeral('一百〇一')).toBe(101);
    expect(parseChineseNumeral('一十二')).toBe(12);
  });

  it.each(['', '十十', '二〇二五', '一百一', '零一', '百', '两百', '12', '一百零', '一万一万'])(
    'does not read %s as a numeral',
    (text) => {
      expect(parseChineseNumeral(text)).toBeUndefined();
    },
  );

  it.each([-1, 1.5, 100_000, Number.NaN])('refuses to write %d', (number) => {
    expect(() => chineseNumeral(number)).toThrow(RangeError);
  });
});
