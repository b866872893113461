import * as Y from 'yjs';

import type { Grave, GravePlace, Graveyard, LineContent } from './graveyard.js';
import type { Unit } from './units.js';
import { isSeen, isVisible, itemOf } from './units.js';

/** Moves of a line that are followed one after the other before it is given up. */
const MOST_MOVES = 1_000;

/** What something stands behind that is gone. */
export interface PlaceBehind {
  /** The deleted line, of those that count, and how far into it; undefined when there is none. */
  readonly grave: GravePlace | undefined;
  /** What is nearer than that and was written anew elsewhere; undefined when there is nothing. */
  readonly carried: Unit | undefined;
}

/** The deleted line that something stands behind, or words that were carried after theirs. */
export function placeBehind(first: Y.Item, graveyard: Graveyard, counts: (grave: Grave) => boolean): PlaceBehind {
  let carried: Unit | undefined;
  for (let item = first.left; item !== null && !isSeen(item); item = item.left) {
    for (let clock = item.id.clock + item.length - 1; clock >= item.id.clock; clock -= 1) {
      const unit = { client: item.id.client, clock };
      carried ??= graveyard.carriedTo(unit);
      const grave = graveyard.placeOf(unit);
      if (grave !== undefined && counts(grave.grave)) return { grave, carried };
    }
  }
  return { grave: undefined, carried };
}

/** The visible place behind which words belong that were written at a place of a deleted line; undefined when it is nowhere now. */
export function destinationOf(doc: Y.Doc, graveyard: Graveyard, from: PlaceBehind): Unit | undefined {
  const carried = from.carried && lastCarried(graveyard, from.carried);
  if (carried && isVisible(doc, carried)) return carried;
  let place = (carried && graveyard.placeOf(carried)) ?? from.grave;
  for (let moves = 0; place !== undefined && moves < MOST_MOVES; moves += 1) {
    const reborn = graveyard.reborn(place.grave);
    const offset = reborn === undefined ? undefined : carriedOver(place.grave, reborn, place.offset);
    if (reborn === undefined || offset === undefined) return undefined;
    const next = nearestTo(doc, graveyard, reborn, offset);
    if (next === undefined || 'client' in next) return next;
    place = next;
  }
  return undefined;
}

function lastCarried(graveyard: Graveyard, from: Unit): Unit {
  let unit = from;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const next = graveyard.carriedTo(unit);
    if (next === undefined) break;
    unit = next;
  }
  return unit;
}

/** The same place in the line as it came back: the same offset, or as far from the beginning or the end as words agree. */
function carriedOver(grave: Grave, reborn: LineContent, offset: number): number | undefined {
  const [old, now] = [grave.text, reborn.text];
  if (old === now) return offset;
  let prefix = 0;
  while (prefix < Math.min(old.length, now.length) && old[prefix] === now[prefix]) prefix += 1;
  if (offset <= prefix) return offset;
  let suffix = 0;
  const rest = Math.min(old.length, now.length) - prefix;
  while (suffix < rest && old[old.length - 1 - suffix] === now[now.length - 1 - suffix]) suffix += 1;
  return old.length - offset <= suffix ? now.length - (old.length - offset) : undefined;
}

/** The last place at or before the offset that is visible, or went on with its line. Single words that were deleted are passed over. */
function nearestTo(doc: Y.Doc, graveyard: Graveyard, line: LineContent, offset: number): Unit | GravePlace | undefined {
  for (let index = offset - 1; index >= -1; index -= 1) {
    const unit = index === -1 ? line.marker : line.units[index];
    if (unit === undefined || itemOf(doc, unit) === undefined) continue;
    if (isVisible(doc, unit)) return unit;
    const carried = lastCarried(graveyard, unit);
    if (isVisible(doc, carried)) return carried;
    const moved = graveyard.placeOf(carried);
    if (moved !== undefined) return moved;
  }
  return undefined;
}
