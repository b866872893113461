import { clausesOf, type Clause, type Line, type LineId } from '@colex/lawtext';
import type { CitedClause } from './decision.js';

/** A clause as somebody reads it: its words and the words of the clauses it cites, by their digests. */
export interface ClauseReading {
  readonly clauseId: LineId;
  readonly digest: string;
  /** Each clause cited once, itself not, in the order of the text. */
  readonly citations: readonly CitedClause[];
}

/**
 * For each clause the clauses its references point into, by their first lines: each once, itself not, in the order of
 * the text. A reference to a range (第X条至第Y条) cites every clause from the first to the last; one whose target is
 * gone cites nothing.
 */
export const citationsOf = (clauses: readonly Clause[]): readonly (readonly LineId[])[] => {
  const placeOf = placesOf(clauses);
  return clauses.map((clause, place) =>
    citedPlaces(clause, place, placeOf).flatMap((cited) => clauses[cited]?.id ?? []),
  );
};

/** The clauses of a text as they read now, in order. */
export const readingsOf = (
  lines: readonly Line[],
  clauses: readonly Clause[] = clausesOf(lines),
): readonly ClauseReading[] => {
  const placeOf = placesOf(clauses);
  return clauses.map((clause, place) => readingAt(clauses, clause, place, placeOf));
};

/** One clause of a text as it reads now; null when it is not there. Only the digests it needs are computed. */
export const readingOf = (clauses: readonly Clause[], clauseId: LineId): ClauseReading | null => {
  const place = clauses.findIndex(({ id }) => id === clauseId);
  const clause = clauses[place];
  return clause === undefined ? null : readingAt(clauses, clause, place, placesOf(clauses));
};

const readingAt = (
  clauses: readonly Clause[],
  clause: Clause,
  place: number,
  placeOf: ReadonlyMap<LineId, number>,
): ClauseReading => ({
  clauseId: clause.id,
  digest: clause.digest,
  citations: citedPlaces(clause, place, placeOf)
    .flatMap((cited) => clauses[cited] ?? [])
    .map(({ id, digest }) => ({ clauseId: id, digest })),
});

const placesOf = (clauses: readonly Clause[]): ReadonlyMap<LineId, number> =>
  new Map(clauses.flatMap((clause, place) => clause.lines.map((line) => [line.id, place] as const)));

const citedPlaces = (clause: Clause, place: number, placeOf: ReadonlyMap<LineId, number>): readonly number[] => {
  const cited = new Set<number>();
  for (const { target, until } of clause.lines.flatMap((line) => line.references ?? [])) {
    const first = placeOf.get(target);
    const last = until === undefined ? first : placeOf.get(until);
    // A range with one end gone still names its other end.
    const ends = [first, last].filter((end) => end !== undefined);
    if (ends.length === 0) continue;
    for (let between = Math.min(...ends); between <= Math.max(...ends); between += 1) cited.add(between);
  }
  cited.delete(place);
  return [...cited].sort((a, b) => a - b);
};
