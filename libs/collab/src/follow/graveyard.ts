import type { LineId, LineKind } from '@colex/lawtext';
import * as Y from 'yjs';

import { isLineKind } from '../line-marker.js';
import type { Unit } from './units.js';
import { isMarker, isSeen, keyOf, textOf, unitsOf } from './units.js';

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
}

/** Where in a deleted line a place was: `offset` places behind its marker, which is 0. */
export interface GravePlace {
  readonly grave: Grave;
  readonly offset: number;
}

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
  /** For each client up to which clock was there when, ascending. */
  private readonly arrivals = new Map<number, { readonly end: number; moment: number }[]>();
  private readonly departures = new Map<string, number>();
  private readonly bound = new Set<string>();
  private newest = 0;
  private now: number;

  /**
   * @param before what was known before, of which nothing is changed: for a copy on which something is only tried.
   * @param moment the moment of the document as it is: the number of the journal entry, where there is a journal.
   */
  constructor(
    private readonly doc: Y.Doc,
    private readonly before?: Graveyard,
    moment = 0,
  ) {
    this.now = before?.moment ?? moment;
    this.since = before?.since ?? moment;
    doc.on('afterTransaction', this.follow);
  }

  /** The moment from which on it knows what came and went. */
  readonly since: number;

  /** How many transactions there were. What came or went at a greater moment did so later. */
  get moment(): number {
    return this.now;
  }

  /** When the last line was taken away; 0 when none was since the graveyard was made. */
  get newestGrave(): number {
    return this.newest;
  }

  /** When a place was written; 0 when that was before the graveyard was made. */
  arrivalOf({ client, clock }: Unit): number {
    const arrivals = this.arrivals.get(client) ?? [];
    const arrival = arrivals.find(({ end }) => clock < end);
    const known = this.before?.arrivalOf({ client, clock }) ?? 0;
    return known > 0 || this.before?.knows({ client, clock }) ? known : (arrival?.moment ?? 0);
  }

  /** When a place was deleted; 0 when it was not, or before the graveyard was made. */
  departureOf(unit: Unit): number {
    return this.before?.departureOf(unit) || (this.departures.get(keyOf(unit)) ?? 0);
  }

  /** Whether words at this place belong to what follows them, because the line they opened was joined to another. */
  isBound(unit: Unit): boolean {
    return this.bound.has(keyOf(unit)) || (this.before?.isBound(unit) ?? false);
  }

  /** Whether there are any such words. */
  get hasBound(): boolean {
    return this.bound.size > 0 || (this.before?.hasBound ?? false);
  }

  /** Says that words at these places belong to what follows them. */
  bind(units: Iterable<Unit>): void {
    for (const unit of units) this.bound.add(keyOf(unit));
  }

  /** What was noted after a moment happened so much later: others were first. */
  shift(after: number, by: number): void {
    for (const arrivals of this.arrivals.values())
      for (const arrival of arrivals) if (arrival.moment > after) arrival.moment += by;
    for (const [key, moment] of this.departures) if (moment > after) this.departures.set(key, moment + by);
    this.now += by;
  }

  /** The next transaction happens after this moment. */
  setMoment(moment: number): void {
    this.now = moment;
  }

  private knows({ client, clock }: Unit): boolean {
    return clock < Y.getState(this.doc.store, client);
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

  destroy(): void {
    this.doc.off('afterTransaction', this.follow);
  }

  /** Called before Yjs collects what the transaction deleted. */
  private readonly follow = (transaction: Y.Transaction): void => {
    this.now += 1;
    for (const [client, ranges] of transaction.deleteSet.clients)
      for (const { clock, len } of ranges) {
        for (let at = clock; at < clock + len; at += 1) this.departures.set(keyOf({ client, clock: at }), this.now);
        this.eachMarker(client, clock, clock + len, (item) => {
          if (this.isOld(item, transaction)) this.bury(item, transaction);
        });
      }
    for (const [client, end] of transaction.afterState) {
      const begin = transaction.beforeState.get(client) ?? 0;
      if (begin >= end) continue;
      this.arrivals.set(client, [...(this.arrivals.get(client) ?? []), { end, moment: this.now }]);
      this.eachMarker(client, begin, end, (item) => this.welcome(item));
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
    for (let each = item.right; each !== null; each = each.right) {
      const isLineEnd = isMarker(each) && this.isOld(each, transaction) && (isSeen(each) || went(each));
      if (isLineEnd) break;
      if (!went(each)) continue;
      units.push(...unitsOf(each));
      text += textOf(each);
    }
    const marker = { client: item.id.client, clock: item.id.clock };
    const { rawId, kind } = saidBy(item);
    const grave: Grave = { moment: this.now, marker, rawId, kind, units, text };
    this.newest = this.now;
    this.places.set(keyOf(marker), { grave, offset: 0 });
    units.forEach((unit, index) => this.places.set(keyOf(unit), { grave, offset: index + 1 }));
    if (rawId !== undefined) this.waiting.set(rawId, grave);
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
