import * as Y from 'yjs';

import { structAt } from '../known-structs.js';

/** One place of the sequence: the identity of a character, a reference or a marker. It never changes and is never used again. */
export interface Unit {
  readonly client: number;
  readonly clock: number;
}

/** A place as a key. */
export const keyOf = ({ client, clock }: Unit): string => `${client}:${clock}`;

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
