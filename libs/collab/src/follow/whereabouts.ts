import type * as Y from 'yjs';

import type { Grave, GravePlace, Graveyard, LineContent } from './graveyard.js';
import type { Unit } from './units.js';
import { isVisible } from './units.js';

/** Moves that are followed one after the other before something is given up. */
const MOST_MOVES = 1_000;

/** Where a place is now: itself while it is visible, else what was written in its stead with its moved line; undefined when it is nowhere. */
export function whereaboutsOf(doc: Y.Doc, graveyard: Graveyard, from: Unit): Unit | undefined {
  let unit: Unit | undefined = from;
  for (let moves = 0; unit !== undefined && moves < MOST_MOVES; moves += 1) {
    if (isVisible(doc, unit)) return unit;
    unit = graveyard.carriedTo(unit) ?? reborn(graveyard, graveyard.placeOf(unit));
  }
  return undefined;
}

function reborn(graveyard: Graveyard, place: GravePlace | undefined): Unit | undefined {
  const line = place && graveyard.reborn(place.grave);
  if (place === undefined || line === undefined) return undefined;
  if (place.offset === 0) return line.marker;
  const offset = carriedOver(place.grave, line, place.offset);
  return offset === undefined ? undefined : line.units[offset - 1];
}

/** The same place in the line as it came back: the same offset, or as far from the beginning or the end as words agree. */
function carriedOver(grave: Grave, line: LineContent, offset: number): number | undefined {
  const [old, now] = [grave.text, line.text];
  if (old === now) return offset;
  let prefix = 0;
  while (prefix < Math.min(old.length, now.length) && old[prefix] === now[prefix]) prefix += 1;
  if (offset <= prefix) return offset;
  let suffix = 0;
  const rest = Math.min(old.length, now.length) - prefix;
  while (suffix < rest && old[old.length - 1 - suffix] === now[now.length - 1 - suffix]) suffix += 1;
  return old.length - offset < suffix ? now.length - (old.length - offset) : undefined;
}
