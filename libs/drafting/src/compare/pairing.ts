/** Two clauses that are the same provision in two texts, by index. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/**
 * Which clause of one text is which of another, by index: what aligning makes, and what looking for split and merged
 * clauses starts from. Every clause is in at most one pair.
 */
export class Pairing {
  readonly #afterOf = new Map<number, number>();
  readonly #beforeOf = new Map<number, number>();

  constructor(
    /** How many clauses either text has. */
    readonly beforeCount: number,
    readonly afterCount: number,
  ) {}

  /** Of each paired clause of the old text its partner in the new. */
  get afterOf(): ReadonlyMap<number, number> {
    return this.#afterOf;
  }

  /** Of each paired clause of the new text its partner in the old. */
  get beforeOf(): ReadonlyMap<number, number> {
    return this.#beforeOf;
  }

  pair(before: number, after: number): void {
    this.#afterOf.set(before, after);
    this.#beforeOf.set(after, before);
  }

  isFree(before: number, after: number): boolean {
    return !this.#afterOf.has(before) && !this.#beforeOf.has(after);
  }

  /** The clauses of the old text without a partner, in order. */
  freeBefore(): number[] {
    return freeOf(this.beforeCount, this.#afterOf);
  }

  /** The clauses of the new text without a partner, in order. */
  freeAfter(): number[] {
    return freeOf(this.afterCount, this.#beforeOf);
  }

  /** The pairs in the order of the new text. */
  pairs(): Pair[] {
    return [...this.#afterOf].map(([before, after]) => ({ before, after })).toSorted((a, b) => a.after - b.after);
  }

  /** The same pairs with the sides exchanged. */
  reversed(): Pairing {
    const reversed = new Pairing(this.afterCount, this.beforeCount);
    for (const [before, after] of this.#afterOf) reversed.pair(after, before);
    return reversed;
  }
}

const freeOf = (count: number, taken: ReadonlyMap<number, number>): number[] =>
  Array.from({ length: count }, (_, index) => index).filter((index) => !taken.has(index));

/** The longest run of pairs in ascending order of both sides (patience sorting): what kept its order. */
export const inOrder = (pairs: readonly Pair[]): ReadonlySet<Pair> => {
  const sorted = pairs.toSorted((a, b) => a.before - b.before);
  const tops: number[] = [];
  const previous: number[] = [];
  sorted.forEach((pair, index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tops[middle] ?? 0]?.after ?? 0) < pair.after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = index;
  });
  const kept = new Set<Pair>();
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = sorted[index];
    if (pair !== undefined) kept.add(pair);
  }
  return kept;
};
