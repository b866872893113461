import { clauseStarts, mayContinueClause } from '@colex/lawtext';
import type { LineId } from '@colex/lawtext';

import type { LineMap } from './line-map.js';

/** Where in a draft a change might touch a protected clause. */
export interface LockedZone {
  readonly map: LineMap;
  /** By line: whether it belongs to a protected clause. Words may go in and out of any other line. */
  readonly words: readonly boolean[];
  /**
   * By line: whether a line of its stretch belongs to a protected clause. A stretch begins with a line that opens a clause whatever
   * stands before it, and ends before the next such line: lines may come, go and change their kind in any other stretch.
   */
  readonly structure: readonly boolean[];
  /** The raw ids of the lines that open protected clauses: a second line that claims one may take the id away. */
  readonly ids: ReadonlySet<LineId>;
}

/** Marks the protected clauses in a line map; undefined when the draft has none of them. */
export function lockedZone(map: LineMap, protectedIds: ReadonlySet<LineId>): LockedZone | undefined {
  const { lines } = map;
  const words = lines.map(() => false);
  const ids = new Set<LineId>();
  const starts = clauseStarts(lines);
  starts.forEach((from, place) => {
    const opener = lines[from];
    if (opener === undefined || !protectedIds.has(opener.id)) return;
    words.fill(true, from, starts[place + 1] ?? lines.length);
    ids.add(opener.rawId ?? opener.id);
  });
  if (ids.size === 0) return undefined;
  const structure = lines.map(() => false);
  let begin = 0;
  for (let index = 1; index <= lines.length; index += 1) {
    const line = lines[index];
    if (line !== undefined && mayContinueClause(line.kind)) continue;
    if (words.slice(begin, index).includes(true)) structure.fill(true, begin, index);
    begin = index;
  }
  return { map, words, structure, ids };
}
