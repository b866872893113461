import * as Y from 'yjs';

import { bodyOf } from '../document.js';
import type { Grave, GravePlace, Graveyard } from './graveyard.js';
import { placeBehind } from './destination.js';
import { isMarker, isSeen, unitsOf } from './units.js';

/** Words, references and lines that stand side by side where their line was taken away. */
export interface StrandedRun {
  /** Its visible items, in order. */
  readonly items: readonly Y.Item[];
}

/** What stands beside a run on one side: of the same line, or not. */
type Neighbour = 'sameLine' | 'elsewhere';

/**
 * The runs of `late` items that hold one of the `seeds` and have lost their line: no word of the line they were written in stands
 * beside them, because its marker was deleted and nothing that was deliberately left follows. A line that was only joined to the one
 * before it is still there in its words, and so are the words written into it. Only the deleted lines that count are looked at: those
 * that were deleted without the author of the words knowing; between the others they wrote on purpose.
 */
export function strandedRuns(
  doc: Y.Doc,
  graveyard: Graveyard,
  late: (item: Y.Item) => boolean,
  counts: (grave: Grave) => boolean,
  seeds: ReadonlySet<Y.Item>,
): StrandedRun[] {
  const runs: StrandedRun[] = [];
  const taken = new Set<Y.Item>();
  const isBorder = (item: Y.Item): boolean => graveyard.gravesIn(item).some(counts);
  for (const seed of seeds) {
    if (taken.has(seed) || !isSeen(seed)) continue;
    const items = runAround(seed, late, isBorder);
    for (const item of items) taken.add(item);
    const [first, last] = [items[0], items.at(-1)];
    if (first === undefined || last === undefined) continue;
    const isCounted = (place: GravePlace | undefined): boolean => place !== undefined && counts(place.grave);
    if (leftOf(first, isBorder) === 'sameLine') continue;
    const line = placeBehind(first, graveyard, counts).grave?.grave;
    if (line?.isJoined !== false && rightOf(last, isBorder) === 'sameLine') continue;
    const isPlace = (item: Y.Item): boolean =>
      unitsOf(item).some((unit) => isCounted(graveyard.placeOf(unit)) || graveyard.carriedTo(unit) !== undefined);
    runs.push(...brokenAt(items, isPlace));
  }
  const order = placesIn(doc, taken);
  return runs.toSorted((one, other) => (order.get(one.items[0]!) ?? 0) - (order.get(other.items[0]!) ?? 0));
}

/** Late items side by side around a seed; where a line began begins another run, of which each is judged for itself. */
function runAround(seed: Y.Item, late: (item: Y.Item) => boolean, isBorder: (item: Y.Item) => boolean): Y.Item[] {
  const goesOn = (item: Y.Item): boolean => (isSeen(item) ? late(item) : !isBorder(item));
  const items = [seed];
  for (let item = seed.left; item !== null && goesOn(item); item = item.left) if (isSeen(item)) items.unshift(item);
  for (let item = seed.right; item !== null && goesOn(item); item = item.right) if (isSeen(item)) items.push(item);
  return items;
}

/** Words that stood at different places of the line go to different places. */
function brokenAt(items: readonly Y.Item[], isPlace: (item: Y.Item) => boolean): StrandedRun[] {
  const runs: Y.Item[][] = [];
  for (const item of items) {
    let between = item.left;
    while (between !== null && !isSeen(between) && !isPlace(between)) between = between.left;
    const isBeside = between !== null && isSeen(between);
    const last = runs.at(-1);
    if (isBeside && last !== undefined) last.push(item);
    else runs.push([item]);
  }
  return runs.map((run) => ({ items: run }));
}

function leftOf(first: Y.Item, isBorder: (item: Y.Item) => boolean): Neighbour {
  for (let item = first.left; item !== null; item = item.left) {
    if (isSeen(item)) return 'sameLine';
    if (isBorder(item)) return 'elsewhere';
  }
  // The text before the first marker is a line of its own.
  return 'sameLine';
}

function rightOf(last: Y.Item, isBorder: (item: Y.Item) => boolean): Neighbour {
  for (let item = last.right; item !== null; item = item.right) {
    if (isSeen(item)) return isMarker(item) ? 'elsewhere' : 'sameLine';
    if (isBorder(item)) return 'elsewhere';
  }
  return 'elsewhere';
}

function placesIn(doc: Y.Doc, items: ReadonlySet<Y.Item>): Map<Y.Item, number> {
  const places = new Map<Y.Item, number>();
  let place = 0;
  for (let item = bodyOf(doc)._start; item !== null; item = item.right, place += 1)
    if (items.has(item)) places.set(item, place);
  return places;
}
