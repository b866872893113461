import type { LineId, OutlineEntry } from '@colex/lawtext';

/** An entry of the outline that is on show. */
export interface OutlineRow {
  readonly entry: OutlineEntry;
  /** Whether entries below it can be folded away. */
  readonly hasInner: boolean;
  readonly isFolded: boolean;
  /** How many articles it holds; 0 of an article itself. */
  readonly articles: number;
}

/** Of every entry how many articles are inside. */
function articlesWithin(entries: readonly OutlineEntry[]): readonly number[] {
  const counts = entries.map(() => 0);
  const open: number[] = [];
  entries.forEach(({ depth, kind }, place) => {
    open.length = Math.min(open.length, depth);
    if (kind === 'article') for (const holder of open) counts[holder] = (counts[holder] ?? 0) + 1;
    open[depth] = place;
  });
  return counts;
}

/** The entries on show when those named in `folded` hide what is below them. */
export function outlineRows(entries: readonly OutlineEntry[], folded: ReadonlySet<LineId>): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const articles = articlesWithin(entries);
  let hiddenBelow = Number.POSITIVE_INFINITY;
  entries.forEach((entry, place) => {
    if (entry.depth > hiddenBelow) return;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const hasInner = (entries[place + 1]?.depth ?? 0) > entry.depth;
    const isFolded = hasInner && folded.has(entry.id);
    if (isFolded) hiddenBelow = entry.depth;
    rows.push({ entry, hasInner, isFolded, articles: articles[place] ?? 0 });
  });
  return rows;
}

/** The row that stands for a line of the text: the last one at or before it, so a folded heading stands for its articles. */
export function rowOfLine(rows: readonly OutlineRow[], line: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.entry.index ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How many of these lines, which are in order, stand at `from` or behind it and before `to`. */
export function linesWithin(lines: readonly number[], from: number, to = Number.POSITIVE_INFINITY): number {
  const before = (limit: number): number => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] ?? 0) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return before(to) - before(from);
}
