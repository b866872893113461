import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

import { placesOfLines } from './blame.js';
import { linesOf } from './document.js';
import { type Origin, type Stretch, readOrigins, writeOrigins } from './writing-index.js';

/**
 * Where words that a rewriting wrote anew come from. `after` is the draft when it had just been made to read like `source`;
 * whatever `after` holds that `before` had not is in the line of the same id and at the same place in `source`. Lines that read
 * differently there have no origin.
 */
export function originsOf(before: Y.Doc, after: Y.Doc, source: Y.Doc): Origin[] {
  const known = Y.decodeStateVector(Y.encodeStateVector(before));
  const texts = new Map(linesOf(source).map(({ id, text }) => [id, text]));
  const sources = new Map(placesOfLines(source).map((places) => [places.id, places.text]));
  const written = new Map(placesOfLines(after).map((places) => [places.id, places.text]));
  return linesOf(after).flatMap(({ id, text }) =>
    texts.get(id) === text ? originsOfLine(written.get(id) ?? [], sources.get(id) ?? [], known) : [],
  );
}

/** Whose the words of one line are, of which `source` had the same at the same places; what was `known` before has no other origin. */
export function originsOfLine(
  written: readonly Stretch[],
  source: readonly Stretch[],
  known: ReadonlyMap<number, number>,
): Origin[] {
  const origins: Origin[] = [];
  let place = 0;
  let passed = 0;
  for (const { client, clock, length } of written) {
    for (let at = 0; at < length;) {
      const from = source[place];
      if (!from) return origins;
      const step = Math.min(length - at, from.length - passed);
      if (clock + at >= (known.get(client) ?? 0)) {
        origins.push({ client, clock: clock + at, length: step, ofClient: from.client, ofClock: from.clock + passed });
      }
      at += step;
      passed += step;
      if (passed === from.length) {
        place += 1;
        passed = 0;
      }
    }
  }
  return origins;
}

/** Origins as bytes. */
export function encodeOrigins(origins: readonly Origin[]): Uint8Array {
  const encoder = encoding.createEncoder();
  writeOrigins(encoder, origins);
  return encoding.toUint8Array(encoder);
}

/** The origins that {@link encodeOrigins} wrote. */
export function decodeOrigins(bytes: Uint8Array): Origin[] {
  return readOrigins(decoding.createDecoder(bytes));
}
