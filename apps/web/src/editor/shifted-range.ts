/** Characters of a line. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where characters of a line stand after its text became another, judged by what both texts begin and end with; null when what
 * changed touches them.
 */
export function shiftedRange(before: string, after: string, { from, to }: WordRange): WordRange | null {
  if (before === after) return { from, to };
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (to <= head) return { from, to };
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (from < before.length - tail) return null;
  const moved = after.length - before.length;
  return { from: from + moved, to: to + moved };
}
