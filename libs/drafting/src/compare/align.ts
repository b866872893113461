import { isHeading, type Clause } from '@colex/lawtext';
import { profileOf, sizeOf, type Profile } from './likeness.js';

/** Two clauses that are the same provision in two texts, by index. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Alike enough to be the same provision wherever it stands. */
const ANYWHERE = 0.6;
/** Alike enough when what did not change at all stands on the right sides of it. */
const LIKELY = 0.5;
/** How much standing in place counts against likeness: a clause that grew in place is not the likeness of a new one. */
const PLACE_BONUS = 0.25;
/** A clause that is wholly found in a longer one is a little less than equal to it. */
const CONTAINED = 0.85;
/** Alike enough when it also stands between the same neighbours. */
const IN_PLACE = 0.35;
/** A heading between the same neighbours is the same heading also when it was renamed. */
const HEADING_IN_PLACE = 0.2;
/** Below so many pairs of characters a text may stand in another by chance. */
const SHORT = 20;

/** What may be aligned with what: an article only with an article, a 章 only with a 章. */
const sameKind = (a: Clause, b: Clause): boolean => a.kind === b.kind;

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

class Alignment {
  readonly afterOf = new Map<number, number>();
  readonly beforeOf = new Map<number, number>();

  pair(before: number, after: number): void {
    this.afterOf.set(before, after);
    this.beforeOf.set(after, before);
  }

  isFree(before: number, after: number): boolean {
    return !this.afterOf.has(before) && !this.beforeOf.has(after);
  }

  pairs(): Pair[] {
    return [...this.afterOf].map(([before, after]) => ({ before, after }));
  }
}

/** Pairs what has the same key, when the key is unique on both sides; of several, the n-th with the n-th in place. */
const pairByKey = (
  alignment: Alignment,
  before: readonly Clause[],
  after: readonly Clause[],
  keyOf: (clause: Clause) => string,
): void => {
  const places = (clauses: readonly Clause[], taken: ReadonlyMap<number, number>): Map<string, number[]> => {
    const map = new Map<string, number[]>();
    clauses.forEach((clause, index) => {
      if (taken.has(index)) return;
      const key = keyOf(clause);
      const list = map.get(key);
      if (list === undefined) map.set(key, [index]);
      else list.push(index);
    });
    return map;
  };
  const fresh = places(after, alignment.beforeOf);
  for (const [key, old] of places(before, alignment.afterOf)) {
    const young = fresh.get(key);
    if (young?.length !== old.length) continue;
    old.forEach((index, position) => {
      const partner = young[position];
      if (partner !== undefined) alignment.pair(index, partner);
    });
  }
};

interface Candidate extends Pair {
  readonly score: number;
}

/** What a pair is worth when several want the same clause. */
const worth = (pair: Candidate & { readonly fits: boolean }): number => pair.score + (pair.fits ? PLACE_BONUS : 0);

/** Likeness that a clause keeps when 款 are added to it, from how many pairs of characters two clauses share. */
const likenessOf = (shared: number, a: number, b: number): number => {
  const smaller = Math.min(a, b);
  const whole = a + b === 0 ? 1 : (2 * shared) / (a + b);
  return smaller < SHORT ? whole : Math.max(whole, (CONTAINED * shared) / smaller);
};

/** The free pairs that are at all alike, the most alike first. */
const candidates = (
  alignment: Alignment,
  before: readonly Clause[],
  after: readonly Clause[],
  profile: (clause: Clause) => Profile,
): Candidate[] => {
  const holders = new Map<number, { readonly old: number; readonly count: number }[]>();
  before.forEach((clause, old) => {
    if (alignment.afterOf.has(old)) return;
    for (const [pair, count] of profile(clause)) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [{ old, count }]);
      else list.push({ old, count });
    }
  });
  const found: Candidate[] = [];
  const shared = new Float64Array(before.length);
  after.forEach((clause, fresh) => {
    if (alignment.beforeOf.has(fresh)) return;
    // One walk over the pairs of a clause counts what it shares with every old one.
    shared.fill(0);
    for (const [pair, count] of profile(clause)) {
      for (const { old, count: held } of holders.get(pair) ?? [])
        shared[old] = (shared[old] ?? 0) + Math.min(count, held);
    }
    const size = sizeOf(profile(clause));
    before.forEach((partner, old) => {
      const common = shared[old] ?? 0;
      if (common === 0 || !sameKind(partner, clause)) return;
      const score = likenessOf(common, sizeOf(profile(partner)), size);
      if (score >= HEADING_IN_PLACE) found.push({ before: old, after: fresh, score });
    });
  });
  return found.toSorted((a, b) => b.score - a.score || a.after - b.after);
};

/** Whether a pair would stand between the same neighbours: nothing that kept its order is crossed by it. */
const fits = (pair: Pair, anchors: readonly Pair[]): boolean => {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.before ?? 0) < pair.before) low = middle + 1;
    else high = middle;
  }
  const left = anchors[low - 1];
  const right = anchors[low];
  return (left === undefined || left.after < pair.after) && (right === undefined || pair.after < right.after);
};

/** Pairs the free clauses of a gap when just as many of the same kind stand on either side. */
const pairGaps = (alignment: Alignment, before: readonly Clause[], after: readonly Clause[]): void => {
  const anchors = [...inOrder(alignment.pairs()), { before: before.length, after: after.length }].toSorted(
    (a, b) => a.before - b.before,
  );
  let old = 0;
  let fresh = 0;
  for (const anchor of anchors) {
    const free = (from: number, to: number, taken: ReadonlyMap<number, number>, clauses: readonly Clause[]): number[] =>
      Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).filter(
        (index) =>
          !taken.has(index) && (isHeading(clauses[index]?.kind ?? 'plain') || clauses[index]?.kind === 'title'),
      );
    const left = free(old, anchor.before, alignment.afterOf, before);
    const right = free(fresh, anchor.after, alignment.beforeOf, after);
    if (
      left.length === right.length &&
      left.every((index, at) => before[index]?.kind === after[right[at] ?? -1]?.kind)
    ) {
      left.forEach((index, at) => alignment.pair(index, right[at] ?? -1));
    }
    old = anchor.before + 1;
    fresh = anchor.after + 1;
  }
};

/**
 * Says which clause of one text is which of the other: by identity where the texts share history, then by equal words,
 * then by likeness — strict for any place, lenient between the same neighbours. Every clause is in at most one pair.
 */
export const alignClauses = (before: readonly Clause[], after: readonly Clause[]): readonly Pair[] => {
  const alignment = new Alignment();
  const profiles = new WeakMap<Clause, Profile>();
  const profile = (clause: Clause): Profile => {
    let known = profiles.get(clause);
    if (known === undefined) {
      known = profileOf(clause.text);
      profiles.set(clause, known);
    }
    return known;
  };
  pairByKey(alignment, before, after, (clause) => `${clause.kind}\n${clause.id}`);
  pairByKey(alignment, before, after, (clause) => `${clause.kind}\n${clause.path.join('/')}\n${clause.text}`);
  pairByKey(alignment, before, after, (clause) => `${clause.kind}\n${clause.text}`);
  const anchors = (): Pair[] => [...inOrder(alignment.pairs())].toSorted((a, b) => a.before - b.before);
  const exact = anchors();
  const possible = candidates(alignment, before, after, profile).map((pair) => ({ ...pair, fits: fits(pair, exact) }));
  for (const pair of possible.toSorted((a, b) => worth(b) - worth(a) || a.after - b.after)) {
    if (pair.score >= (pair.fits ? LIKELY : ANYWHERE) && alignment.isFree(pair.before, pair.after)) {
      alignment.pair(pair.before, pair.after);
    }
  }
  let standing = anchors();
  for (const { before: old, after: fresh, score } of possible) {
    const needed = isHeading(before[old]?.kind ?? 'plain') ? HEADING_IN_PLACE : IN_PLACE;
    if (score < needed || !alignment.isFree(old, fresh) || !fits({ before: old, after: fresh }, standing)) continue;
    alignment.pair(old, fresh);
    standing = anchors();
  }
  pairGaps(alignment, before, after);
  return alignment.pairs().toSorted((a, b) => a.after - b.after);
};
