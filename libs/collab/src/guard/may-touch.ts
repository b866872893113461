import * as Y from 'yjs';

import { bodyOf } from '../document.js';
import { structAt } from '../known-structs.js';
import type { DecodedUpdate } from '../decoded-update.js';
import type { NewStruct } from '../update-order.js';
import { markerIn } from './line-map.js';
import type { LockedZone } from './locked-zone.js';

/** How many items to walk in all before an update is called doubtful; a keystroke walks a few. */
const MOST_STEPS = 200_000;

/** Something about the update cannot be told from close by. */
class Doubtful extends Error {}

/** What a struct of the update writes: into the sequence between two items of the document, or a key of a marker. */
type Written =
  | { readonly type: 'sequence'; readonly left: Y.Item | null; readonly right: Y.Item | null }
  /** Of a marker of the document, or of one the update brings (null). */
  | { readonly type: 'key'; readonly marker: Y.Item | null };

interface Entry {
  readonly clock: number;
  readonly end: number;
  readonly written: Written;
}

/**
 * Whether an update could change a clause of the zone, judged by where its insertions, deletions and keys stand in the document
 * before it is applied. False is certain: the digest of every protected clause stays as it is. True is a suspicion: a line that
 * comes right behind a protected clause belongs to it or not by its kind, and words may come and go again.
 *
 * `structs` must be in the order of `orderByDependency`.
 */
export function mayTouch(
  doc: Y.Doc,
  zone: LockedZone,
  structs: readonly NewStruct[],
  deletions: DecodedUpdate['deletions'],
): boolean {
  try {
    const search = new Search(doc, zone);
    return structs.some((struct) => search.insertionTouches(struct)) || search.deletionsTouch(deletions);
  } catch (error) {
    if (error instanceof Doubtful) return true;
    throw error;
  }
}

class Search {
  private readonly fresh = new Map<number, Entry[]>();
  private readonly lineOfItem = new Map<Y.Item, number>();
  private steps = 0;

  constructor(
    private readonly doc: Y.Doc,
    private readonly zone: LockedZone,
  ) {}

  insertionTouches(struct: NewStruct): boolean {
    // A collected run is nothing anybody sees.
    if (!(struct instanceof Y.Item)) return false;
    const written = this.placeOf(struct);
    this.note(struct, written);
    if (written.type === 'key') return this.keyTouches(struct, written.marker);
    if (struct.content instanceof Y.ContentDeleted) return false;
    const isMarker = struct.content instanceof Y.ContentType;
    return this.linesBetween(written.left, written.right).some((line) =>
      isMarker ? this.isStructureLocked(line) : this.areWordsLocked(line),
    );
  }

  deletionsTouch(deletions: DecodedUpdate['deletions']): boolean {
    for (const [client, ranges] of deletions) {
      const structs = this.doc.store.clients.get(client);
      if (structs === undefined) continue;
      const known = Y.getState(this.doc.store, client);
      for (const { clock, len } of ranges) {
        if (clock >= known) continue;
        for (let place = Y.findIndexSS(structs, clock); place < structs.length; place += 1) {
          const struct = structs[place];
          if (struct === undefined || struct.id.clock >= clock + len) break;
          this.step();
          if (struct instanceof Y.Item && !struct.deleted && this.deletionTouches(struct)) return true;
        }
      }
    }
    return false;
  }

  private deletionTouches(item: Y.Item): boolean {
    if (item.parentSub !== null) return this.markerTouches(this.markerHolding(item));
    if (markerIn(item) !== undefined) return this.markerTouches(item);
    return item.countable && this.areWordsLocked(this.lineAt(item));
  }

  private keyTouches(struct: Y.Item, marker: Y.Item | null): boolean {
    const { content } = struct;
    const isId = content instanceof Y.ContentAny && content.arr.some((value) => this.zone.ids.has(value));
    return isId || (marker !== null && this.markerTouches(marker));
  }

  /** Whether it matters that a marker goes or changes: to the line it opens, to the one before it, or because of the id it holds. */
  private markerTouches(item: Y.Item): boolean {
    const line = this.zone.map.lineOf.get(item);
    // The keys of a marker that is gone mean nothing.
    if (line === undefined) return false;
    const { rawId } = this.zone.map.lines[line] ?? {};
    return (
      this.isStructureLocked(line) ||
      (line > 0 && this.isStructureLocked(line - 1)) ||
      (rawId !== undefined && this.zone.ids.has(rawId))
    );
  }

  private isStructureLocked(line: number): boolean {
    // Before the first marker a line that comes may take the first ones in.
    return this.zone.structure[Math.max(0, line)] ?? false;
  }

  private areWordsLocked(line: number): boolean {
    return line < 0 ? this.isStructureLocked(0) : (this.zone.words[line] ?? false);
  }

  private placeOf(struct: Y.Item): Written {
    const known = Y.getState(this.doc.store, struct.id.client);
    const origin = struct.id.clock < known ? Y.createID(struct.id.client, known - 1) : struct.origin;
    // A decoded item names a root type by its key; what hangs on an item names its id, or leaves it to its neighbours.
    const parent: unknown = struct.parent;
    if (parent instanceof Y.ID) return this.keyPlace(parent);
    const left = origin === null ? undefined : this.place(origin);
    const right = struct.rightOrigin === null ? undefined : this.place(struct.rightOrigin);
    if (left?.type === 'key') return left;
    if (right?.type === 'key') return right;
    return { type: 'sequence', left: left?.left ?? null, right: right?.right ?? null };
  }

  private keyPlace(marker: Y.ID): Written {
    if (this.freshAt(marker) !== undefined) return { type: 'key', marker: null };
    const known = structAt(this.doc, marker.client, marker.clock);
    if (!(known instanceof Y.Item)) throw new Doubtful();
    return { type: 'key', marker: known };
  }

  /** Where a neighbour stands; of one that the update brings, between which items of the document. */
  private place(id: Y.ID): Written {
    const fresh = this.freshAt(id);
    if (fresh !== undefined) return fresh;
    const known = structAt(this.doc, id.client, id.clock);
    if (!(known instanceof Y.Item)) throw new Doubtful();
    if (known.parentSub !== null) return { type: 'key', marker: this.markerHolding(known) };
    return { type: 'sequence', left: known, right: known };
  }

  private markerHolding(item: Y.Item): Y.Item {
    const holder = item.parent instanceof Y.AbstractType ? item.parent._item : null;
    if (holder === null) throw new Doubtful();
    return holder;
  }

  /** The lines of which a place between two items may be part: nearly always one. */
  private linesBetween(left: Y.Item | null, right: Y.Item | null): number[] {
    const lines = [left === null ? this.zone.map.implicit : this.lineAt(left)];
    if (left !== null && left === right) return lines;
    let next = left === null ? bodyOf(this.doc)._start : left.right;
    for (; next !== right; next = next.right) {
      // The right one does not stand to the right: nothing is said of such a place.
      if (next === null) throw new Doubtful();
      this.step();
      const line = this.zone.map.lineOf.get(next);
      if (line !== undefined) lines.push(line);
    }
    return lines;
  }

  /** The line an item of the body belongs to; -1 before the first marker of a body that begins with one. */
  private lineAt(item: Y.Item): number {
    const walked: Y.Item[] = [];
    let line: number | undefined;
    for (let at: Y.Item | null = item; at !== null; at = at.left) {
      this.step();
      line = this.zone.map.lineOf.get(at) ?? this.lineOfItem.get(at);
      if (line !== undefined) break;
      walked.push(at);
    }
    line ??= this.zone.map.implicit;
    for (const each of walked) this.lineOfItem.set(each, line);
    return line;
  }

  private step(): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS) throw new Doubtful();
  }

  private note(struct: Y.Item, written: Written): void {
    const entry = { clock: struct.id.clock, end: struct.id.clock + struct.length, written };
    const entries = this.fresh.get(struct.id.client);
    if (entries === undefined) this.fresh.set(struct.id.client, [entry]);
    else entries.push(entry);
  }

  /** Where the update puts the struct with this id; undefined when the document has it. */
  private freshAt(id: Y.ID): Written | undefined {
    if (id.clock < Y.getState(this.doc.store, id.client)) return undefined;
    const entries = this.fresh.get(id.client) ?? [];
    let low = 0;
    let high = entries.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry === undefined || entry.end <= id.clock) low = middle + 1;
      else if (entry.clock > id.clock) high = middle - 1;
      else return entry.written;
    }
    // A collected run of the update: what hangs on it is collected too, but that is for a trial to say.
    throw new Doubtful();
  }
}
