import * as Y from 'yjs';

import { BODY } from './document.js';
import { isReference } from './embedded-reference.js';
import { structAt } from './known-structs.js';
import { isLineKind, isQuotedNumber, isRawLineId } from './line-marker.js';
import { isLineText } from './text-characters.js';
import type { NewStruct } from './update-order.js';

/**
 * What an update may not write.
 *
 * - `foreignRoot`: into another root type than the body.
 * - `foreignContent`: something other than text, a line marker or a reference into the body, such as formatting.
 * - `forbiddenCharacter`: text that may not stand in a line (see `isLineText`).
 * - `malformedReference`, `malformedMarker`: an embed or a marker key outside the schema.
 * - `tangled`: a struct whose neighbours stand in different places, which no editor can have written.
 */
export type SchemaFault =
  'foreignRoot' | 'foreignContent' | 'forbiddenCharacter' | 'malformedReference' | 'malformedMarker' | 'tangled';

/** Where a struct goes: the sequence, a key of a marker, or nowhere because what it hung on was collected as deleted. */
type Place =
  | { readonly type: 'body' }
  | { readonly type: 'key'; readonly marker: string; readonly key: string }
  | { readonly type: 'collected' };

const BODY_PLACE: Place = { type: 'body' };
const COLLECTED: Place = { type: 'collected' };

const idText = (id: Y.ID): string => `${id.client}:${id.clock}`;

const samePlace = (one: Place, other: Place): boolean =>
  one.type === 'key' && other.type === 'key'
    ? one.marker === other.marker && one.key === other.key
    : one.type === other.type;

const isMarkerContent = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentType && item.content.type.constructor === Y.Map;

/** Where the structs of the document and those of the update seen so far stand. */
class Places {
  private readonly placed = new Map<number, { clock: number; end: number; place: Place; marker: boolean }[]>();

  constructor(private readonly doc: Y.Doc) {}

  note(struct: NewStruct, place: Place): void {
    const { client, clock } = struct.id;
    const entry = {
      clock,
      end: clock + struct.length,
      place,
      marker: struct instanceof Y.Item && isMarkerContent(struct),
    };
    const entries = this.placed.get(client);
    if (entries === undefined) this.placed.set(client, [entry]);
    else entries.push(entry);
  }

  /** Where the struct with this id stands. It must have been found to exist. */
  of(id: Y.ID): Place {
    const own = this.inUpdate(id);
    if (own !== undefined) return own.place;
    const known = structAt(this.doc, id.client, id.clock);
    if (!(known instanceof Y.Item) || !(known.parent instanceof Y.AbstractType)) return COLLECTED;
    if (known.parent._item === null) return BODY_PLACE;
    return { type: 'key', marker: idText(known.parent._item.id), key: known.parentSub ?? '' };
  }

  /** Whether the id is a line marker, something collected as deleted, or neither. */
  parent(id: Y.ID): 'marker' | 'collected' | 'neither' {
    const own = this.inUpdate(id);
    if (own !== undefined) return own.marker ? 'marker' : own.place.type === 'collected' ? 'collected' : 'neither';
    const known = structAt(this.doc, id.client, id.clock);
    if (known instanceof Y.Item) return isMarkerContent(known) ? 'marker' : known.deleted ? 'collected' : 'neither';
    return 'collected';
  }

  private inUpdate(id: Y.ID) {
    const entries = this.placed.get(id.client);
    if (entries === undefined) return undefined;
    let low = 0;
    let high = entries.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry === undefined || entry.end <= id.clock) low = middle + 1;
      else if (entry.clock > id.clock) high = middle - 1;
      else return entry;
    }
    return undefined;
  }
}

/** Where an item with this parent, or else with these neighbours, stands: the rule of Yjs' `Item.getMissing`. */
function placeOf(item: Y.Item, places: Places): Place | SchemaFault {
  const neighbours = [item.origin, item.rightOrigin].filter((id) => id !== null).map((id) => places.of(id));
  if (neighbours.some((place) => place.type === 'collected')) return COLLECTED;
  const declared = declaredPlace(item, places);
  if (typeof declared === 'string') return declared;
  const place = declared ?? neighbours[0];
  if (place === undefined) return 'tangled';
  return neighbours.every((neighbour) => samePlace(neighbour, place)) ? place : 'tangled';
}

function declaredPlace(item: Y.Item, places: Places): Place | SchemaFault | undefined {
  // A decoded item names a root type by its key, although the declared type of `parent` knows only types and ids.
  const parent: unknown = item.parent;
  if (parent === null) return undefined;
  if (typeof parent === 'string') {
    if (parent !== BODY) return 'foreignRoot';
    return item.parentSub === null ? BODY_PLACE : 'foreignContent';
  }
  if (!(parent instanceof Y.ID)) return 'tangled';
  switch (places.parent(parent)) {
    case 'collected':
      return COLLECTED;
    case 'neither':
      return 'tangled';
    case 'marker':
      return item.parentSub === null ? 'malformedMarker' : { type: 'key', marker: idText(parent), key: item.parentSub };
  }
}

function bodyFault(item: Y.Item): SchemaFault | undefined {
  const { content } = item;
  if (content instanceof Y.ContentDeleted || isMarkerContent(item)) return undefined;
  if (content instanceof Y.ContentString) return isLineText(content.str) ? undefined : 'forbiddenCharacter';
  if (content instanceof Y.ContentEmbed) return isReference(content.embed) ? undefined : 'malformedReference';
  return 'foreignContent';
}

const KEY_RULES: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: isRawLineId,
  kind: isLineKind,
  number: isQuotedNumber,
};

function keyFault(item: Y.Item, key: string): SchemaFault | undefined {
  const rule = Object.hasOwn(KEY_RULES, key) ? KEY_RULES[key] : undefined;
  if (rule === undefined) return 'malformedMarker';
  const { content } = item;
  if (content instanceof Y.ContentDeleted) return undefined;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return 'malformedMarker';
  return rule(content.arr[0]) ? undefined : 'malformedMarker';
}

/** A struct of which the document has the beginning must continue it where it stands. */
function continuationFault(doc: Y.Doc, item: Y.Item, place: Place, places: Places): SchemaFault | undefined {
  const known = Y.getState(doc.store, item.id.client);
  if (item.id.clock >= known) return undefined;
  if (!(item.content instanceof Y.ContentString || item.content instanceof Y.ContentDeleted)) return 'tangled';
  const before = places.of(Y.createID(item.id.client, known - 1));
  return samePlace(before, place) ? undefined : 'tangled';
}

/**
 * The first thing new structs would write that does not belong into a draft, or undefined when there is none. The structs must be
 * in the order of `orderByDependency`. Deletions are not judged here: every draft stays readable whatever is deleted.
 */
export function schemaFault(doc: Y.Doc, structs: readonly NewStruct[]): SchemaFault | undefined {
  const places = new Places(doc);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) {
      places.note(struct, COLLECTED);
      continue;
    }
    const place = placeOf(struct, places);
    if (typeof place === 'string') return place;
    const fault =
      continuationFault(doc, struct, place, places) ??
      (place.type === 'body' ? bodyFault(struct) : place.type === 'key' ? keyFault(struct, place.key) : undefined);
    if (fault !== undefined) return fault;
    places.note(struct, place);
  }
  return undefined;
}
