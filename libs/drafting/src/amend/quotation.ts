import { numberLabel, numberInLabel } from '@colex/lawtext';
import type { QuotedLine } from './instruction.js';

/** A point of a decision with its quotations taken out: `⟦0⟧` stands for the first. */
export interface QuotedText {
  readonly text: string;
  /** Each quotation as its paragraphs. */
  readonly quotations: readonly (readonly string[])[];
}

const MARK = /⟦(\d+)⟧/u;

/** Where a quotation stands in a sentence. */
export const QUOTATION = '⟦\\d+⟧';

/**
 * Takes the quotations out of a point. A quotation opens with “, every further paragraph of it opens with “ again, and ”
 * closes the last (rule P03); quotation marks inside are single.
 */
export const takeQuotations = (paragraphs: readonly string[]): QuotedText => {
  const quotations: string[][] = [];
  let text = '';
  let open: string[] | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    let rest = paragraph;
    if (open !== undefined) {
      rest = rest.startsWith('“') ? rest.slice(1) : rest;
      open.push('');
    } else if (index > 0 && !(text.endsWith('：') && paragraph.startsWith('“'))) text += '\n';
    while (rest !== '') {
      if (open === undefined) {
        const at = rest.indexOf('“');
        text += at < 0 ? rest : rest.slice(0, at);
        rest = at < 0 ? '' : rest.slice(at + 1);
        if (at >= 0) open = [''];
      } else {
        const at = rest.indexOf('”');
        open[open.length - 1] += at < 0 ? rest : rest.slice(0, at);
        rest = at < 0 ? '' : rest.slice(at + 1);
        if (at >= 0) {
          text += `⟦${quotations.length}⟧`;
          quotations.push(open);
          open = undefined;
        }
      }
    }
  }
  if (open !== undefined) {
    text += `⟦${quotations.length}⟧`;
    quotations.push(open);
  }
  return { text, quotations };
};

/** The quotation a mark stands for. */
export const quotationAt = ({ quotations }: QuotedText, mark: string): readonly string[] =>
  quotations[Number(MARK.exec(mark)?.[1] ?? -1)] ?? [];

/** Inside a quotation the outermost marks are single, those inside them double, and so on in turn. */
const turned = (text: string, outermost: '“' | '‘'): string => {
  let depth = 0;
  const isDouble = (): boolean => (outermost === '“') === (depth % 2 === 0);
  return Array.from(text, (character) => {
    if (character === '“' || character === '‘') {
      const mark = isDouble() ? '“' : '‘';
      depth += 1;
      return mark;
    }
    if (character === '”' || character === '’') {
      depth = Math.max(0, depth - 1);
      return isDouble() ? '”' : '’';
    }
    return character;
  }).join('');
};

/** Words of a quotation as they stand in the text. */
export const unnest = (text: string): string => turned(text, '“');

/** Words of the text as they stand in a quotation. */
export const nest = (text: string): string => turned(text, '‘');

const ARTICLE = /^(第[零〇一二三四五六七八九十百千万]+条(?:之[一二三四五六七八九十]+)*)[\s\u3000]+/u;
const ITEM = /^（([零〇一二三四五六七八九十百千]+)）/u;
const SUBITEM = /^(\d{1,2})\.(?!\d)/u;

/** The lines a quotation gives: 第三条 opens an article, （一） a 项, 1. a 目, anything else is a 款. */
export const quotedLines = (paragraphs: readonly string[]): QuotedLine[] =>
  paragraphs.map((paragraph): QuotedLine => {
    const text = unnest(paragraph.trim());
    const article = ARTICLE.exec(text);
    if (article !== null) return { kind: 'article', number: article[1] ?? '', text: text.slice(article[0].length) };
    const item = ITEM.exec(text);
    if (item !== null) {
      const number = numberInLabel(item[1] ?? '');
      return {
        kind: 'item',
        number: number === undefined ? item[0] : numberLabel('item', number),
        text: text.slice(item[0].length),
      };
    }
    const subitem = SUBITEM.exec(text);
    if (subitem !== null) return { kind: 'subitem', number: subitem[0], text: text.slice(subitem[0].length) };
    return { kind: 'paragraph', text };
  });

/** Prints lines as the paragraphs of a quotation, without the outer marks. */
export const printQuotedLines = (lines: readonly QuotedLine[], withArticleNumber: boolean): string[] =>
  lines.map((line) => {
    if (line.kind === 'article') return nest(withArticleNumber ? `${line.number ?? ''}\u3000${line.text}` : line.text);
    return nest(`${line.number ?? ''}${line.text}`);
  });
