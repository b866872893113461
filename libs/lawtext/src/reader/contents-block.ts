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
  const key = entryText(opening.text);
  let to = first + 1;
  for (let line = lines[to]; line !== undefined && isEntry(line); line = lines[to]) {
    if (entryText(line.text) === key) break;
    to += 1;
  }
  const comesAgain = lines.slice(to).some((line) => isEntry(line) && entryText(line.text) === key);
  if (!comesAgain) return titled < 0 ? undefined : { from: titled, to: titled + 1, entries: [] };
  const entries = lines.slice(first, to).map(({ at, text }) => ({ at, text: entryText(text) }));
  return { from: titled >= 0 ? titled : first, to, entries };
};
