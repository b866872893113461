import * as Y from 'yjs';

import { decodeBounded } from '../decoded-update.js';
import { knownClock } from '../known-structs.js';
import type { Graveyard } from './graveyard.js';
import type { Unit } from './units.js';
import { isMarker, isSeen, itemOf } from './units.js';

/** Whether an author had not heard of what happened at a moment when they made their update. */
export type Unheard = (moment: number) => boolean;

/**
 * Whether an admitted update could have left words without their line, judged before it is applied and without changing anything.
 * Cheap, and false for nearly every update: only words written beside something that went without their author knowing, and a line
 * taken away under words its author had not seen, are worth a second look.
 */
export function maybeLate(doc: Y.Doc, update: Uint8Array, graveyard: Graveyard, isUnheard: Unheard): boolean {
  const decoded = decodeBounded(update, Number.MAX_SAFE_INTEGER);
  if (typeof decoded === 'string') throw new RangeError(`The update was not admitted: ${decoded}.`);
  const wentUnheard = (unit: Unit): boolean => isUnheard(graveyard.departureOf(unit));
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item) || struct.parentSub !== null) continue;
    if (struct.id.clock + struct.length <= knownClock(doc, struct.id.client)) continue;
    if (graveyard.hasBound && isMarker(struct)) return true;
    if (struct.origin && reachesUnheard(doc, struct.origin, 'left', wentUnheard)) return true;
    if (struct.origin && isCutOff(doc, struct.origin, struct.rightOrigin, graveyard, isUnheard)) return true;
    if (struct.rightOrigin && reachesUnheard(doc, struct.rightOrigin, 'right', wentUnheard)) return true;
  }
  for (const [client, ranges] of decoded.deletions)
    for (const { clock, len } of ranges) {
      const end = Math.min(clock + len, knownClock(doc, client));
      for (let at = clock; at < end; at += 1) {
        const unit = { client, clock: at };
        if (wentUnheard(unit)) return true;
        const item = itemOf(doc, unit);
        if (item !== undefined && isSeen(item) && isMarker(item) && hasUnseen(item, graveyard, isUnheard)) return true;
      }
    }
  return false;
}

/** Whether, from a neighbour on, something that went unheard comes before anything visible. */
function reachesUnheard(
  doc: Y.Doc,
  { client, clock }: Unit,
  direction: 'left' | 'right',
  wentUnheard: (unit: Unit) => boolean,
): boolean {
  if (clock >= knownClock(doc, client)) return false;
  let item = itemOf(doc, { client, clock }) ?? null;
  for (let isFirst = true; item !== null && !isSeen(item); item = item[direction], isFirst = false) {
    const [begin, end] = [item.id.clock, item.id.clock + item.length];
    const from = isFirst && direction === 'right' ? clock : begin;
    const to = isFirst && direction === 'left' ? clock + 1 : end;
    for (let at = from; at < to; at += 1) if (wentUnheard({ client: item.id.client, clock: at })) return true;
  }
  return false;
}

/** Whether a line its author had not seen begins where they wrote, so that their words may come to stand behind it. */
function isCutOff(
  doc: Y.Doc,
  origin: Unit,
  rightOrigin: Y.ID | null,
  graveyard: Graveyard,
  isUnheard: Unheard,
): boolean {
  if (origin.clock >= knownClock(doc, origin.client)) return false;
  const right =
    rightOrigin && rightOrigin.clock < knownClock(doc, rightOrigin.client) ? itemOf(doc, rightOrigin) : null;
  const left = itemOf(doc, origin);
  // In the midst of an item nobody wrote anything meanwhile.
  if (left === undefined || origin.clock < left.id.clock + left.length - 1) return false;
  for (let item = left.right; item !== null && item !== right; item = item.right)
    if (isSeen(item) && isMarker(item) && isUnheard(graveyard.arrivalOf(item.id))) return true;
  return false;
}

function hasUnseen(marker: Y.Item, graveyard: Graveyard, isUnheard: Unheard): boolean {
  for (let item = marker.right; item !== null; item = item.right) {
    if (!isSeen(item)) continue;
    const { client, clock } = item.id;
    for (let at = clock; at < clock + item.length; at += 1)
      if (isUnheard(graveyard.arrivalOf({ client, clock: at }))) return true;
    if (isMarker(item)) return false;
  }
  return false;
}
