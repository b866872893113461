import type { LineId, LineKind } from '@colex/lawtext';
import * as Y from 'yjs';

import { isLineKind } from '../line-marker.js';
import type { Unit } from './units.js';
import { isMarker, isSeen, textOf, unitsOf } from './units.js';

/** A line as it went or came: the places that went or came with its marker, in order, and their text. */
export interface LineContent {
  readonly marker: Unit;
  readonly units: readonly Unit[];
  readonly text: string;
}

/** A line whose marker was deleted. */
export interface Grave extends LineContent {
  /** The moment at which it went, see {@link Graveyard.moment}. */
  readonly moment: number;
  readonly rawId: LineId | undefined;
  readonly kind: LineKind;
  /** Whether something of it was left when it went: then it was only joined to the line before it. */
  readonly isJoined: boolean;
}

/** Where in a deleted line a place was: `offset` places behind its marker, which is 0. */
export interface GravePlace {
  readonly grave: Grave;
  readonly offset: number;
}

const keyOf = ({ client, clock }: Unit): string => `${client}:${clock}`;

/** What a marker said, although it and its keys are deleted. */
function saidBy(item: Y.Item): { readonly rawId: string | undefined; readonly kind: LineKind } {
  const marker = item.content instanceof Y.ContentType ? (item.content.type as Y.Map<unknown>) : undefined;
  const valueOf = (key: string): unknown => {
    const content = marker?._map.get(key)?.content;
    return content instanceof Y.ContentAny ? content.arr[0] : undefined;
  };
  const [id, kind] = [valueOf('id'), valueOf('kind')];
  return { rawId: typeof id === 'string' ? id : undefined, kind: isLineKind(kind) ? kind : 'plain' };
}

/**
 * Remembers the lines that were deleted from a document, place by place, and where each came back under its id: Yjs itself forgets
 * what was deleted. It follows the document from when it is made; one that saw a document from its first update on knows all moves.
 */
export class Graveyard {
  private readonly places = new Map<string, GravePlace>();
  private readonly waiting = new Map<LineId, Grave>();
  private readonly came = new Map<Grave, LineContent>();
  private readonly carried = new Map<string, Unit>();
  /** For each client its deleted markers, by ascending clock. */
  private readonly markers = new Map<number, Grave[]>();
  private now: number;

  /** @param before what was known before, of which nothing is changed: for a copy on which something is only tried. */
  constructor(
    private readonly doc: Y.Doc,
    private readonly before?: Graveyard,
  ) {
    this.now = before?.moment ?? 0;
    doc.on('afterTransaction', this.follow);
  }

  /** How many transactions it has seen. A grave whose moment is greater than one noted earlier went after it. */
  get moment(): number {
    return this.now;
  }

  /** Where a deleted place was in its line when that line went; undefined when it did not go with a line. */
  placeOf(unit: Unit): GravePlace | undefined {
    return this.places.get(keyOf(unit)) ?? this.before?.placeOf(unit);
  }

  /** The same line where it was put after it went; undefined when nobody put it anywhere. */
  reborn(grave: Grave): LineContent | undefined {
    return this.came.get(grave) ?? this.before?.reborn(grave);
  }

  /** The place that was written anew elsewhere in the stead of this one, when words were carried after their line. */
  carriedTo(unit: Unit): Unit | undefined {
    return this.carried.get(keyOf(unit)) ?? this.before?.carriedTo(unit);
  }

  /** Says that a place was written anew in the stead of another. */
  carry(from: Unit, to: Unit): void {
    this.carried.set(keyOf(from), to);
  }

  /** Takes over what was said on a copy about places that were carried. */
  carryAll(places: Iterable<readonly [Unit, Unit]>): void {
    for (const [from, to] of places) this.carry(from, to);
  }

  /** The lines whose markers an item held that is deleted. */
  gravesIn(item: Y.Item): Grave[] {
    const graves = this.markers.get(item.id.client) ?? [];
    let low = 0;
    let high = graves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((graves[middle]?.marker.clock ?? 0) < item.id.clock) low = middle + 1;
      else high = middle;
    }
    const end = item.id.clock + item.length;
    const found = this.before?.gravesIn(item) ?? [];
    for (let grave = graves[low]; grave !== undefined && grave.marker.clock < end; grave = graves[(low += 1)])
      found.push(grave);
    return found;
  }

  destroy(): void {
    this.doc.off('afterTransaction', this.follow);
  }

  /** Called before Yjs collects what the transaction deleted. */
  private readonly follow = (transaction: Y.Transaction): void => {
    this.now += 1;
    for (const [client, ranges] of transaction.deleteSet.clients)
      for (const { clock, len } of ranges)
        this.eachMarker(client, clock, clock + len, (item) => {
          if (this.isOld(item, transaction)) this.bury(item, transaction);
        });
    for (const [client, end] of transaction.afterState) {
      const begin = transaction.beforeState.get(client) ?? 0;
      if (begin < end) this.eachMarker(client, begin, end, (item) => this.welcome(item));
    }
  };

  private eachMarker(client: number, from: number, to: number, visit: (item: Y.Item) => void): void {
    const structs = this.doc.store.clients.get(client);
    if (structs === undefined) return;
    for (let place = Y.findIndexSS(structs, from); place < structs.length; place += 1) {
      const struct = structs[place];
      if (struct === undefined || struct.id.clock >= to) return;
      if (struct instanceof Y.Item && isMarker(struct)) visit(struct);
    }
  }

  private isOld(item: Y.Item, { beforeState }: Y.Transaction): boolean {
    return item.id.clock < (beforeState.get(item.id.client) ?? 0);
  }

  private bury(item: Y.Item, transaction: Y.Transaction): void {
    const went = (each: Y.Item): boolean =>
      each.deleted && each.countable && this.isOld(each, transaction) && Y.isDeleted(transaction.deleteSet, each.id);
    const units: Unit[] = [];
    let text = '';
    let isJoined = false;
    for (let each = item.right; each !== null; each = each.right) {
      const isLineEnd = isMarker(each) && this.isOld(each, transaction) && (isSeen(each) || went(each));
      if (isLineEnd) break;
      if (isSeen(each) && this.isOld(each, transaction)) isJoined = true;
      if (!went(each)) continue;
      units.push(...unitsOf(each));
      text += textOf(each);
    }
    const marker = { client: item.id.client, clock: item.id.clock };
    const { rawId, kind } = saidBy(item);
    const grave: Grave = { moment: this.now, marker, rawId, kind, isJoined, units, text };
    this.places.set(keyOf(marker), { grave, offset: 0 });
    units.forEach((unit, index) => this.places.set(keyOf(unit), { grave, offset: index + 1 }));
    if (rawId !== undefined) this.waiting.set(rawId, grave);
    const graves = this.markers.get(marker.client) ?? [];
    graves.push(grave);
    graves.sort((one, other) => one.marker.clock - other.marker.clock);
    this.markers.set(marker.client, graves);
  }

  private welcome(item: Y.Item): void {
    if (item.deleted) return;
    const { rawId } = saidBy(item);
    const grave = rawId === undefined ? undefined : this.waitingFor(rawId);
    if (grave === undefined) return;
    const units: Unit[] = [];
    let text = '';
    for (let each = item.right; each !== null && !(isMarker(each) && isSeen(each)); each = each.right) {
      if (!isSeen(each)) continue;
      units.push(...unitsOf(each));
      text += textOf(each);
    }
    this.came.set(grave, { marker: { client: item.id.client, clock: item.id.clock }, units, text });
  }

  private waitingFor(rawId: LineId): Grave | undefined {
    const grave = this.waiting.get(rawId) ?? this.before?.waitingFor(rawId);
    return grave === undefined || this.reborn(grave) !== undefined ? undefined : grave;
  }
}
