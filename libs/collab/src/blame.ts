import type { LineId } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf, linesOf } from './document.js';
import { itemOfMarker, readItem, visibleItems } from './sequence.js';
import type { EntryStretch, Stretch, WritingIndex } from './writing-index.js';

/** Who wrote a line, by journal entries: who opened it, and its text stretch by stretch. 0 is an entry the index does not know. */
export interface LineBlame {
  readonly id: LineId;
  /** Null for the line that no marker opens. */
  readonly opened: number | null;
  /** Neighbours differ; their lengths (UTF-16 units, a reference is one) add up to that of the text. */
  readonly runs: readonly EntryStretch[];
}

/** The places of a line in the shared sequence: its marker, and its text stretch by stretch. */
interface LinePlaces {
  readonly id: LineId;
  readonly marker: Stretch | null;
  readonly text: readonly Stretch[];
}

/** Where the marker and the characters of each line are from, in the order of the lines. */
export function placesOfLines(doc: Y.Doc): LinePlaces[] {
  const found: { marker: Stretch | null; text: Stretch[] }[] = [];
  for (const item of visibleItems(bodyOf(doc))) {
    const [content] = readItem(item);
    if (content?.type === 'marker') {
      found.push({ marker: { ...itemOfMarker(content.marker).id, length: 1 }, text: [] });
      continue;
    }
    if (found.length === 0) found.push({ marker: null, text: [] });
    found.at(-1)?.text.push({ client: item.id.client, clock: item.id.clock, length: item.length });
  }
  return linesOf(doc).map(({ id }, place) => ({ id, marker: null, text: [], ...found[place] }));
}

/**
 * With which journal entry each character of a draft was written: of the words themselves, not of the line, so it does not change when
 * a line is split, joined or becomes another kind. Words whose origin the index knows (restored ones) stay with the entry that wrote
 * them first. In the order of the lines. Whose an entry is, and when it was written, the index says.
 */
export function blameOf(doc: Y.Doc, index: WritingIndex): LineBlame[] {
  return placesOfLines(doc).map(({ id, marker, text }) => {
    const runs: EntryStretch[] = [];
    for (const stretch of text) for (const run of writtenBy(index, stretch)) push(runs, run);
    return { id, opened: marker && (writtenBy(index, marker)[0]?.seq ?? 0), runs };
  });
}

function writtenBy(index: WritingIndex, stretch: Stretch): EntryStretch[] {
  return index.originOf(stretch).flatMap((origin) => index.writtenBy(origin));
}

function push(runs: EntryStretch[], run: EntryStretch): void {
  const last = runs.at(-1);
  if (last?.seq === run.seq) runs[runs.length - 1] = { length: last.length + run.length, seq: run.seq };
  else runs.push(run);
}

/** What one journal entry did to a line: how many places (characters, references, the line itself) it wrote and erased. */
export interface LineShare {
  readonly seq: number;
  readonly written: number;
  readonly erased: number;
}

/**
 * Which journal entries made the lines of `before` those of `after`, two states of one draft, line by line: those that wrote what
 * `before` has not, and those that erased what `after` has not. Lines that nobody touched are left out. Words that were restored count
 * for the entry that brought them back: that is what changed the line.
 */
export function entriesBetween(before: Y.Doc, after: Y.Doc, index: WritingIndex): Map<LineId, LineShare[]> {
  const shares = new Map<LineId, Map<number, { written: number; erased: number }>>();
  const count = (id: LineId, { seq, length }: EntryStretch, kind: 'written' | 'erased'): void => {
    if (seq === 0) return;
    const ofLine = shares.get(id) ?? new Map<number, { written: number; erased: number }>();
    shares.set(id, ofLine);
    const share = ofLine.get(seq) ?? { written: 0, erased: 0 };
    share[kind] += length;
    ofLine.set(seq, share);
  };
  const known = Y.decodeStateVector(Y.encodeStateVector(before));
  for (const { id, marker, text } of placesOfLines(after)) {
    for (const place of marker ? [marker, ...text] : text) {
      const fresh = beyond(place, known.get(place.client) ?? 0);
      if (fresh) for (const run of index.writtenBy(fresh)) count(id, run, 'written');
    }
  }
  for (const { id, marker, text } of placesOfLines(before)) {
    for (const place of marker ? [marker, ...text] : text) {
      if (isWhole(after, place)) continue;
      for (const run of index.erasedBy(place)) if (run.seq <= index.seq) count(id, run, 'erased');
    }
  }
  return new Map(
    [...shares].map(([id, ofLine]) => [
      id,
      [...ofLine].map(([seq, share]) => ({ seq, ...share })).sort((one, other) => one.seq - other.seq),
    ]),
  );
}

function beyond({ client, clock, length }: Stretch, known: number): Stretch | undefined {
  const from = Math.max(clock, known);
  return from < clock + length ? { client, clock: from, length: clock + length - from } : undefined;
}

/** Whether a stretch that was visible once still is, all of it. */
function isWhole(doc: Y.Doc, { client, clock, length }: Stretch): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  for (let at = clock; at < clock + length;) {
    const struct = structs[Y.findIndexSS(structs, at)];
    if (!struct || struct.deleted) return false;
    at = struct.id.clock + struct.length;
  }
  return true;
}
