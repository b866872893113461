import type { Line } from '@colex/lawtext';

/** How one list of lines became another: a stretch that gave way to others. */
export interface LinesStretch {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly Line[];
}

/** The shortest stretch; lines that did not change are the same objects. Null when nothing changed. */
export function stretchBetween(before: readonly Line[], after: readonly Line[]): LinesStretch | null {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const removed = before.length - tail - from;
  const added = after.slice(from, after.length - tail);
  return removed === 0 && added.length === 0 ? null : { from, removed, added };
}
