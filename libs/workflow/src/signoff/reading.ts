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
 * The clauses of a text as they read now, in order. A reference to a range (第X条至第Y条) cites every clause from the
 * first to the last; one whose target is gone cites nothing.
 */
export const readingsOf = (
  lines: readonly Line[],
  clauses: readonly Clause[] = clausesOf(lines),
): readonly ClauseReading[] => {
  const placeOf = new Map<LineId, number>();
  clauses.forEach((clause, place) => clause.lines.forEach((line) => placeOf.set(line.id, place)));
  return clauses.map((clause, place) => ({
    clauseId: clause.id,
    digest: clause.digest,
    citations: [...placesCitedBy(clause, placeOf)]
      .filter((cited) => cited !== place)
      .sort((a, b) => a - b)
      .flatMap((cited) => clauses[cited] ?? [])
      .map(({ id, digest }) => ({ clauseId: id, digest })),
  }));
};

const placesCitedBy = (clause: Clause, placeOf: ReadonlyMap<LineId, number>): ReadonlySet<number> => {
  const cited = new Set<number>();
  for (const { target, until } of clause.lines.flatMap((line) => line.references ?? [])) {
    const first = placeOf.get(target);
    const last = until === undefined ? first : placeOf.get(until);
    // A range with one end gone still names its other end.
    const ends = [first, last].filter((place) => place !== undefined);
    if (ends.length === 0) continue;
    for (let place = Math.min(...ends); place <= Math.max(...ends); place += 1) cited.add(place);
  }
  return cited;
};
