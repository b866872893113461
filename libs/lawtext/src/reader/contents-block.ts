import { closeUp, shapeOf } from './shape.js';
import type { SourceLine } from './source-lines.js';

/** The 目录 of a text as it was written: `from` (its first line) to `to` (after its last), as indices of lines. */
export interface ContentsBlock {
  readonly from: number;
  readonly to: number;
  /** The entries, without the line 目录 itself, leaders and page numbers. */
  readonly entries: readonly { readonly at: number; readonly text: string }[];
}

/** Leaders and page number at the end of an entry: `总则……………3`. */
const LEADER = /[\s.．·…—-]*(?:[（(]?\d+[)）]?)?\s*$/u;
/** Where the next entry begins on a row that holds several: 第一章 总则 第二章 附则. */
const BETWEEN_ENTRIES =
  /(?<=[^\s第])\s+(?=第\s*[零一二三四五六七八九十百\d]+\s*(?:编|分编|章|节))|(?<=[^\s编章节])\s+(?=附\s*则\s*$)/u;
/** The longest an article's caption in a 目录 is: 第十二条 调查与认定. */
const CAPTION_LENGTH = 30;

const entryText = (text: string): string => {
  const plain = text.replace(/\]\([^)]*\)|\[/gu, '').replace(LEADER, '');
  const shape = shapeOf(plain, true);
  if (shape.shape === 'heading') return `${shape.number} ${shape.text}`;
  return closeUp(plain);
};

const isEntry = (line: SourceLine): boolean => {
  const { shape } = shapeOf(line.text.replace(LEADER, ''), line.marks > 0);
  return shape === 'heading' || shape === 'named-heading' || shape === 'annex';
};

/** A 目录 that lists 条 breaks rule S03; its rows are no articles all the same. */
const isArticleEntry = (line: SourceLine): boolean => {
  const shape = shapeOf(line.text.replace(LEADER, ''), line.marks > 0);
  return shape.shape === 'article' && shape.text.length <= CAPTION_LENGTH && !/[。；：，]/u.test(shape.text);
};

const entriesOf = (line: SourceLine): { at: number; text: string }[] =>
  line.text.split(BETWEEN_ENTRIES).map((text) => ({ at: line.at, text: entryText(text) }));

const keyOf = (line: SourceLine): string => entriesOf(line)[0]?.text ?? '';

/**
 * Finds the 目录: a run of headings without text between them whose first entry comes again afterwards. A line 目录
 * before it is the rule, but pasted texts sometimes lose it. A run that does not come again is the text itself.
 */
export const findContents = (lines: readonly SourceLine[]): ContentsBlock | undefined => {
  const titled = lines.findIndex((line) => shapeOf(line.text, line.marks > 0).shape === 'contents');
  const first = titled >= 0 ? titled + 1 : lines.findIndex(isEntry);
  const opening = lines[first];
  if (opening === undefined || !isEntry(opening))
    return titled < 0 ? undefined : { from: titled, to: titled + 1, entries: [] };
  const key = keyOf(opening);
  let to = first + 1;
  for (let line = lines[to]; line !== undefined; line = lines[to]) {
    if (!isEntry(line) && !(titled >= 0 && isArticleEntry(line))) break;
    if (keyOf(line) === key) break;
    to += 1;
  }
  const comesAgain = lines.slice(to).some((line) => isEntry(line) && keyOf(line) === key);
  if (!comesAgain) return titled < 0 ? undefined : { from: titled, to: titled + 1, entries: [] };
  const entries = lines.slice(first, to).flatMap(entriesOf);
  return { from: titled >= 0 ? titled : first, to, entries };
};
