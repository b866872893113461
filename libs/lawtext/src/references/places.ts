import { hierarchyOf, type Hierarchy } from '../hierarchy.js';
import { numberLines, type Numbering } from '../numbering.js';
import type { Line, LineKind } from '../line.js';

/** Where each line stands, laid out so that a citation can be followed and written in constant time. */
export interface Places {
  readonly lines: readonly Line[];
  readonly numbering: Numbering;
  readonly hierarchy: Hierarchy;
  /** The lines of a heading or article kind that print a label, by that label. */
  readonly byLabel: ReadonlyMap<string, readonly number[]>;
  /** Of an article (by its index): its 款 in order; the first is the article itself. */
  readonly paragraphsOf: (article: number) => readonly number[];
  /** Of a 款 (by its index): its 项; of a 项: its 目. */
  readonly itemsOf: (holder: number) => readonly number[];
  /** The articles in order. */
  readonly articles: readonly number[];
  /** By line index: its place in {@link articles}, or -1. */
  readonly articleOrder: readonly number[];
}

const LABELLED: ReadonlySet<LineKind> = new Set(['part', 'subpart', 'chapter', 'section', 'article']);

/** Lays out where every line stands. */
export const placesOf = (lines: readonly Line[], numbering: Numbering = numberLines(lines)): Places => {
  const hierarchy = hierarchyOf(lines, numbering);
  const byLabel = new Map<string, number[]>();
  const paragraphs = new Map<number, number[]>();
  const items = new Map<number, number[]>();
  const articles: number[] = [];
  const articleOrder: number[] = [];
  const add = (map: Map<number, number[]>, key: number, index: number): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [index]);
    else list.push(index);
  };
  lines.forEach((line, index) => {
    const label = numbering.labels[index] ?? '';
    articleOrder.push(line.kind === 'article' ? articles.length : -1);
    if (LABELLED.has(line.kind) && label !== '') {
      const same = byLabel.get(label);
      if (same === undefined) byLabel.set(label, [index]);
      else same.push(index);
    }
    if (line.kind === 'article') {
      articles.push(index);
      add(paragraphs, index, index);
    } else if (line.kind === 'paragraph' && (hierarchy.articles[index] ?? -1) >= 0) {
      add(paragraphs, hierarchy.articles[index] ?? -1, index);
    } else if (line.kind === 'item' || line.kind === 'subitem') {
      add(items, hierarchy.parents[index] ?? -1, index);
    }
  });
  return {
    lines,
    numbering,
    hierarchy,
    byLabel,
    articles,
    articleOrder,
    paragraphsOf: (article) => paragraphs.get(article) ?? [],
    itemsOf: (holder) => items.get(holder) ?? [],
  };
};

/** The 款 a line belongs to: itself, or the one that holds it; -1 outside articles. */
export const paragraphHolding = (places: Places, index: number): number => {
  const article = places.hierarchy.articles[index] ?? -1;
  if (article < 0) return -1;
  let at = index;
  while (at > article && places.lines[at]?.kind !== 'paragraph') at = places.hierarchy.parents[at] ?? -1;
  return at;
};

/** The nearest line of this kind that holds a line, or the line itself; -1 when none. */
export const holderOf = (places: Places, index: number, kind: LineKind): number => {
  let at = index;
  while (at >= 0 && places.lines[at]?.kind !== kind) at = places.hierarchy.parents[at] ?? -1;
  return at;
};
