import type * as Y from 'yjs';

import { bodyOf } from '../document.js';
import type { Unit } from './units.js';
import { isMarker, isSeen, keyOf } from './units.js';

/** One place of the sequence as it lies, deleted ones included. */
export interface Laid extends Unit {
  readonly item: Y.Item;
  readonly isSeen: boolean;
  /** Whether it is a marker that is visible. */
  readonly opensLine: boolean;
  /** Counts the visible markers up to it. */
  readonly line: number;
}

/** All places of a body in order, once: of a moment, not kept up. */
export class Layout {
  readonly all: readonly Laid[];
  private readonly index = new Map<string, number>();

  constructor(doc: Y.Doc) {
    const all: Laid[] = [];
    let line = 0;
    for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
      const seen = isSeen(item);
      const opensLine = seen && isMarker(item);
      if (opensLine) line += 1;
      const { client, clock } = item.id;
      for (let offset = 0; offset < item.length; offset += 1) {
        this.index.set(keyOf({ client, clock: clock + offset }), all.length);
        all.push({ client, clock: clock + offset, item, isSeen: seen, opensLine, line });
      }
    }
    this.all = all;
  }

  placeOf(unit: Unit): number {
    return this.index.get(keyOf(unit)) ?? -1;
  }

  /** The line a place stands in, by its number. */
  lineOf(unit: Unit): number | undefined {
    return this.all[this.placeOf(unit)]?.line;
  }
}
