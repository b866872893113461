import { numberLines, type Numbering } from './numbering.js';
import type { Line, LineKind } from './line.js';

/** How deep a kind of line can hold others; a line is held by the nearest line before it of a lower rank. */
const RANK: Readonly<Partial<Record<LineKind, number>>> = {
  part: 1,
  annex: 1,
  subpart: 2,
  chapter: 3,
  section: 4,
  article: 5,
  paragraph: 6,
  item: 7,
  subitem: 8,
};

/** The kinds that are headings: they print a name, hold articles, and stand in the 目录. */
export const HEADING_KINDS = ['part', 'subpart', 'chapter', 'section'] as const;

export type HeadingKind = (typeof HEADING_KINDS)[number];

/** Whether lines of this kind are headings (编, 分编, 章, 节). */
export const isHeading = (kind: LineKind): kind is HeadingKind => (HEADING_KINDS as readonly LineKind[]).includes(kind);

/** A point of a decision (一、) stands where an article stands in a law. */
const rankOf = (line: Line, article: Line | undefined): number | undefined =>
  line.kind === 'paragraph' && line.number !== undefined && article?.kind !== 'article'
    ? RANK.article
    : RANK[line.kind];

/** Which line holds which. */
export interface Hierarchy {
  /** By line index: the index of the line that holds it, or -1 at the top. */
  readonly parents: readonly number[];
  /** The headings above a line, outermost first, as they print: `['第一编 总则', '第二章 自然人']`. */
  readonly pathOf: (index: number) => readonly string[];
  /** By line index: the index of the article the line belongs to (of an article line itself), or -1 outside articles. */
  readonly articles: readonly number[];
}

/** A heading or annex as it prints on one line: number and name with one space between them. */
export const printHeading = (label: string, text: string): string => [label, text.trim()].filter(Boolean).join(' ');

/**
 * The hierarchy of a list of lines. A 款 is held by its article, a 项 by the 款 before it (the article line is its own
 * first 款), a 目 by the 项 before it; a `plain` line by the article it stands in, a preamble by its heading (序言).
 * Title, note and annex are at the top, and what follows an annex is held by the annex.
 */
export const hierarchyOf = (lines: readonly Line[], numbering: Numbering = numberLines(lines)): Hierarchy => {
  const parents: number[] = [];
  const articles: number[] = [];
  /** The open line of each rank, -1 where none is open. */
  const open: number[] = Array.from({ length: 9 }, () => -1);
  const nearest = (below: number): number => {
    for (let rank = below - 1; rank > 0; rank -= 1) {
      const index = open[rank] ?? -1;
      if (index >= 0) return index;
    }
    return -1;
  };
  lines.forEach((line, index) => {
    const rank = rankOf(line, lines[open[5] ?? -1]);
    if (rank !== undefined) {
      parents.push(line.kind === 'part' || line.kind === 'annex' ? -1 : nearest(rank));
      open.fill(-1, rank);
      open[rank] = index;
    } else if (line.kind === 'plain') {
      parents.push(nearest(6));
    } else if (line.kind === 'preamble') {
      parents.push(nearest(5));
      open.fill(-1, 5);
    } else {
      parents.push(-1);
      open.fill(-1);
    }
    const holder = open[5] ?? -1;
    articles.push(lines[holder]?.kind === 'article' ? holder : -1);
  });
  const paths = new Map<number, readonly string[]>([[-1, []]]);
  /** The path of what a line holds: its own path, and itself when it is a heading or an annex. */
  const pathBelow = (index: number): readonly string[] => {
    const known = paths.get(index);
    if (known !== undefined) return known;
    const line = lines[index];
    const above = pathBelow(parents[index] ?? -1);
    const path =
      line !== undefined && (isHeading(line.kind) || line.kind === 'annex')
        ? [...above, printHeading(numbering.labels[index] ?? '', line.text)]
        : above;
    paths.set(index, path);
    return path;
  };
  return { parents, articles, pathOf: (index) => pathBelow(parents[index] ?? -1) };
};
