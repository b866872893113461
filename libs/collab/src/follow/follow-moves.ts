import type { LineId, LineKind } from '@colex/lawtext';
import * as Y from 'yjs';

import { knownClock } from '../known-structs.js';
import { readMarker } from '../line-marker.js';
import type { Grave } from './graveyard.js';
import { Graveyard } from './graveyard.js';
import { lateRuns, shakenRuns } from './late-runs.js';
import type { Run } from './late-runs.js';
import { Layout } from './layout.js';
import type { Unheard } from './maybe-late.js';
import { copyOf, erase, piecesOf, rewrite, textOfPieces } from './rewriting.js';
import type { Target } from './rewriting.js';
import type { Unit } from './units.js';
import { isMarker, isVisible, itemOf, keyOf } from './units.js';
import { whereaboutsOf } from './whereabouts.js';

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
  /** Places whose words belong to what follows them: to be told to the graveyard. */
  readonly bound: readonly Unit[];
}

/** What must be known of an update to tell what was late about it. */
export interface LateFacts {
  /** Whether its author had not heard of what happened at a moment. */
  readonly isUnheard: Unheard;
  /** A client id that the author of `client` may write with and nobody has used: copies of their words carry it. */
  readonly newClientFor: (client: number) => number;
}

/**
 * What must follow an admitted update so that no words stay where their line was taken away: words written into a line that was moved
 * are moved after it, words written into a line that is gone are taken out and told as a card. Nothing given is changed; the updates
 * are made on a copy, of which the document gets them only when it gets them from the caller.
 *
 * It does not matter which of the two came first, the words or the move.
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
  private readonly bound: Unit[] = [];
  private readonly cards: StrandedText[] = [];
  private readonly graveyard: Graveyard;

  constructor(
    private readonly doc: Y.Doc,
    private readonly copy: Y.Doc,
    before: Graveyard,
    private readonly facts: LateFacts,
  ) {
    this.graveyard = new Graveyard(copy, before);
  }

  follow(update: Uint8Array): Following | undefined {
    const erased = this.erasedElsewhere(update);
    Y.applyUpdate(this.copy, update);
    const { moment } = this.graveyard;
    const isUnheard: Unheard = (each) => each !== moment && this.facts.isUnheard(each);
    const layout = new Layout(this.copy);
    const runs = [
      ...lateRuns(layout, this.graveyard, moment, isUnheard),
      ...shakenRuns(layout, this.graveyard, moment, isUnheard),
    ];
    for (const unit of erased) this.eraseAfter(unit);
    for (const run of runs) this.settle(run);
    const { updates, cards, carried, bound } = this;
    return updates.length + bound.length === 0 ? undefined : { updates, cards, carried, bound };
  }

  destroy(): void {
    this.graveyard.destroy();
    this.copy.destroy();
  }

  /** What the update deletes that was written anew elsewhere without its author knowing. A line that was moved stays, whoever deletes it whole. */
  private erasedElsewhere(update: Uint8Array): Unit[] {
    const { ds } = Y.decodeUpdate(update);
    const units: Unit[] = [];
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges)
        for (let at = clock; at < Math.min(clock + len, knownClock(this.doc, client)); at += 1) {
          const unit = { client, clock: at };
          if (!this.facts.isUnheard(this.graveyard.departureOf(unit))) continue;
          const grave = this.graveyard.placeOf(unit)?.grave.marker;
          const isWholeLine = grave !== undefined && Y.isDeleted(ds, Y.createID(grave.client, grave.clock));
          if (this.graveyard.carriedTo(unit) !== undefined || !isWholeLine) units.push(unit);
        }
    return units;
  }

  private eraseAfter(unit: Unit): void {
    const now = whereaboutsOf(this.copy, this.graveyard, unit);
    if (now === undefined || keyOf(now) === keyOf(unit)) return;
    this.record(unit.client, (transaction) => erase(transaction, [now]));
  }

  private settle({ units, lefts, rights, marker }: Run): void {
    let alive = units.filter((unit) => isVisible(this.copy, unit));
    const [leading] = alive;
    // Text before the first marker is given one when somebody writes in it: where that text went, it is not a line any more.
    if (leading && lefts.length === 0 && marker === undefined && this.isLedAway(leading, rights[0])) {
      this.record(leading.client, (transaction) => erase(transaction, [leading]));
      alive = alive.slice(1);
    }
    const [first] = alive;
    const last = alive.at(-1);
    if (first === undefined || last === undefined) return;
    const now = (unit: Unit | undefined): Unit | undefined => unit && whereaboutsOf(this.copy, this.graveyard, unit);
    const layout = new Layout(this.copy);
    const opens = alive.findIndex((unit) => layout.all[layout.placeOf(unit)]?.opensLine ?? false);
    const head = opens === -1 ? alive : alive.slice(0, opens);
    const tail = opens === -1 ? [] : alive.slice(opens);
    const staysBeside = (unit: Unit | undefined, beside: Unit): boolean =>
      unit !== undefined && isVisible(this.copy, unit) && layout.lineOf(unit) === layout.lineOf(beside);
    const [left, right] = [lefts[0], rights[0]];
    if (tail.length > 0 && right !== undefined && !staysBeside(right, last)) {
      const place = now(right);
      // Not even a neighbour on the other side is left: the line is gone with what was written into it.
      if (place !== undefined) this.move(tail, { before: place });
      else if (now(left ?? marker) === undefined) return this.card(alive, marker);
    }
    if (head.length === 0) return;
    const followers = tail.length > 0 ? [] : rights;
    if (staysBeside(left, first)) return;
    if (staysBeside(followers[0], last)) {
      if (left === undefined && !isAlive(this.copy, marker)) this.bind(head);
      return;
    }
    const target = this.targetOf({ units: head, lefts, rights: followers, marker }, layout);
    if (target === 'stay') return;
    if (target === undefined) this.card(head, marker);
    else {
      const places = this.move(head, target);
      if (left === undefined && 'before' in target) this.bind(places);
    }
  }

  private isLedAway(leading: Unit, right: Unit | undefined): boolean {
    const item = itemOf(this.copy, leading);
    return item !== undefined && isMarker(item) && right !== undefined && !isVisible(this.copy, right);
  }

  /** Where words belong whose neighbours went; undefined when nothing of their line is anywhere. */
  private targetOf({ units, lefts, rights, marker }: Run, layout: Layout): Target | 'stay' | undefined {
    const [first] = units;
    const now = (unit: Unit): Unit | undefined => whereaboutsOf(this.copy, this.graveyard, unit);
    const [left, right] = [lefts[0], rights[0]];
    const behind = left && now(left);
    if (behind) return { behind };
    const before = right && now(right);
    // What was itself carried away from beside them need not have been of their line.
    const isOfLine = (place: Unit): boolean =>
      [...lefts, ...rights, ...(marker ? [marker] : [])].some((unit) => {
        const home = this.graveyard.carriedTo(unit) ? undefined : now(unit);
        return home !== undefined && layout.lineOf(home) === layout.lineOf(place);
      });
    if (before && (!this.graveyard.carriedTo(right) || (left ?? marker) === undefined || isOfLine(before)))
      return { before };
    const isHere = (unit: Unit): boolean =>
      first !== undefined && isVisible(this.copy, unit) && layout.lineOf(unit) === layout.lineOf(first);
    if (marker === undefined || isHere(marker)) return 'stay';
    for (const unit of lefts) {
      if (isHere(unit)) return 'stay';
      const place = now(unit);
      if (place && keyOf(place) !== keyOf(unit) && !this.graveyard.carriedTo(unit)) return { behind: place };
    }
    for (const unit of rights) {
      if (isHere(unit)) return 'stay';
      const place = now(unit);
      if (place && keyOf(place) !== keyOf(unit) && !this.graveyard.carriedTo(unit)) return { before: place };
    }
    const place = lefts.length + rights.length === 0 ? now(marker) : undefined;
    return place && { behind: place };
  }

  private bind(units: readonly Unit[]): void {
    this.graveyard.bind(units);
    this.bound.push(...units);
  }

  private card(units: readonly Unit[], marker: Unit | undefined): void {
    const [first] = units;
    if (first === undefined) return;
    const text = textOfPieces(piecesOf(this.copy, units));
    const grave: Grave | undefined = marker && this.graveyard.placeOf(marker)?.grave;
    if (text !== '')
      this.cards.push({
        client: first.client,
        origin: keyOf(first),
        text,
        line: grave === undefined ? null : { rawId: grave.rawId ?? null, kind: grave.kind, text: grave.text },
        behind: this.lineBefore(first),
      });
    this.record(first.client, (transaction) => erase(transaction, units));
  }

  /** Written again by the people who wrote it. */
  private move(units: readonly Unit[], target: Target): Unit[] {
    const [first] = units;
    const written: Unit[] = [];
    if (first === undefined) return written;
    const groups: { client: number; writer: number; units: Unit[] }[] = [];
    for (const unit of units) {
      const writer = this.facts.newClientFor(unit.client);
      const last = groups.at(-1);
      if (last?.writer === writer) last.units.push(unit);
      else groups.push({ client: unit.client, writer, units: [unit] });
    }
    const copies = groups.map((group) => ({ ...group, copied: copyOf(piecesOf(this.copy, group.units)) }));
    this.record(first.client, (transaction) => erase(transaction, units));
    let next = target;
    for (const { client, writer, copied } of copies) {
      this.copy.clientID = writer;
      this.record(client, (transaction) => {
        const places = rewrite(transaction, copied, next);
        this.graveyard.carryAll(places);
        this.carried.push(...places);
        written.push(...places.map(([, to]) => to));
        const end = places.at(-1)?.[1];
        if (end) next = { behind: end };
      });
    }
    return written;
  }

  private lineBefore(first: Unit): LineId | null {
    for (let item = itemOf(this.copy, first)?.left ?? null; item !== null; item = item.left)
      if (!item.deleted && item.content instanceof Y.ContentType)
        return readMarker(item.content.type as Y.Map<unknown>).rawId ?? null;
    return null;
  }

  private record(client: number, write: (transaction: Y.Transaction) => void): void {
    const keep = (update: Uint8Array): number => this.updates.push({ update, client });
    this.copy.on('update', keep);
    this.copy.transact(write);
    this.copy.off('update', keep);
  }
}

const isAlive = (doc: Y.Doc, unit: Unit | undefined): boolean => unit === undefined || isVisible(doc, unit);
