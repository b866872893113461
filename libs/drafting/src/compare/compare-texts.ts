import {
  clausesOf,
  findReferencesOfLine,
  isHeading,
  placesOf,
  writeReferences,
  type Clause,
  type Line,
  type Places,
} from '@colex/lawtext';
import { pairClauses } from './align.js';
import { compareLines, type LineComparison } from './compare-lines.js';
import { inOrder, type Pair } from './pairing.js';
import { findPieces } from './pieces.js';

/** What became of a clause. */
export type ClauseChangeKind =
  | 'unchanged'
  /** Its number, or the numbers it cites, follow from changes elsewhere; its words are the same. */
  | 'renumbered'
  /** Its words changed where it stands. */
  | 'changed'
  /** It stands elsewhere; its words may have changed too (`lines` says). */
  | 'moved'
  /** One clause became several. */
  | 'split'
  /** Several clauses became one. */
  | 'merged'
  | 'added'
  | 'removed';

/** A clause of the old text, of the new, or of both, and what became of it. */
export interface ClauseChange {
  readonly kind: ClauseChangeKind;
  /** One for most kinds; several for `merged`; none for `added`. */
  readonly before: readonly Clause[];
  /** One for most kinds; several for `split`; none for `removed`. */
  readonly after: readonly Clause[];
  /** Its lines word by word; worked out when first asked for. */
  readonly lines: readonly LineComparison[];
}

/** Two texts, clause by clause. */
export interface Comparison {
  /** In the order of the new text; a removed clause where it stood. */
  readonly changes: readonly ClauseChange[];
  /** How many there are of each kind. */
  readonly counts: Readonly<Record<ClauseChangeKind, number>>;
}

class LazyChange implements ClauseChange {
  #lines: readonly LineComparison[] | undefined;

  constructor(
    readonly kind: ClauseChangeKind,
    readonly before: readonly Clause[],
    readonly after: readonly Clause[],
  ) {}

  get lines(): readonly LineComparison[] {
    return (this.#lines ??= compareLines(
      this.before.flatMap((clause) => clause.lines),
      this.after.flatMap((clause) => clause.lines),
    ));
  }
}

/** A clause as one comparable string: kinds, quoted numbers and words. */
const contentOf = (clause: Clause): string =>
  clause.lines.map((line) => `${line.kind}\t${line.number ?? ''}\t${line.text}`).join('\n');

interface Side {
  readonly lines: readonly Line[];
  readonly clauses: readonly Clause[];
  readonly places: Places;
}

const sideOf = (lines: readonly Line[]): Side => {
  const written = writeReferences(lines);
  const places = placesOf(written);
  return { lines: written, clauses: clausesOf(written, places.numbering), places };
};

/**
 * A clause with every citation of the same text replaced by where it points, in the lines of the new text: two clauses
 * that say the same of the same provisions are equal in it, whatever those provisions are numbered.
 */
const withTargets = (side: Side, clause: Clause, newIndexOf: (index: number) => number | undefined): string =>
  clause.lines
    .map((line, offset) => {
      let text = '';
      let at = 0;
      for (const { citation, resolution } of findReferencesOfLine(side.places, clause.from + offset)) {
        if (resolution.state !== 'resolved') continue;
        const target = newIndexOf(resolution.target);
        const until = resolution.until === undefined ? target : newIndexOf(resolution.until);
        if (target === undefined || until === undefined) continue;
        text += `${line.text.slice(at, citation.from)}\uFFFC${target}-${until}\uFFFC`;
        at = citation.to;
      }
      return `${line.kind}\t${line.number ?? ''}\t${text}${line.text.slice(at)}`;
    })
    .join('\n');

/** The heading a clause stands under, as an index of clauses; -1 at the top. */
const headingsOf = (clauses: readonly Clause[]): readonly number[] => {
  let heading = -1;
  return clauses.map((clause, index) => {
    if (isHeading(clause.kind)) heading = index;
    return heading;
  });
};

/**
 * Compares two texts clause by clause, and within a clause by 款, 项 and words. Live references are compared as they
 * print. A clause is `renumbered` when nothing but its own number and the numbers it cites changed, each to where the
 * cited provision now stands.
 */
export const compareTexts = (beforeLines: readonly Line[], afterLines: readonly Line[]): Comparison => {
  const before = sideOf(beforeLines);
  const after = sideOf(afterLines);
  const pairing = pairClauses(before.clauses, after.clauses);
  const { afterOf, beforeOf } = pairing;
  const pairs = pairing.pairs();
  const kept = inOrder(pairs);
  const oldHeadings = headingsOf(before.clauses);
  const newHeadings = headingsOf(after.clauses);
  const splits = findPieces(before.clauses, after.clauses, pairing);
  const merges = findPieces(after.clauses, before.clauses, pairing.reversed());
  const newLine = new Map<number, number>();
  const followed = new Set<number>();
  /** Where a line of the old text stands in the new, looking into its clause (and the pieces of it) when first asked. */
  const newIndexOf = (index: number): number | undefined => {
    const clause = before.clauses.findIndex((candidate) => candidate.from <= index && index < candidate.to);
    const old = before.clauses[clause];
    if (old !== undefined && !followed.has(clause)) {
      followed.add(clause);
      const partner = afterOf.get(clause);
      const partners =
        partner === undefined ? [] : [partner, ...(splits.byWhole.get(clause) ?? [])].toSorted((a, b) => a - b);
      const lines = partners.flatMap((fresh) => after.clauses[fresh]?.lines ?? []);
      for (const { before: was, after: is } of compareLines(old.lines, lines)) {
        const from = was === undefined ? -1 : old.from + old.lines.indexOf(was);
        const to = is === undefined ? -1 : after.lines.indexOf(is);
        if (from >= 0 && to >= 0) newLine.set(from, to);
      }
      // The article as a whole is the article it became, also when its first 款 went elsewhere.
      const whole = partner === undefined ? undefined : after.clauses[partner];
      if (whole !== undefined && (old.lines.length === 1 || !newLine.has(old.from))) newLine.set(old.from, whole.from);
    }
    return newLine.get(index);
  };

  const kindOf = (pair: Pair, old: Clause, fresh: Clause): ClauseChangeKind => {
    if (splits.byWhole.has(pair.before)) return 'split';
    if (merges.byWhole.has(pair.after)) return 'merged';
    const heading = oldHeadings[pair.before] ?? -1;
    const elsewhere =
      heading >= 0 &&
      afterOf.has(heading) &&
      !isHeading(old.kind) &&
      afterOf.get(heading) !== newHeadings[pair.after] &&
      beforeOf.has(newHeadings[pair.after] ?? -1);
    if (!kept.has(pair) || elsewhere) return 'moved';
    const content = contentOf(fresh);
    if (contentOf(old) === content) return old.number === fresh.number ? 'unchanged' : 'renumbered';
    return withTargets(before, old, newIndexOf) === withTargets(after, fresh, (index) => index)
      ? 'renumbered'
      : 'changed';
  };

  const changes: ClauseChange[] = [];
  const counts: Record<ClauseChangeKind, number> = {
    unchanged: 0,
    renumbered: 0,
    changed: 0,
    moved: 0,
    split: 0,
    merged: 0,
    added: 0,
    removed: 0,
  };
  const push = (kind: ClauseChangeKind, old: readonly Clause[], fresh: readonly Clause[]): void => {
    counts[kind] += 1;
    changes.push(new LazyChange(kind, old, fresh));
  };
  const gone = pairing.freeBefore().filter((index) => !merges.pieces.has(index));
  /** A removed clause is told after the clause it stood behind. */
  const tellGone = (until: number): void => {
    for (let index = gone[0]; index !== undefined && index < until; index = gone[0]) {
      gone.shift();
      const clause = before.clauses[index];
      if (clause !== undefined) push('removed', [clause], []);
    }
  };
  const pairOf = new Map(pairs.map((pair) => [pair.after, pair]));
  const pick = (clauses: readonly Clause[], indices: readonly number[]): Clause[] =>
    indices.toSorted((a, b) => a - b).flatMap((index) => clauses[index] ?? []);
  after.clauses.forEach((fresh, index) => {
    const pair = pairOf.get(index);
    if (pair === undefined) {
      if (!splits.pieces.has(index)) push('added', [], [fresh]);
      return;
    }
    const old = before.clauses[pair.before];
    if (old === undefined) return;
    if (kept.has(pair)) tellGone(pair.before);
    push(
      kindOf(pair, old, fresh),
      pick(before.clauses, [pair.before, ...(merges.byWhole.get(index) ?? [])]),
      pick(after.clauses, [index, ...(splits.byWhole.get(pair.before) ?? [])]),
    );
  });
  tellGone(Number.POSITIVE_INFINITY);
  return { changes, counts };
};
