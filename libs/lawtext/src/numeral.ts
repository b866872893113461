const DIGITS = '零一二三四五六七八九';
const UNITS = [
  ['万', 10_000],
  ['千', 1_000],
  ['百', 100],
  ['十', 10],
] as const;

/** The largest number {@link chineseNumeral} writes: a law of more articles than this does not exist. */
export const LARGEST_NUMERAL = 99_999;

/** Every renumbering writes the same few hundred numerals again; each is made once. */
const written: string[] = [];

const write = (n: number): string => {
  if (n === 0) return '零';
  let rest = n;
  let numeral = '';
  let gap = false;
  for (const [unit, value] of UNITS) {
    const digit = Math.floor(rest / value);
    rest %= value;
    if (digit === 0) {
      gap = numeral !== '';
      continue;
    }
    if (gap) numeral += '零';
    gap = false;
    // 十二 at the beginning of a numeral, but 一百一十二 inside one.
    numeral += digit === 1 && value === 10 && numeral === '' ? unit : `${DIGITS.charAt(digit)}${unit}`;
  }
  if (rest > 0) numeral += `${gap ? '零' : ''}${DIGITS.charAt(rest)}`;
  return numeral;
};

/**
 * Writes a whole number from 0 to {@link LARGEST_NUMERAL} the way statutes number their articles (立法法 art. 65):
 * 十, 十二, 一百零一, 一百一十, 一千二百六十, 一万零一十.
 *
 * @throws RangeError when `n` is no whole number in that range.
 */
export const chineseNumeral = (n: number): string => {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_NUMERAL) {
    throw new RangeError(`no Chinese numeral for ${n}: it is not a whole number from 0 to ${LARGEST_NUMERAL}`);
  }
  return (written[n] ??= write(n));
};

/**
 * Reads a numeral written by {@link chineseNumeral}; `〇` is read as `零` and `一十二` as `十二`.
 * Anything else (二〇二五, 十十, an empty string) is no numeral and gives `undefined`.
 */
export const parseChineseNumeral = (numeral: string): number | undefined => {
  const canonical = numeral.replaceAll('〇', '零').replace(/^一十/u, '十');
  let total = 0;
  let digit = -1;
  for (const character of canonical) {
    const value = DIGITS.indexOf(character);
    if (value >= 0) {
      digit = value;
      continue;
    }
    const unit = UNITS.find(([name]) => name === character);
    if (unit === undefined) return undefined;
    total += (digit < 0 ? 1 : digit) * unit[1];
    digit = -1;
  }
  if (digit >= 0) total += digit;
  // Writing it again is the whole grammar: whatever does not come back the same was no numeral.
  return total <= LARGEST_NUMERAL && chineseNumeral(total) === canonical ? total : undefined;
};
