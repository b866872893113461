import * as Y from 'yjs';

import { bodyOf } from '../document.js';
import { readReference } from '../embedded-reference.js';
import { newMarker, readMarker } from '../line-marker.js';
import { markerClientOf } from '../writing-client.js';
import type { Unit } from './units.js';
import { isMarker, itemOf, keyOf } from './units.js';

/** Where something is written: right behind or right before a visible place. */
export type Target = { readonly behind: Unit } | { readonly before: Unit };

/** Successive places of one item. */
export interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly item: Y.Item;
}

/** The places item by item. */
export function piecesOf(doc: Y.Doc, units: readonly Unit[]): Piece[] {
  const pieces: { client: number; clock: number; length: number; item: Y.Item }[] = [];
  for (const unit of units) {
    const item = itemOf(doc, unit);
    if (item === undefined) continue;
    const last = pieces.at(-1);
    if (last?.item === item && last.clock + last.length === unit.clock) last.length += 1;
    else pieces.push({ ...unit, length: 1, item });
  }
  return pieces;
}

/** What people read of them. */
export function textOfPieces(pieces: readonly Piece[]): string {
  const text = pieces.map(({ item, clock, length }) => {
    if (isMarker(item)) return '\n';
    const { content } = item;
    if (content instanceof Y.ContentEmbed) return readReference(content.embed).label;
    const from = clock - item.id.clock;
    return content instanceof Y.ContentString ? content.str.slice(from, from + length) : '';
  });
  return text.join('').replace(/^\n+|\n+$/g, '');
}

/** What is to be written again, read while it is still there. */
export interface Copied {
  readonly from: readonly Unit[];
  readonly isMarker: boolean;
  readonly content: () => Y.ContentString | Y.ContentEmbed | Y.ContentType;
}

/** Reads pieces, to be written elsewhere. */
export function copyOf(pieces: readonly Piece[]): Copied[] {
  return pieces.map((piece) => {
    const { item, client, clock, length } = piece;
    const from = Array.from({ length }, (_, offset) => ({ client, clock: clock + offset }));
    const { content } = item;
    if (content instanceof Y.ContentString) {
      const text = content.str.slice(clock - item.id.clock, clock - item.id.clock + length);
      return { from, isMarker: false, content: () => new Y.ContentString(text) };
    }
    if (content instanceof Y.ContentType) {
      const { rawId, kind, number } = readMarker(content.type as Y.Map<unknown>);
      const id = rawId ?? `late-${keyOf({ client, clock }).replace(':', '-')}`;
      return { from, isMarker: true, content: () => new Y.ContentType(newMarker({ id, kind, number })) };
    }
    const embed = content instanceof Y.ContentEmbed ? (content.embed as object) : {};
    return { from, isMarker: false, content: () => new Y.ContentEmbed(embed) };
  });
}

/** Deletes places; within a transaction. */
export function erase(transaction: Y.Transaction, units: readonly Unit[]): void {
  const { store } = transaction.doc;
  for (const { client, clock } of units) {
    const item = Y.getItemCleanStart(transaction, Y.createID(client, clock));
    Y.getItemCleanEnd(transaction, store, Y.createID(client, clock));
    item.delete(transaction);
  }
  forgetIndexes(transaction.doc);
}

/**
 * Writes copies under the client id of the document, exactly there: writing by index would go past what was deleted behind the
 * place, into the remains of another line. Within a transaction; returns which place was written anew where.
 */
export function rewrite(transaction: Y.Transaction, copies: readonly Copied[], target: Target): [Unit, Unit][] {
  const { doc } = transaction;
  const body = bodyOf(doc);
  const places: [Unit, Unit][] = [];
  let left: Y.Item | null;
  if ('behind' in target) {
    const { client, clock } = target.behind;
    left = Y.getItemCleanEnd(transaction, doc.store, Y.createID(client, clock)) as Y.Item;
  } else {
    const { client, clock } = target.before;
    left = Y.getItemCleanStart(transaction, Y.createID(client, clock)).left;
  }
  const writer = doc.clientID;
  for (const { from, isMarker: isLine, content } of copies) {
    if (isLine) doc.clientID = markerClientOf(writer);
    const id = Y.createID(doc.clientID, Y.getState(doc.store, doc.clientID));
    const right: Y.Item | null = left === null ? body._start : left.right;
    const item = new Y.Item(id, left, left?.lastId ?? null, right, right?.id ?? null, body, null, content());
    item.integrate(transaction, 0);
    doc.clientID = writer;
    from.forEach((unit, offset) => places.push([unit, { client: id.client, clock: id.clock + offset }]));
    left = item;
  }
  forgetIndexes(doc);
  return places;
}

/** Yjs remembers where indexes are as long as it is asked by index. */
function forgetIndexes(doc: Y.Doc): void {
  const markers = bodyOf(doc)._searchMarker;
  if (markers) markers.length = 0;
}
