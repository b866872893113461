import fc from 'fast-check';
import * as Y from 'yjs';
import { Coverage } from './covered-update.js';

/** A document that several people wrote, and the updates in the order in which they came. */
const histories = fc
  .array(
    fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      at: fc.nat(),
      does: fc.oneof(fc.string({ minLength: 1, maxLength: 3 }), fc.constant(null)),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((steps) => {
    const docs = [0, 1, 2].map((client) => Object.assign(new Y.Doc(), { clientID: client + 1 }));
    const updates: Uint8Array[] = [];
    for (const { who, at, does } of steps) {
      const doc = docs[who]!;
      const text = doc.getText('body');
      const place = text.length === 0 ? 0 : at % text.length;
      doc.once('update', (update: Uint8Array) => updates.push(update));
      if (does !== null) text.insert(place, does);
      else if (text.length > 0) text.delete(place, 1);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    }
    return updates;
  });

describe('Coverage', () => {
  it('covers each update it was given, and any merger of them', () => {
    fc.assert(
      fc.property(histories, (updates) => {
        const coverage = new Coverage();
        for (const update of updates) coverage.add(update);
        expect(updates.every((update) => coverage.covers(update))).toBe(true);
        if (updates.length > 0) expect(coverage.covers(Y.mergeUpdates(updates))).toBe(true);
      }),
    );
  });

  it('says yes only to an update that changes nothing after the others (nothing is ever left out of the journal)', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (updates, cut) => {
        const before = updates.slice(0, cut % (updates.length + 1));
        const coverage = new Coverage();
        const doc = new Y.Doc();
        for (const update of before) {
          coverage.add(update);
          Y.applyUpdate(doc, update);
        }
        for (const update of updates.slice(before.length)) {
          if (!coverage.covers(update)) continue;
          let changed = false;
          doc.once('update', () => (changed = true));
          Y.applyUpdate(doc, update);
          expect(changed).toBe(false);
        }
      }),
    );
  });
});
