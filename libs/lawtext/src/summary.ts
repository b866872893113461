import { hierarchyOf } from './hierarchy.js';
import { numberLines } from './numbering.js';
import { referencePrinter } from './references/reference-printer.js';
import type { LineKind } from './line.js';
import type { Loss } from './reader/loss.js';
import type { ReadResult } from './reader/read-text.js';

/** The kinds a summary counts. */
export const SUMMARY_COUNTS = [
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'subitem',
  'annex',
] as const satisfies readonly LineKind[];

/** What `colex parse FILE --json` prints. */
export interface TextSummary {
  /** The title, its lines joined; `null` when the text has none. */
  readonly title: string | null;
  /** The 题注, its events joined by an ideographic space; `null` when the text has none. */
  readonly note: string | null;
  /**
   * How many there are of each. Unnumbered headings (附则 under 编) are neither 编 nor 章 and not counted; a `paragraph`
   * is a further 款 of an article, annex or point, or a point of a decision.
   */
  readonly counts: Readonly<Record<(typeof SUMMARY_COUNTS)[number], number>>;
  /** The number the last article prints (第一千二百六十条); `null` when there is none. */
  readonly lastArticle: string | null;
  readonly articles: readonly {
    readonly number: string;
    /** The headings above it, outermost first. */
    readonly path: readonly string[];
    /** The article line first; `number` is what the line prints before its text, `null` for a 款. */
    readonly lines: readonly { readonly kind: LineKind; readonly number: string | null; readonly text: string }[];
  }[];
  readonly losses: readonly Loss[];
}

/** Summarises a text that was read: what it holds, article by article, and what was lost. */
export const summarise = ({ lines, losses }: ReadResult): TextSummary => {
  const numbering = numberLines(lines);
  const hierarchy = hierarchyOf(lines, numbering);
  const printer = referencePrinter(lines);
  const counts = {
    part: 0,
    subpart: 0,
    chapter: 0,
    section: 0,
    article: 0,
    paragraph: 0,
    item: 0,
    subitem: 0,
    annex: 0,
  };
  const articles: {
    number: string;
    path: readonly string[];
    lines: TextSummary['articles'][number]['lines'][number][];
  }[] = [];
  lines.forEach((line, index) => {
    const { kind } = line;
    const label = numbering.labels[index] ?? '';
    if (kind in counts && (line.number !== '' || kind === 'paragraph')) counts[kind as keyof typeof counts] += 1;
    if (kind === 'article') articles.push({ number: label, path: hierarchy.pathOf(index), lines: [] });
    if ((hierarchy.articles[index] ?? -1) >= 0) {
      articles.at(-1)?.lines.push({ kind, number: label === '' ? null : label, text: printer.textOf(index) });
    }
  });
  const joined = (kind: LineKind, between: string): string | null =>
    lines
      .filter((line) => line.kind === kind)
      .map((line) => line.text)
      .join(between) || null;
  return {
    title: joined('title', ''),
    note: joined('note', '\u3000'),
    counts,
    lastArticle: articles.at(-1)?.number ?? null,
    articles,
    losses,
  };
};
