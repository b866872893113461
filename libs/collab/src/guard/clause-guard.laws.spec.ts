import { LINE_KINDS, clausesOf } from '@colex/lawtext';
import type { Line, LineId, LineKind } from '@colex/lawtext';
import fc from 'fast-check';
import * as Y from 'yjs';

import { admitUpdate } from '../admit-update.js';
import { bodyOf, fillWithLines, linesOf } from '../document.js';
import { newMarker } from '../line-marker.js';
import { writeMarkers } from '../writing-client.js';
import { ClauseGuard } from './clause-guard.js';

/** How many sessions to try; each judges about six updates. 20,000 sessions (120,000 updates) were run once. */
const SESSIONS = Number(process.env['COLEX_GUARD_SESSIONS'] ?? 200);

/** Kinds as they come in laws, and each other one now and then: an article in every second place. */
const KINDS: readonly LineKind[] = ['article', 'article', 'article', 'paragraph', 'item', 'chapter', ...LINE_KINDS];

const startingLine = fc.record({
  kind: fc.constantFrom(...KINDS),
  length: fc.nat({ max: 4 }),
  numbered: fc.boolean(),
});

const edit = fc.record({
  action: fc.constantFrom(
    'text',
    'text',
    'line',
    'line',
    'endOfLine',
    'join',
    'removeLine',
    'erase',
    'erase',
    'reference',
    'kind',
    'number',
    'id',
    'bareMarker',
    'rewrite',
  ),
  line: fc.nat({ max: 9_999 }),
  offset: fc.nat({ max: 9_999 }),
  length: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom(...KINDS),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

const session = fc.record({
  lines: fc.array(startingLine, { minLength: 1, maxLength: 7 }),
  locked: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }),
  turns: fc.array(
    fc.record({
      who: fc.nat({ max: 2 }),
      edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
      /** Whether the writer first hears what the others did; otherwise they work on what they know. */
      hears: fc.boolean(),
      /** Whether everything the server lacks is sent, as after a time offline, or the last change alone. */
      all: fc.boolean(),
    }),
    { minLength: 1, maxLength: 16 },
  ),
});

let made = 0;

/** The places of the sequence at which lines begin (their markers). */
function markersOf(body: Y.Text): { readonly index: number; readonly marker: Y.Map<unknown> }[] {
  let index = 0;
  const markers: { index: number; marker: Y.Map<unknown> }[] = [];
  for (const { insert } of body.toDelta() as { insert: unknown }[]) {
    if (insert instanceof Y.Map) markers.push({ index, marker: insert });
    index += typeof insert === 'string' ? insert.length : 1;
  }
  return markers;
}

function perform(doc: Y.Doc, { action, line, offset, length, kind }: Edit): void {
  const body = bodyOf(doc);
  const markers = markersOf(body);
  const place = markers.length === 0 ? -1 : line % markers.length;
  const begin = markers[place]?.index ?? 0;
  const end = markers[place + 1]?.index ?? body.length;
  const marker = markers[place]?.marker;
  const index = begin + (offset % (end - begin + 1));
  const insertLine = (at: number, id: string): void =>
    writeMarkers(doc, () => body.insertEmbed(at, newMarker({ id, kind })));
  switch (action) {
    case 'text':
      return body.insert(index, '协同立法条例'.slice(0, length));
    case 'line':
      return insertLine(index, `n${(made += 1)}`);
    case 'endOfLine':
      return offset % 2 === 0 ? insertLine(end, `n${(made += 1)}`) : body.insert(end, '末');
    case 'join':
      return marker === undefined ? undefined : body.delete(begin, 1);
    case 'removeLine':
      return body.delete(begin, end - begin);
    case 'erase':
      return body.delete(index, Math.min(length, body.length - index));
    case 'reference':
      return body.insertEmbed(index, { target: 'a', label: '第一条' });
    case 'kind':
      marker?.set('kind', kind);
      return;
    case 'number':
      if (length % 2 === 0) marker?.delete('number');
      else marker?.set('number', length === 1 ? '' : '一、');
      return;
    case 'id': {
      // A line that claims the id of another, or gives its own up.
      const other = markers[offset % Math.max(1, markers.length)]?.marker.get('id');
      if (length === 1) marker?.delete('id');
      else if (typeof other === 'string') marker?.set('id', other);
      return;
    }
    case 'bareMarker': {
      const other = markers[offset % Math.max(1, markers.length)]?.marker.get('id');
      return insertLine(index, typeof other === 'string' ? other : 'x');
    }
    case 'rewrite': {
      // What is taken away and put back in one go changes nothing.
      const last = body.toDelta().at(-1)?.insert as unknown;
      if (typeof last !== 'string') return;
      body.delete(body.length - last.length, last.length);
      return body.insert(body.length, last);
    }
  }
}

const startingLines = (lines: readonly { kind: LineKind; length: number; numbered: boolean }[]): Line[] =>
  lines.map(({ kind, length, numbered }, index) => ({
    id: `l${index}`,
    kind,
    text: '甲乙丙丁'.slice(0, length),
    ...(numbered && kind === 'paragraph' ? { number: '一、' } : {}),
  }));

const digestsOf = (doc: Y.Doc): Map<LineId, string> =>
  new Map(clausesOf(linesOf(doc)).map(({ id, digest }) => [id, digest]));

/** The oracle: which protected clauses read differently, or are gone, once a copy of the document has the update. */
function changedClauses(doc: Y.Doc, update: Uint8Array, protectedIds: ReadonlySet<LineId>): LineId[] {
  const before = digestsOf(doc);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(copy, update);
  const after = digestsOf(copy);
  copy.destroy();
  return [...protectedIds].filter((id) => before.has(id) && after.get(id) !== before.get(id));
}

const sorted = (ids: readonly LineId[]): LineId[] => ids.toSorted();

describe('the guard of protected clauses', () => {
  it('names exactly the clauses whose digest would differ or which would be gone, whatever comes in (MS16)', () => {
    let [judged, refused, harmless] = [0, 0, 0];
    fc.assert(
      fc.property(session, ({ lines, locked, turns }) => {
        const server = Object.assign(new Y.Doc(), { clientID: 1 });
        fillWithLines(server, startingLines(lines));
        const ids = clausesOf(linesOf(server)).map((clause) => clause.id);
        const protectedIds = new Set(locked.map((place) => ids[place % ids.length] ?? ''));
        const guard = new ClauseGuard(server);
        const newClient = (clientID: number): Y.Doc => {
          const client = Object.assign(new Y.Doc(), { clientID });
          Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
          return client;
        };
        const clients = [2, 3, 4].map(newClient);
        let nextClient = 5;
        for (const { who, edits, hears, all } of turns) {
          const client = clients[who]!;
          if (hears) Y.applyUpdate(client, Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)));
          const before = Y.encodeStateVector(client);
          client.transact(() => edits.forEach((each) => perform(client, each)));
          const update = Y.encodeStateAsUpdate(client, all ? Y.encodeStateVector(server) : before);
          if (admitUpdate(server, update).verdict !== 'admitted') continue;
          judged += 1;
          const expected = changedClauses(server, update, protectedIds);
          const touched = guard.touchedBy(update, protectedIds);
          expect(sorted(touched)).toEqual(sorted(expected));
          if (touched.length > 0) {
            refused += 1;
            // A client that was refused loads the draft anew.
            clients[who] = newClient((nextClient += 1));
          } else {
            harmless += 1;
            Y.applyUpdate(server, update);
          }
        }
        guard.destroy();
      }),
      { numRuns: SESSIONS },
    );
    expect(Math.min(refused, harmless) / judged).toBeGreaterThan(0.1);
  });
});
