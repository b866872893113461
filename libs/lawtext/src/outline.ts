import { hierarchyOf, isHeading, printHeading } from './hierarchy.js';
import { numberLines, type Numbering } from './numbering.js';
import { printLineText } from './line-text.js';
import type { Line, LineId, LineKind } from './line.js';

/** One entry of the outline: a heading, an article, an annex or a point of a decision. */
export interface OutlineEntry {
  readonly id: LineId;
  /** Index of its line. */
  readonly index: number;
  readonly kind: LineKind;
  /** How many entries of the outline hold it: 0 at the top. */
  readonly depth: number;
  /** What it prints before its text; empty when nothing. */
  readonly number: string;
  /** Of a heading its name, of anything else its first words. */
  readonly words: string;
}

/** The 目录 of a text: its headings as they print, with their depth. */
export interface ContentsEntry {
  readonly id: LineId;
  readonly depth: number;
  readonly text: string;
}

const belongs = (line: Line): boolean =>
  isHeading(line.kind) ||
  line.kind === 'article' ||
  line.kind === 'annex' ||
  (line.kind === 'paragraph' && line.number !== undefined);

/**
 * The outline of a text in its order.
 *
 * @param length how many characters of an article's first words to give.
 */
export const outlineOf = (
  lines: readonly Line[],
  numbering: Numbering = numberLines(lines),
  length = 16,
): readonly OutlineEntry[] => {
  const { parents } = hierarchyOf(lines, numbering);
  const entries: OutlineEntry[] = [];
  const depths = new Map<number, number>([[-1, 0]]);
  lines.forEach((line, index) => {
    if (!belongs(line)) return;
    const depth = depths.get(parents[index] ?? -1) ?? 0;
    depths.set(index, depth + 1);
    const text = printLineText(line).trim();
    entries.push({
      id: line.id,
      index,
      kind: line.kind,
      depth,
      number: numbering.labels[index] ?? '',
      words: isHeading(line.kind) || line.kind === 'annex' ? text : Array.from(text).slice(0, length).join(''),
    });
  });
  return entries;
};

/** The 目录: 编 分编 章 节 as they print, no articles (立法技术规范; rule S03). */
export const contentsOf = (
  lines: readonly Line[],
  numbering: Numbering = numberLines(lines),
): readonly ContentsEntry[] =>
  outlineOf(lines, numbering)
    .filter((entry) => isHeading(entry.kind))
    .map((entry) => ({ id: entry.id, depth: entry.depth, text: printHeading(entry.number, entry.words) }));
