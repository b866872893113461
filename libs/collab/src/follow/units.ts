import * as Y from 'yjs';

import { bodyOf } from '../document.js';
import { structAt } from '../known-structs.js';

/** One place of the sequence: the identity of a character, a reference or a marker. It never changes and is never used again. */
export interface Unit {
  readonly client: number;
  readonly clock: number;
}

/** The item of the body that holds a place; undefined when it was collected or is something else. */
export function itemOf(doc: Y.Doc, { client, clock }: Unit): Y.Item | undefined {
  const struct = structAt(doc, client, clock);
  return struct instanceof Y.Item && struct.parentSub === null ? struct : undefined;
}

/** Whether a reader sees the item. */
export const isSeen = (item: Y.Item): boolean => !item.deleted && item.countable;

/** Whether a reader sees the place. */
export function isVisible(doc: Y.Doc, unit: Unit): boolean {
  const item = itemOf(doc, unit);
  return item !== undefined && isSeen(item);
}

/** Whether the item opens, or opened, a line; to be asked before what was deleted is collected. */
export const isMarker = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentType && item.content.type.constructor === Y.Map;

/** The text of an item; a reference, which is one place, is the character that stands for it. */
export const textOf = (item: Y.Item): string =>
  item.content instanceof Y.ContentString ? item.content.str : '\uFFFC'.repeat(item.length);

/** The places of an item, in order. */
export const unitsOf = ({ id, length }: Y.Item): Unit[] =>
  Array.from({ length }, (_, offset) => ({ client: id.client, clock: id.clock + offset }));

/** The sequence index right behind a visible place. */
export function indexBehind(doc: Y.Doc, unit: Unit): number {
  const holder = itemOf(doc, unit);
  let index = 0;
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    if (item === holder) return index + unit.clock - item.id.clock + 1;
    if (isSeen(item)) index += item.length;
  }
  throw new RangeError('A place that is not in the body has no index.');
}

/** The visible place at a sequence index; undefined behind the end. */
export function unitAt(doc: Y.Doc, index: number): Unit | undefined {
  let rest = index;
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    if (!isSeen(item)) continue;
    if (rest < item.length) return { client: item.id.client, clock: item.id.clock + rest };
    rest -= item.length;
  }
  return undefined;
}
