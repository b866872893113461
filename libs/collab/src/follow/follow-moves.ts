import type { LineId, LineKind } from '@colex/lawtext';
import * as Y from 'yjs';

import { decodeBounded } from '../decoded-update.js';
import { bodyOf } from '../document.js';
import { knownClock } from '../known-structs.js';
import { newMarker, readMarker } from '../line-marker.js';
import { readReference } from '../embedded-reference.js';
import { markerClientOf, writeMarkers } from '../writing-client.js';
import { destinationOf, placeBehind } from './destination.js';
import type { Grave } from './graveyard.js';
import { Graveyard } from './graveyard.js';
import { strandedRuns } from './stranded.js';
import type { StrandedRun } from './stranded.js';
import type { Unit } from './units.js';
import { indexBehind, isMarker, isSeen, itemOf, textOf, unitAt, unitsOf } from './units.js';

/** What lost its line and could not be put anywhere: taken out of the text, and to be kept for people to decide. */
export interface StrandedText {
  /** The client that wrote the first of it. */
  readonly client: number;
  /** Where it came from, for ever the same: a second telling of the same words is recognised by it. */
  readonly origin: string;
  /** Its text; lines of its own on rows of their own. */
  readonly text: string;
  /** The line it was written in; null for one nobody remembers. */
  readonly line: { readonly rawId: LineId | null; readonly kind: LineKind; readonly text: string } | null;
  /** The id of the line it stood behind when it was taken out; null at the beginning. */
  readonly behind: LineId | null;
}

/** One more update, to be appended right behind the one that was looked at. */
export interface FollowUp {
  readonly update: Uint8Array;
  /** The client whose words it moves or takes out; it is that person's edit. */
  readonly client: number;
}

/** What follows from an update; undefined in nearly all cases. */
export interface Following {
  /** In order. */
  readonly updates: readonly FollowUp[];
  readonly cards: readonly StrandedText[];
  /** Which places were written anew, and where: to be told to the graveyard with the updates. */
  readonly carried: readonly (readonly [Unit, Unit])[];
}

/** What must be known of an update to tell what was late about it. */
export interface LateFacts {
  /** Whether its author had surely not seen this place of the sequence when they made it. */
  readonly unseen: (client: number, clock: number) => boolean;
  /** Whether its author had surely not seen that this line was deleted. Asked of lines that were deleted before the update. */
  readonly unseenGrave: (grave: Grave) => boolean;
  /** A client id that the author of `client` may write with and nobody has used: copies of their words carry it. */
  readonly newClientFor: (client: number) => number;
}

/**
 * Whether an admitted update could have left words without their line, judged before it is applied and without changing anything.
 * Cheap, and false for nearly every update: only words whose left neighbour is gone, or a line deleted under words its author had
 * not seen, are worth a second look.
 */
export function maybeLate(doc: Y.Doc, update: Uint8Array, unseen: LateFacts['unseen']): boolean {
  const decoded = decodeBounded(update, Number.MAX_SAFE_INTEGER);
  if (typeof decoded === 'string') throw new RangeError(`The update was not admitted: ${decoded}.`);
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item) || struct.origin === null) continue;
    if (struct.id.clock + struct.length <= knownClock(doc, struct.id.client)) continue;
    if (isGone(doc, struct.origin)) return true;
  }
  for (const [client, ranges] of decoded.deletions)
    for (const { clock, len } of ranges) if (deletesUnderUnseen(doc, client, clock, clock + len, unseen)) return true;
  return false;
}

function isGone(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  if (clock >= knownClock(doc, client)) return false;
  const structs = doc.store.clients.get(client) ?? [];
  const struct = structs[Y.findIndexSS(structs, clock)];
  return struct instanceof Y.Item && struct.deleted && struct.parentSub === null;
}

function deletesUnderUnseen(
  doc: Y.Doc,
  client: number,
  from: number,
  to: number,
  unseen: LateFacts['unseen'],
): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || from >= knownClock(doc, client)) return false;
  for (let place = Y.findIndexSS(structs, from); place < structs.length; place += 1) {
    const struct = structs[place];
    if (struct === undefined || struct.id.clock >= to) return false;
    if (!(struct instanceof Y.Item) || struct.deleted || !isMarker(struct)) continue;
    for (let item = struct.right; item !== null; item = item.right) {
      if (!isSeen(item)) continue;
      if (unseen(item.id.client, item.id.clock)) return true;
      if (isMarker(item)) break;
    }
  }
  return false;
}

/**
 * What must follow an admitted update so that no words stay where their line was taken away: words written into a line that was moved
 * are moved after it, words written into a line that is gone are taken out and told as a card. Nothing given is changed; the updates
 * are made on a copy, of which the document gets them only when it gets them from the caller.
 *
 * It does not matter which of the two came first, the words or the move. `graveyard` must know the document from its beginning.
 */
export function followMoves(
  doc: Y.Doc,
  update: Uint8Array,
  graveyard: Graveyard,
  facts: LateFacts,
): Following | undefined {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const table = new Workbench(doc, copy, graveyard, facts);
  try {
    return table.follow(update);
  } finally {
    table.destroy();
  }
}

/** The copy on which words are put right. */
class Workbench {
  private readonly updates: FollowUp[] = [];
  private readonly carried: (readonly [Unit, Unit])[] = [];
  private readonly cards: StrandedText[] = [];
  /** The client ids of what was put right here: it is never looked at again. */
  private readonly own = new Set<number>();
  private readonly graveyard: Graveyard;

  constructor(
    private readonly doc: Y.Doc,
    private readonly copy: Y.Doc,
    private readonly before: Graveyard,
    private readonly facts: LateFacts,
  ) {
    this.graveyard = new Graveyard(copy, before);
  }

  follow(update: Uint8Array): Following | undefined {
    const deleted = this.markersDeletedBy(update);
    Y.applyUpdate(this.copy, update);
    const { moment } = this.before;
    const countsBefore = (grave: Grave): boolean => grave.moment <= moment && this.facts.unseenGrave(grave);
    this.settle(this.isNew, countsBefore, () => this.cutOff(countsBefore));
    this.settle(
      this.isUnseen,
      (grave) => grave.moment === moment + 1,
      () => this.unseenBehind(deleted),
    );
    const { updates, cards, carried } = this;
    return updates.length === 0 ? undefined : { updates, cards, carried };
  }

  destroy(): void {
    this.graveyard.destroy();
    this.copy.destroy();
  }

  /** One run at a time: what is put right becomes the neighbour of the next. */
  private settle(late: (item: Y.Item) => boolean, counts: (grave: Grave) => boolean, seeds: () => Set<Y.Item>): void {
    for (;;) {
      const [run] = strandedRuns(this.copy, this.graveyard, late, counts, seeds());
      if (run === undefined) return;
      this.putRight(run, counts);
    }
  }

  private readonly isNew = ({ id }: Y.Item): boolean =>
    id.clock >= knownClock(this.doc, id.client) && !this.own.has(id.client);

  /** What others wrote; what the update itself brings, its author put there knowing what it deletes. */
  private readonly isUnseen = ({ id }: Y.Item): boolean =>
    id.clock < knownClock(this.doc, id.client) && !this.own.has(id.client) && this.facts.unseen(id.client, id.clock);

  /** What the update wrote behind something that was gone already. */
  private cutOff(counts: (grave: Grave) => boolean): Set<Y.Item> {
    const items = new Set<Y.Item>();
    for (let item = bodyOf(this.copy)._start; item !== null; item = item.right) {
      if (!isSeen(item) || !this.isNew(item) || item.origin === null || !isGone(this.doc, item.origin)) continue;
      const { grave, carried } = placeBehind(item, this.graveyard, counts);
      if (grave !== undefined || carried !== undefined) items.add(item);
    }
    return items;
  }

  private markersDeletedBy(update: Uint8Array): Unit[] {
    const { ds } = Y.decodeUpdate(update);
    const markers: Unit[] = [];
    for (let item = bodyOf(this.copy)._start; item !== null; item = item.right)
      if (isSeen(item) && isMarker(item) && Y.isDeleted(ds, item.id))
        markers.push({ client: item.id.client, clock: item.id.clock });
    return markers;
  }

  /** What the author of the update had not seen of the lines it deletes. */
  private unseenBehind(markers: readonly Unit[]): Set<Y.Item> {
    const items = new Set<Y.Item>();
    for (const marker of markers) {
      let item = itemOf(this.copy, marker)?.right ?? null;
      for (; item !== null && (!isSeen(item) || this.isUnseen(item)); item = item.right)
        if (isSeen(item)) items.add(item);
    }
    return items;
  }

  private putRight({ items }: StrandedRun, counts: (grave: Grave) => boolean): void {
    const [first] = items;
    if (first === undefined) return;
    const place = placeBehind(first, this.graveyard, counts);
    const destination = destinationOf(this.copy, this.graveyard, place);
    const text = textOfRun(items);
    if (destination === undefined && text !== '')
      this.cards.push({
        client: first.id.client,
        origin: idOf(first),
        text,
        line:
          place.grave === undefined
            ? null
            : {
                rawId: place.grave.grave.rawId ?? null,
                kind: place.grave.grave.kind,
                text: place.grave.grave.text,
              },
        behind: lineBefore(first),
      });
    const groups = destination === undefined ? [] : this.groupsOf(items);
    // Read before they go: Yjs collects what is deleted at the end of the transaction.
    const begin = indexOf(this.copy, first);
    const length = items.reduce((sum, item) => sum + item.length, 0);
    this.record(first.id.client, () => bodyOf(this.copy).delete(begin, length));
    if (destination === undefined) return;
    let index = indexBehind(this.copy, destination);
    for (const { client, writer, pieces } of groups) {
      this.copy.clientID = writer;
      this.record(client, () => {
        for (const { units, write } of pieces) {
          const from = index;
          index = write(this.copy, index);
          this.noteCarried(units, from);
        }
      });
    }
  }

  /** Written behind the index: whoever still writes beside the old places belongs beside the new ones. */
  private noteCarried(units: readonly Unit[], from: number): void {
    units.forEach((unit, offset) => {
      const to = unitAt(this.copy, from + offset);
      if (to === undefined) return;
      this.graveyard.carry(unit, to);
      this.carried.push([unit, to]);
    });
  }

  /** The words of a run as they are written again, by the people who wrote them. */
  private groupsOf(items: readonly Y.Item[]): Group[] {
    const groups: Group[] = [];
    for (const item of items) {
      const { client } = item.id;
      const writer = this.facts.newClientFor(client);
      this.own.add(writer).add(markerClientOf(writer));
      const last = groups.at(-1);
      if (last?.writer === writer) last.pieces.push(pieceOf(item));
      else groups.push({ client, writer, pieces: [pieceOf(item)] });
    }
    return groups;
  }

  private record(client: number, write: () => void): void {
    const keep = (update: Uint8Array): number => this.updates.push({ update, client });
    this.copy.on('update', keep);
    this.copy.transact(write);
    this.copy.off('update', keep);
  }
}

/** Something to be written anew. */
interface Piece {
  /** Where it stands now. */
  readonly units: readonly Unit[];
  /** Writes it at an index; returns the index behind it. */
  readonly write: Write;
}

type Write = (doc: Y.Doc, index: number) => number;

interface Group {
  readonly client: number;
  readonly writer: number;
  readonly pieces: Piece[];
}

const idOf = (item: Y.Item): string => `${item.id.client}:${item.id.clock}`;

const pieceOf = (item: Y.Item): Piece => ({ units: unitsOf(item), write: writingOf(item) });

function writingOf(item: Y.Item): Write {
  const { content } = item;
  if (content instanceof Y.ContentString) {
    const { str } = content;
    return (doc, index) => {
      bodyOf(doc).insert(index, str);
      return index + str.length;
    };
  }
  if (content instanceof Y.ContentType) {
    const { rawId, kind, number } = readMarker(content.type as Y.Map<unknown>);
    const marker = newMarker({ id: rawId ?? `late-${idOf(item).replace(':', '-')}`, kind, number });
    return (doc, index) => {
      writeMarkers(doc, () => bodyOf(doc).insertEmbed(index, marker));
      return index + 1;
    };
  }
  const embed: unknown = content instanceof Y.ContentEmbed ? content.embed : {};
  return (doc, index) => {
    bodyOf(doc).insertEmbed(index, embed as object);
    return index + 1;
  };
}

function textOfRun(items: readonly Y.Item[]): string {
  const text = items.map((item) => (isMarker(item) ? '\n' : labelOf(item))).join('');
  return text.replace(/^\n+|\n+$/g, '');
}

/** A card is read by people: a reference is what it printed. */
function labelOf(item: Y.Item): string {
  return item.content instanceof Y.ContentEmbed ? readReference(item.content.embed).label : textOf(item);
}

function indexOf(doc: Y.Doc, wanted: Y.Item): number {
  let index = 0;
  for (let item = bodyOf(doc)._start; item !== null && item !== wanted; item = item.right)
    if (isSeen(item)) index += item.length;
  return index;
}

function lineBefore(first: Y.Item): LineId | null {
  for (let item = first.left; item !== null; item = item.left)
    if (isSeen(item) && item.content instanceof Y.ContentType)
      return readMarker(item.content.type as Y.Map<unknown>).rawId ?? null;
  return null;
}
