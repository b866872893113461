import { parseChineseNumeral, type LineKind, type OutlineEntry } from '@colex/lawtext';

const UNITS: Readonly<Record<string, LineKind>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
};

/** A number by which a place of a text is called; without a unit an article is meant. */
export interface PlaceNumber {
  readonly kind: LineKind;
  readonly number: number;
}

/** Reads 23, 二十三, 第23条, 三章; undefined for anything else. */
export function placeNumber(query: string): PlaceNumber | undefined {
  const match = /^第?\s*([0-9０-９]+|[〇零一二三四五六七八九十百千]+)\s*(分编|[编章节条])?$/u.exec(query.trim());
  const [, numeral = '', unit = '条'] = match ?? [];
  const digits = numeral.replace(/[０-９]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const number = /^\d+$/u.test(digits) ? Number(digits) : parseChineseNumeral(numeral);
  const kind = UNITS[unit];
  return number === undefined || number < 1 || kind === undefined ? undefined : { kind, number };
}

/** The number in what an entry prints: 第二十三条 is 23. */
function numberIn(label: string): number | undefined {
  const match = /^第([^编章节条]+?)(?:分编|[编章节条])$/u.exec(label);
  return match ? parseChineseNumeral(match[1] ?? '') : undefined;
}

/** The places of an outline that answer to a query, the best first: the very number, then numbers and words that hold it. */
export function placesFor(outline: readonly OutlineEntry[], query: string, most: number): readonly OutlineEntry[] {
  const wanted = query.trim();
  if (wanted === '') return outline.slice(0, most);
  const called = placeNumber(wanted);
  const exact = called
    ? outline.filter(({ kind, number }) => kind === called.kind && numberIn(number) === called.number)
    : [];
  const found = [...exact];
  for (const entry of outline) {
    if (found.length >= most) break;
    if (!exact.includes(entry) && `${entry.number} ${entry.words}`.includes(wanted)) found.push(entry);
  }
  return found.slice(0, most);
}
