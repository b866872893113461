import type { LineId } from '@colex/lawtext';
import * as Y from 'yjs';

import { placesOfLines } from './blame.js';
import { linesOf } from './document.js';
import { originsOfLine } from './origins.js';
import { type Origin, type Stretch, WritingIndex } from './writing-index.js';

/** A line as it read when its marker was erased. */
interface GoneLine {
  readonly text: string;
  readonly places: readonly Stretch[];
}

/**
 * Where the words of moved lines come from. The sequence cannot move anything: a line that is dragged, cut and pasted, or brought back
 * by undo is erased and written anew under its id. Whoever wrote its words first is found here: a line that is written under an id
 * that was erased before, and reads as it did, has the words that were erased. Follows a journal entry by entry.
 */
export class MovedLines {
  readonly #gone = new Map<LineId, GoneLine>();
  /** What was found so far, so that a line that moves again and again leads to its first writers in one step. */
  readonly #found = new WritingIndex();

  /** @param doc the draft after the entry before the first that is noted; it follows the journal from here on */
  constructor(private readonly doc: Y.Doc) {}

  /** Applies the next entry; returns whose the words of the lines are that it wrote anew. */
  note(bytes: Uint8Array): Origin[] {
    const { structs, ds } = Y.decodeUpdate(bytes);
    const erased = this.#erasedMarkers(ds.clients as Deletions);
    if (erased.size > 0) this.#remember(erased);
    const again = new Set(idsWritten(structs).filter((id) => this.#gone.has(id)));
    const known = again.size > 0 ? Y.decodeStateVector(Y.encodeStateVector(this.doc)) : new Map<number, number>();
    Y.applyUpdate(this.doc, bytes, 'history');
    if (again.size === 0) return [];
    const texts = new Map(linesOf(this.doc).map(({ id, text }) => [id, text]));
    const origins = placesOfLines(this.doc).flatMap(({ id, text }) => {
      const gone = again.has(id) ? this.#gone.get(id) : undefined;
      return gone && gone.text === texts.get(id) ? originsOfLine(text, gone.places, known) : [];
    });
    const first = origins.flatMap((origin) => this.#firstOf(origin));
    this.#found.noteOrigins(first);
    return first;
  }

  #firstOf({ client, clock, length, ofClient, ofClock }: Origin): Origin[] {
    let at = clock;
    return this.#found.originOf({ client: ofClient, clock: ofClock, length }).map((stretch) => {
      const origin = { client, clock: at, length: stretch.length, ofClient: stretch.client, ofClock: stretch.clock };
      at += stretch.length;
      return origin;
    });
  }

  #remember(erased: ReadonlySet<string>): void {
    const texts = linesOf(this.doc);
    placesOfLines(this.doc).forEach(({ id, marker, text }, place) => {
      if (!marker || !erased.has(`${marker.client} ${marker.clock}`)) return;
      this.#gone.set(id, { text: texts[place]?.text ?? '', places: text });
    });
  }

  /** The markers that an entry takes out of the text. */
  #erasedMarkers(deletions: Deletions): Set<string> {
    const markers = new Set<string>();
    for (const [client, ranges] of deletions) {
      const structs = this.doc.store.clients.get(client);
      if (!structs) continue;
      const end = Y.getState(this.doc.store, client);
      for (const { clock, len } of ranges) {
        for (let at = clock; at < Math.min(clock + len, end);) {
          const struct = structs[Y.findIndexSS(structs, at)];
          if (!struct) break;
          if (struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType) {
            markers.add(`${client} ${struct.id.clock}`);
          }
          at = struct.id.clock + struct.length;
        }
      }
    }
    return markers;
  }
}

type Deletions = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

/** The line ids that an update writes on markers. */
function idsWritten(structs: ReturnType<typeof Y.decodeUpdate>['structs']): LineId[] {
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || struct.parentSub !== 'id') return [];
    const content: unknown[] = struct.content.getContent();
    return content.filter((value) => typeof value === 'string');
  });
}
