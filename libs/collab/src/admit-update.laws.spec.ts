import fc from 'fast-check';
import * as Y from 'yjs';

import { admitUpdate } from './admit-update.js';
import { bodyOf, fillWithLines } from './document.js';
import { newMarker } from './line-marker.js';
import { mergeUpdates, stateHash } from './journal.js';

const LINES = [
  { id: 'a', kind: 'title' as const, text: '红色资源' },
  { id: 'b', kind: 'article' as const, text: '为了加强保护' },
];

const edit = fc.record({
  type: fc.constantFrom('text', 'marker', 'reference', 'delete', 'kind'),
  place: fc.nat({ max: 500 }),
  length: fc.integer({ min: 1, max: 6 }),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function perform(doc: Y.Doc, { type, place, length }: Edit): void {
  const body = bodyOf(doc);
  const index = place % (body.length + 1);
  if (type === 'text') body.insert(index, '条例协同立'.slice(0, length));
  else if (type === 'marker') body.insertEmbed(index, newMarker({ id: `m${place}`, kind: 'item' }));
  else if (type === 'reference') body.insertEmbed(index, { target: 'a', label: '第一条' });
  else if (type === 'delete') body.delete(index, Math.min(length, body.length - index));
  else {
    const markers = body
      .toDelta()
      .flatMap((part: { insert: unknown }) => (part.insert instanceof Y.Map ? [part.insert] : []));
    markers[place % Math.max(1, markers.length)]?.set('kind', length % 2 === 0 ? 'item' : 'paragraph');
  }
}

const session = fc.array(
  fc.record({ who: fc.nat({ max: 2 }), edits: fc.array(edit, { minLength: 1, maxLength: 3 }), step2: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 20,
  },
);

const nothingPends = (doc: Y.Doc): boolean => doc.store.pendingStructs === null && doc.store.pendingDs === null;

describe('admitting updates', () => {
  it('lets in everything honest editors write, in order, lost or repeated, and nothing ever pends', () => {
    fc.assert(
      fc.property(session, fc.array(fc.nat({ max: 40 })), (turns, repeats) => {
        const server = new Y.Doc();
        fillWithLines(server, LINES);
        const clients = [0, 1, 2].map(() => {
          const doc = new Y.Doc();
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
          return doc;
        });
        const sent: Uint8Array[] = [];
        // Colleagues who are told of what was admitted in groups of so many, each as one update.
        const told = [1, 2, 3, 7].map((size) => {
          const doc = new Y.Doc();
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
          return { size, doc, waiting: [] as Uint8Array[] };
        });
        const tell = (admitted?: Uint8Array): void => {
          for (const group of told) {
            if (admitted) group.waiting.push(admitted);
            if (group.waiting.length < (admitted ? group.size : 1)) continue;
            Y.applyUpdate(group.doc, mergeUpdates(group.waiting.splice(0)));
            expect(nothingPends(group.doc)).toBe(true);
          }
        };
        for (const { who, edits, step2 } of turns) {
          const client = clients[who]!;
          const before = Y.encodeStateVector(client);
          client.transact(() => edits.forEach((each) => perform(client, each)));
          // Either the update alone (which may build on one that never arrived) or all the server lacks.
          const update = step2
            ? Y.encodeStateAsUpdate(client, Y.encodeStateVector(server))
            : Y.encodeStateAsUpdate(client, before);
          sent.push(update);
          const admission = admitUpdate(server, update);
          if (step2) expect(['admitted', 'known']).toContain(admission.verdict);
          else expect(['admitted', 'known', 'missing']).toContain(admission.verdict);
          if (admission.verdict === 'known') {
            const hash = stateHash(server);
            Y.applyUpdate(server, update);
            expect(stateHash(server)).toBe(hash);
          }
          if (admission.verdict === 'admitted') {
            Y.applyUpdate(server, update);
            tell(update);
          }
          expect(nothingPends(server)).toBe(true);
          if (step2) Y.applyUpdate(client, Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)));
        }
        for (const place of repeats) {
          const update = sent[place % sent.length]!;
          const admission = admitUpdate(server, update);
          expect(admission.verdict).not.toBe('refused');
          if (admission.verdict === 'admitted') {
            Y.applyUpdate(server, update);
            tell(update);
          }
          expect(nothingPends(server)).toBe(true);
        }
        tell();
        for (const { doc } of told) expect(stateHash(doc)).toBe(stateHash(server));
      }),
      { numRuns: 80 },
    );
  });

  it('says admitted of a changed update only when applying it leaves nothing pending and a draft that reads (MS3-MS7)', () => {
    let admitted = 0;
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
        (edits, changes) => {
          const server = new Y.Doc();
          fillWithLines(server, LINES);
          const client = new Y.Doc();
          client.clientID = 7;
          Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
          const before = Y.encodeStateVector(client);
          client.transact(() => edits.forEach((each) => perform(client, each)));
          const hostile = Uint8Array.from(Y.encodeStateAsUpdate(client, before));
          for (const [place, byte] of changes) hostile[place % hostile.length] = byte;
          const start = Y.encodeStateAsUpdate(server);
          const colleague = new Y.Doc();
          Y.applyUpdate(colleague, start);
          const hash = stateHash(server);
          const admission = admitUpdate(server, hostile);
          expect(stateHash(server)).toBe(hash);
          if (admission.verdict !== 'admitted') return;
          admitted += 1;
          Y.applyUpdate(server, hostile);
          expect(nothingPends(server)).toBe(true);
          expect([...server.share.keys()]).toEqual(['body']);
          // A colleague who got the update by itself, and one who opens the draft afterwards, must read the same.
          Y.applyUpdate(colleague, hostile);
          const newcomer = new Y.Doc();
          Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(server));
          for (const other of [colleague, newcomer]) expect(stateHash(other)).toBe(stateHash(server));
          // Told together with what somebody writes next, it is the same again.
          const third = new Y.Doc();
          Y.applyUpdate(third, Y.encodeStateAsUpdate(colleague));
          const next = Y.encodeStateVector(server);
          bodyOf(server).insert(1, '共同');
          const written = Y.encodeStateAsUpdate(server, next);
          const together = new Y.Doc();
          Y.applyUpdate(together, mergeUpdates([start, hostile, written]));
          Y.applyUpdate(third, written);
          for (const other of [together, third]) expect(stateHash(other)).toBe(stateHash(server));
        },
      ),
      { numRuns: 600, examples: [[[{ type: 'text', place: 28, length: 4 }], [[1109673840, 5]]]] },
    );
    expect(admitted).toBeGreaterThan(0);
  });

  it('answers any bytes with a verdict', () => {
    const server = new Y.Doc();
    fillWithLines(server, LINES);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(['admitted', 'known', 'missing', 'refused']).toContain(admitUpdate(server, bytes).verdict);
      }),
      { numRuns: 2_000 },
    );
  });
});
