import { clausesOf } from '@colex/lawtext';
import type { Clause, Line, LineId } from '@colex/lawtext';

import type { NewLineId } from './rewrite-to.js';

/**
 * The lines of `current` with one clause as it was in `old`; undefined when `old` has no such clause. Where the clause stands it is
 * replaced; where it is gone it comes back after the nearest clause before it that is still there. No other clause loses a line: one
 * that stands in another clause by now stays there, and comes back here under a new id.
 */
export function withClauseOf(
  current: readonly Line[],
  old: readonly Line[],
  clauseId: LineId,
  newId: NewLineId,
): Line[] | undefined {
  const oldClauses = clausesOf(old);
  const place = oldClauses.findIndex(({ id }) => id === clauseId);
  const wanted = oldClauses[place];
  if (!wanted) return undefined;
  const clauses = clausesOf(current);
  const standing = clauses.find(({ id }) => id === clauseId);
  const from = standing?.from ?? placeAmong(clauses, oldClauses.slice(0, place), oldClauses.slice(place + 1));
  const to = standing?.to ?? from;
  const before = current.slice(0, from);
  const after = current.slice(to);
  const taken = new Set([...before, ...after].map(({ id }) => id));
  const restored = wanted.lines.map((line) => (taken.has(line.id) ? { ...line, id: newId() } : line));
  return [...before, ...restored, ...after];
}

function placeAmong(clauses: readonly Clause[], before: readonly Clause[], after: readonly Clause[]): number {
  const standing = new Map(clauses.map((clause) => [clause.id, clause]));
  for (const { id } of before.toReversed()) {
    const neighbour = standing.get(id);
    if (neighbour) return neighbour.to;
  }
  for (const { id } of after) {
    const neighbour = standing.get(id);
    if (neighbour) return neighbour.from;
  }
  return clauses.at(-1)?.to ?? 0;
}
