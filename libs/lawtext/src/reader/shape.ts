import { numberLabel } from '../numbering.js';
import { parseChineseNumeral } from '../numeral.js';
import type { HeadingKind } from '../hierarchy.js';
import type { LineKind } from '../line.js';

/** What a line looks like by itself, before its place in the text is known. */
export type Shape =
  | { readonly shape: 'heading'; readonly kind: HeadingKind; readonly number: string; readonly text: string }
  | {
      readonly shape: 'article';
      readonly number: string;
      readonly text: string;
      /** Whether blanks stand between 第X条 and the text; without them it may be a sentence that begins with a reference. */
      readonly spaced: boolean;
      /** Whether the number was written in Arabic numerals. */
      readonly arabic: boolean;
    }
  | { readonly shape: 'item' | 'subitem' | 'point' | 'annex'; readonly number: string; readonly text: string }
  | { readonly shape: 'named-heading'; readonly name: string }
  | { readonly shape: 'contents' }
  | { readonly shape: 'table' }
  | { readonly shape: 'text'; readonly text: string };

const NUMERAL = '[零〇一二三四五六七八九十百千万]+';
/** A Chinese numeral or an Arabic one of either width, blanks around it and between its characters allowed. */
const ORDINAL = `\\s*(?:${NUMERAL}(?:\\s+${NUMERAL})*|[0-9０-９]+)\\s*`;
const HEADING = new RegExp(`^第(${ORDINAL})(编|分编|章|节)(?=$|[^\\u4E00-\\u9FFF]|[\\u4E00-\\u9FFF])(\\s*)(.*)$`, 'u');
const ARTICLE = new RegExp(`^第(${ORDINAL})条((?:之${NUMERAL})*)(\\s*)(.*)$`, 'u');
const ITEM = new RegExp(`^[（(]\\s*(${NUMERAL})\\s*[）)]\\s*(.*)$`, 'u');
const POINT = new RegExp(`^(${NUMERAL})、\\s*(.*)$`, 'u');
const SUBITEM = /^([0-9０-９]{1,2})[.．](?![0-9０-９])\s*(.*)$/u;
/** Ways of numbering below 项 that no norm knows; they are quoted as they are, for the drafting rules to find. */
const IRREGULAR = /^([0-9０-９]{1,2}、|[（(][0-9０-９]{1,2}[）)]|[①-⑳])\s*(.*)$/u;
const ANNEX = new RegExp(`^(附(?:件|录|表|图)(?:\\s*(?:${NUMERAL}|[0-9０-９]+))?)(?:\\s*[:：]\\s*|\\s+|$)(.*)$`, 'u');
/** 附：… names no kind of annex; its colon is all that tells it from a sentence, so it is kept with it. */
const BARE_ANNEX = /^附\s*[:：]\s*(.*)$/u;
const NAMED = /^(?:总则|分则|附则|序言|前言)$/u;

const KIND: Readonly<Record<string, HeadingKind>> = { 编: 'part', 分编: 'subpart', 章: 'chapter', 节: 'section' };

/** A sentence, not a heading, when it is long, or stops. */
const SENTENCE = /[。；：，]|第.{1,8}条|^规定|^的/u;
/** After a blank a name may hold a comma (第四章 主席团，主席、副主席). */
const SPACED_SENTENCE = /[。；：]|第.{1,8}条|^规定|^的/u;

/** Removes blanks between Chinese characters: the 总 则 of a printed heading is 总则. */
export const closeUp = (text: string): string => text.replace(/(?<=[^\p{ASCII}])\s+(?=[^\p{ASCII}])/gu, '').trim();

const ordinalOf = (written: string): number | undefined => {
  const digits = written.normalize('NFKC').replaceAll(/\s/gu, '');
  return /^\d+$/u.test(digits) ? Number(digits) : parseChineseNumeral(digits);
};

const canonicalLabel = (kind: LineKind, written: string): string | undefined => {
  const ordinal = ordinalOf(written);
  return ordinal === undefined ? undefined : numberLabel(kind, ordinal);
};

const headingShape = (text: string, marked: boolean): Shape | undefined => {
  const [, written = '', unit = '', blank = '', name = ''] = HEADING.exec(text) ?? [];
  const kind = KIND[unit];
  const sentence = blank === '' ? SENTENCE : SPACED_SENTENCE;
  if (kind === undefined || (!marked && (sentence.test(name) || name.length > 40))) return undefined;
  return {
    shape: 'heading',
    kind,
    number: canonicalLabel(kind, written) ?? `第${written}${unit}`,
    text: closeUp(name),
  };
};

const articleShape = (text: string): Shape | undefined => {
  const [found, written = '', suffix = '', blank = '', body = ''] = ARTICLE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const label = canonicalLabel('article', written) ?? `第${written.trim()}条`;
  return {
    shape: 'article',
    number: `${label}${suffix}`,
    text: body.trim(),
    spaced: blank !== '' || body === '',
    arabic: /[0-9０-９]/u.test(written),
  };
};

/** What one cleaned line looks like. `marked`: a Markdown heading mark stood before it. */
export const shapeOf = (text: string, marked: boolean): Shape => {
  const heading = headingShape(text, marked) ?? articleShape(text);
  if (heading !== undefined) return heading;
  const item = ITEM.exec(text);
  if (item !== null)
    return {
      shape: 'item',
      number: canonicalLabel('item', item[1] ?? '') ?? `（${item[1] ?? ''}）`,
      text: item[2] ?? '',
    };
  const point = POINT.exec(text);
  if (point !== null && parseChineseNumeral(point[1] ?? '') !== undefined) {
    return { shape: 'point', number: `${point[1] ?? ''}、`, text: point[2] ?? '' };
  }
  const subitem = SUBITEM.exec(text);
  if (subitem !== null) {
    return { shape: 'subitem', number: canonicalLabel('subitem', subitem[1] ?? '') ?? '', text: subitem[2] ?? '' };
  }
  const irregular = IRREGULAR.exec(text);
  if (irregular !== null) return { shape: 'subitem', number: irregular[1] ?? '', text: irregular[2] ?? '' };
  const closed = closeUp(text);
  if (/^目录$/u.test(closed)) return { shape: 'contents' };
  if (NAMED.test(closed)) return { shape: 'named-heading', name: closed };
  const annex = ANNEX.exec(text);
  if (annex !== null)
    return { shape: 'annex', number: closeUp(annex[1] ?? '').replace(/\s/gu, ''), text: annex[2] ?? '' };
  const bare = BARE_ANNEX.exec(text);
  if (bare !== null) return { shape: 'annex', number: '附：', text: bare[1] ?? '' };
  if (text.startsWith('|') || text.includes('\t')) return { shape: 'table' };
  return { shape: 'text', text };
};
