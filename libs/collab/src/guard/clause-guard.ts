import type { LineId } from '@colex/lawtext';
import * as Y from 'yjs';

import { decodeBounded } from '../decoded-update.js';
import { bodyOf } from '../document.js';
import { orderByDependency } from '../update-order.js';
import type { LineMap } from './line-map.js';
import { markerIn, readLineMap } from './line-map.js';
import type { LockedZone } from './locked-zone.js';
import { lockedZone } from './locked-zone.js';
import { mayTouch } from './may-touch.js';
import { Trial } from './trial.js';

/** A copy that is so far behind is given up, and made anew when it is needed again. */
const LONGEST_LAG = 2_000;

/**
 * Says which protected clauses an update would change, before it is applied. Its verdict is this and nothing else: the digest of the
 * clause would differ, or the clause would be gone.
 *
 * Two steps. What stands clear of every protected clause is told from the neighbours of the change alone, in the time of a few
 * items; that is nearly every keystroke. What does not is tried on a copy of the document, which is made when first needed.
 */
export class ClauseGuard {
  private map: LineMap | undefined;
  private zones = new WeakMap<ReadonlySet<LineId>, { readonly zone: LockedZone | undefined }>();
  private trial: Trial | undefined;

  /** Follows the document until `destroy` is called; nobody but the caller changes it. */
  constructor(private readonly doc: Y.Doc) {
    doc.on('afterTransaction', this.follow);
  }

  /**
   * The ids of the protected clauses that the update would change or take away; empty when it may be applied. The update must have
   * been admitted (`admitUpdate`); the document is as it was. Give the same set as long as the same clauses are protected: what was
   * worked out for it is kept.
   */
  touchedBy(update: Uint8Array, protectedIds: ReadonlySet<LineId>): readonly LineId[] {
    if (protectedIds.size === 0) return [];
    const zone = this.zoneOf(protectedIds);
    if (zone === undefined) return [];
    const decoded = decodeBounded(update, Number.MAX_SAFE_INTEGER);
    if (typeof decoded === 'string') throw new RangeError(`The update was not admitted: ${decoded}.`);
    const order = orderByDependency(this.doc, decoded);
    if (typeof order === 'string') throw new RangeError(`The update was not admitted: ${order}.`);
    if (!mayTouch(this.doc, zone, order, decoded.deletions)) return [];
    return this.tryOut(update, protectedIds);
  }

  destroy(): void {
    this.doc.off('afterTransaction', this.follow);
    this.giveUpTrial();
  }

  private tryOut(update: Uint8Array, protectedIds: ReadonlySet<LineId>): readonly LineId[] {
    this.trial ??= new Trial(this.doc);
    const changed = this.trial.changed(update, protectedIds);
    if (changed.length > 0) this.giveUpTrial();
    return changed;
  }

  private giveUpTrial(): void {
    this.trial?.destroy();
    this.trial = undefined;
  }

  private zoneOf(protectedIds: ReadonlySet<LineId>): LockedZone | undefined {
    const known = this.zones.get(protectedIds);
    if (known !== undefined) return known.zone;
    this.map ??= readLineMap(this.doc);
    const zone = lockedZone(this.map, protectedIds);
    this.zones.set(protectedIds, { zone });
    return zone;
  }

  /** Lines that came, went or changed their marker make the map wrong; words do not. */
  private readonly follow = (transaction: Y.Transaction): void => {
    if (this.map !== undefined && (changesLines(transaction) || mayBeImplicit(this.map, this.doc))) {
      this.map = undefined;
      this.zones = new WeakMap();
    }
    if (this.trial !== undefined && this.trial.lag > LONGEST_LAG) this.giveUpTrial();
  };
}

function changesLines(transaction: Y.Transaction): boolean {
  const { doc, beforeState, afterState, deleteSet } = transaction;
  for (const type of transaction.changed.keys()) if (type instanceof Y.Map) return true;
  for (const [client, end] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (from !== end && holdsMarker(doc, client, from, end)) return true;
  }
  for (const [client, ranges] of deleteSet.clients) {
    if (ranges.some(({ clock, len }) => holdsMarker(doc, client, clock, clock + len))) return true;
  }
  return false;
}

function holdsMarker(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  for (let place = Y.findIndexSS(structs, from); place < structs.length; place += 1) {
    const struct = structs[place];
    if (struct === undefined || struct.id.clock >= to) return false;
    if (struct instanceof Y.Item && (struct.content instanceof Y.ContentType || struct.parentSub !== null)) return true;
  }
  return false;
}

/** The line that no marker opens is there as long as it has words; so such a draft (rare, and small) is read again each time. */
function mayBeImplicit(map: LineMap, doc: Y.Doc): boolean {
  if (map.implicit !== -1) return true;
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable) return markerIn(item) === undefined;
  }
  return true;
}
