import { LINE_KINDS } from '@colex/lawtext';
import type { Line } from '@colex/lawtext';
import fc from 'fast-check';
import * as Y from 'yjs';

import { bodyOf, linesOf } from './document.js';
import { newMarker } from './line-marker.js';
import { LinesMirror } from './lines-mirror.js';
import type { LinesChange } from './lines-mirror.js';

const IDS = ['a', 'b', 'c', 'd', '~bad', ''];
const TEXTS = ['条', '例甲', '𠮷', '\uFFFC', '第一章 总则', 'x'];

/** One change of a body by somebody who may do anything Yjs lets them do, foreign objects and broken markers included. */
const edit = fc.record({
  action: fc.constantFrom(
    'text',
    'text',
    'marker',
    'marker',
    'reference',
    'delete',
    'delete',
    'key',
    'key',
    'unknown',
    'format',
  ),
  place: fc.nat({ max: 1000 }),
  length: fc.integer({ min: 1, max: 9 }),
  id: fc.constantFrom(...IDS),
  kind: fc.constantFrom(...LINE_KINDS, 'unknown'),
  text: fc.constantFrom(...TEXTS),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

const markersOf = (body: Y.Text): Y.Map<unknown>[] =>
  body.toDelta().flatMap((part: { insert: unknown }) => (part.insert instanceof Y.Map ? [part.insert] : []));

/**
 * Performs an edit. `stamp` is a value no formatting had before: Yjs parts a surrogate pair even where formatting changes nothing,
 * and then tells nobody, so no mirror can know. Formatting is never admitted by the server; here it always changes something.
 */
function perform(doc: Y.Doc, { action, place, length, id, kind, text }: Edit, stamp: string): void {
  const body = bodyOf(doc);
  const index = place % (body.length + 1);
  switch (action) {
    case 'text':
      return body.insert(index, text);
    case 'marker':
      return body.insertEmbed(index, newMarker({ id, kind: kind as Line['kind'] }));
    case 'reference':
      return body.insertEmbed(index, { target: id, label: text });
    case 'unknown':
      return body.insertEmbed(index, new Y.Array());
    case 'delete':
      return body.delete(index, Math.min(length, body.length - index));
    case 'format':
      return body.format(index, Math.min(length, body.length - index), { bold: stamp });
    case 'key': {
      const markers = markersOf(body);
      const marker = markers[place % Math.max(1, markers.length)];
      if (length % 3 === 0) marker?.set('id', id);
      else if (length % 3 === 1) marker?.set('kind', kind);
      else marker?.delete('number');
    }
  }
}

const session = fc.array(
  fc.record({ who: fc.nat({ max: 2 }), edits: fc.array(edit, { minLength: 1, maxLength: 4 }), sync: fc.boolean() }),
  {
    maxLength: 25,
  },
);

const spliced = (lines: readonly Line[], { from, removed, added }: LinesChange): Line[] => [
  ...lines.slice(0, from),
  ...added,
  ...lines.slice(from + removed.length),
];

describe('LinesMirror', () => {
  it('equals a fresh reading after every transaction of anybody, and tells each change exactly', () => {
    fc.assert(
      fc.property(session, (turns) => {
        const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
        const mirrors = docs.map((doc) => new LinesMirror(doc));
        const told = mirrors.map((mirror) => ({ lines: mirror.lines }));
        mirrors.forEach((mirror, place) =>
          mirror.onChange((change) => {
            const teller = told[place]!;
            expect(teller.lines.slice(change.from, change.from + change.removed.length)).toEqual(change.removed);
            teller.lines = spliced(teller.lines, change);
          }),
        );
        for (const [turn, { who, edits, sync }] of turns.entries()) {
          const doc = docs[who]!;
          doc.transact(() => edits.forEach((one, place) => perform(doc, one, `${turn}.${place}`)));
          if (sync)
            for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
          docs.forEach((each, place) => {
            expect(mirrors[place]!.lines).toEqual(linesOf(each));
            expect(told[place]!.lines).toEqual(mirrors[place]!.lines);
          });
        }
        for (const one of docs) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
        docs.forEach((each, place) => expect(mirrors[place]!.lines).toEqual(linesOf(each)));
        // Formatting may part a surrogate pair on one replica alone; it is why the server lets none in.
        const formatted = turns.some(({ edits }) => edits.some((one) => one.action === 'format'));
        if (!formatted) for (const mirror of mirrors) expect(mirror.lines).toEqual(mirrors[0]!.lines);
        for (const mirror of mirrors) {
          const ids = mirror.lines.map((line) => line.id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the object of a line that a change did not touch', () => {
    const doc = new Y.Doc();
    const body = bodyOf(doc);
    for (const id of ['c', 'b', 'a']) body.insertEmbed(0, newMarker({ id, kind: 'article' }));
    const mirror = new LinesMirror(doc);
    const before = mirror.lines;
    body.insert(2, '字');
    expect(mirror.lines[0]).toBe(before[0]);
    expect(mirror.lines[1]).toEqual({ id: 'b', kind: 'article', text: '字' });
    expect(mirror.lines[2]).toBe(before[2]);
    mirror.destroy();
    body.insert(2, '字');
    expect(mirror.lines[1]?.text).toBe('字');
  });
});
