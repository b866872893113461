import { isHeading, type Clause } from '@colex/lawtext';
import { profileOfClause, sizeOf } from './likeness.js';
import { inOrder, Pairing, type Pair } from './pairing.js';

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

/** Pairs what has the same key, when the key is unique on both sides; of several, the n-th with the n-th in place. */
const pairByKey = (
  pairing: Pairing,
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
  const fresh = places(after, pairing.beforeOf);
  for (const [key, old] of places(before, pairing.afterOf)) {
    const young = fresh.get(key);
    if (young?.length !== old.length) continue;
    old.forEach((index, position) => {
      const partner = young[position];
      if (partner !== undefined) pairing.pair(index, partner);
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
const candidates = (pairing: Pairing, before: readonly Clause[], after: readonly Clause[]): Candidate[] => {
  const holders = new Map<number, { readonly old: number; readonly count: number }[]>();
  before.forEach((clause, old) => {
    if (pairing.afterOf.has(old)) return;
    for (const [pair, count] of profileOfClause(clause)) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [{ old, count }]);
      else list.push({ old, count });
    }
  });
  const found: Candidate[] = [];
  const shared = new Float64Array(before.length);
  after.forEach((clause, fresh) => {
    if (pairing.beforeOf.has(fresh)) return;
    // One walk over the pairs of a clause counts what it shares with every old one.
    shared.fill(0);
    for (const [pair, count] of profileOfClause(clause)) {
      for (const { old, count: held } of holders.get(pair) ?? [])
        shared[old] = (shared[old] ?? 0) + Math.min(count, held);
    }
    const size = sizeOf(profileOfClause(clause));
    before.forEach((partner, old) => {
      const common = shared[old] ?? 0;
      if (common === 0 || !sameKind(partner, clause)) return;
      const score = likenessOf(common, sizeOf(profileOfClause(partner)), size);
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
const pairGaps = (pairing: Pairing, before: readonly Clause[], after: readonly Clause[]): void => {
  const anchors = [...inOrder(pairing.pairs()), { before: before.length, after: after.length }].toSorted(
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
    const left = free(old, anchor.before, pairing.afterOf, before);
    const right = free(fresh, anchor.after, pairing.beforeOf, after);
    if (
      left.length === right.length &&
      left.every((index, at) => before[index]?.kind === after[right[at] ?? -1]?.kind)
    ) {
      left.forEach((index, at) => pairing.pair(index, right[at] ?? -1));
    }
    old = anchor.before + 1;
    fresh = anchor.after + 1;
  }
};

/**
 * Says which clause of one text is which of the other: by identity where the texts share history, then by equal words,
 * then by likeness — strict for any place, lenient between the same neighbours.
 */
export const pairClauses = (before: readonly Clause[], after: readonly Clause[]): Pairing => {
  const pairing = new Pairing(before.length, after.length);
  pairByKey(pairing, before, after, (clause) => `${clause.kind}\n${clause.id}`);
  pairByKey(pairing, before, after, (clause) => `${clause.kind}\n${clause.path.join('/')}\n${clause.text}`);
  pairByKey(pairing, before, after, (clause) => `${clause.kind}\n${clause.text}`);
  const anchors = (): Pair[] => [...inOrder(pairing.pairs())].toSorted((a, b) => a.before - b.before);
  const exact = anchors();
  const possible = candidates(pairing, before, after).map((pair) => ({ ...pair, fits: fits(pair, exact) }));
  for (const pair of possible.toSorted((a, b) => worth(b) - worth(a) || a.after - b.after)) {
    if (pair.score >= (pair.fits ? LIKELY : ANYWHERE) && pairing.isFree(pair.before, pair.after)) {
      pairing.pair(pair.before, pair.after);
    }
  }
  let standing = anchors();
  for (const { before: old, after: fresh, score } of possible) {
    const needed = isHeading(before[old]?.kind ?? 'plain') ? HEADING_IN_PLACE : IN_PLACE;
    if (score < needed || !pairing.isFree(old, fresh) || !fits({ before: old, after: fresh }, standing)) continue;
    pairing.pair(old, fresh);
    standing = anchors();
  }
  pairGaps(pairing, before, after);
  return pairing;
};

/** The pairs of {@link pairClauses} in the order of the new text. Every clause is in at most one. */
export const alignClauses = (before: readonly Clause[], after: readonly Clause[]): readonly Pair[] =>
  pairClauses(before, after).pairs();
