import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bodyOf, fillWithLines, newDraftDocument, newMarker } from '@colex/collab';
import { readText } from '@colex/lawtext';
import type * as Y from 'yjs';

/** A deterministic stream of numbers below 1 (Park and Miller 1988). */
export function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Every update that a document makes while something is done to it, one an entry. */
function record(doc: Y.Doc, work: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', keep);
  work();
  doc.off('update', keep);
  return updates;
}

/** The B4 editing trace: 259,778 entries of one character. */
export function traceB4(shared: string): Uint8Array[] {
  const packed = readFileSync(join(shared, 'b4-trace.json.gz'));
  const { edits } = JSON.parse(gunzipSync(packed).toString('utf8')) as { edits: [number, number, string][] };
  const doc = newDraftDocument();
  const body = bodyOf(doc);
  let lines = 0;
  return record(doc, () => {
    for (const [position, removed, inserted] of edits) {
      if (removed > 0) body.delete(position, removed);
      // A new line of the trace is a new line of the draft.
      if (inserted === '\n') body.insertEmbed(position, newMarker({ id: `l${(lines += 1)}`, kind: 'plain' }));
      else if (inserted) body.insert(position, inserted);
    }
  });
}

/**
 * The Civil Code, and then `entries` changes: people write or erase a stretch of some characters letter by letter, somewhere in it,
 * and go elsewhere.
 */
export function civilCode(text: string, entries: number): Uint8Array[] {
  let ids = 0;
  const { lines } = readText(text, { newId: () => `c${(ids += 1)}` });
  const doc = newDraftDocument();
  const random = numbers(7);
  const next = (below: number): number => Math.floor(random.next().value * below);
  return record(doc, () => {
    fillWithLines(doc, lines);
    const body = bodyOf(doc);
    for (let entry = 1; entry < entries;) {
      const place = next(body.length - 40);
      const isErasing = next(3) === 0;
      for (let letter = next(30) + 1; letter > 0 && entry < entries; letter -= 1, entry += 1) {
        if (isErasing) body.delete(place, 1);
        else body.insert(place + 1, '法');
      }
    }
  });
}
