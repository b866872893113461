import fc from 'fast-check';
import * as Y from 'yjs';

import { bodyOf, fillWithLines, linesOf } from './document.js';
import { stateHash } from './journal.js';
import { newMarker } from './line-marker.js';
import { anchorRange, lineBounds, resolveAnchors, sequenceText } from './text-anchor.js';

/** What a drafter does to lines and words; `move` cuts a line and pastes it with its id, as the editor does. */
const edit = fc.record({
  who: fc.nat({ max: 1 }),
  action: fc.constantFrom('type', 'type', 'delete', 'delete', 'split', 'join', 'move', 'undo', 'sync'),
  place: fc.nat({ max: 1_000 }),
  length: fc.integer({ min: 1, max: 12 }),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** Two people with a copy each. Every character they type is one that nobody typed before. */
class Pair {
  readonly docs = [new Y.Doc(), new Y.Doc()] as const;
  private readonly undo: readonly Y.UndoManager[];
  private written = 0;

  constructor() {
    this.docs.forEach((doc, index) => (doc.clientID = index + 1));
    fillWithLines(
      this.docs[0],
      ['l1', 'l2', 'l3', 'l4'].map((id) => ({ id, kind: 'article', text: this.words(10) })),
    );
    this.sync();
    this.undo = this.docs.map((doc) => new Y.UndoManager(bodyOf(doc), { captureTimeout: 0 }));
  }

  private words(length: number): string {
    this.written += length;
    return Array.from({ length }, (_, place) => String.fromCodePoint(0x4e00 + this.written - length + place)).join('');
  }

  sync(): void {
    const [one, other] = this.docs;
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  }

  perform({ who, action, place, length }: Edit): void {
    const doc = this.docs[who % 2]!;
    const body = bodyOf(doc);
    const index = place % (body.length + 1);
    switch (action) {
      case 'type':
        return body.insert(index, this.words(length));
      case 'delete':
        return body.delete(index, Math.min(length, body.length - index));
      case 'split':
        return body.insertEmbed(index, newMarker({ id: `s${who}${(this.written += 1)}`, kind: 'paragraph' }));
      case 'join': {
        const marker = sequenceText(doc).indexOf('\n', index);
        if (marker !== -1) body.delete(marker, 1);
        return undefined;
      }
      case 'move': {
        const text = sequenceText(doc);
        const bounds = lineBounds(text);
        const line = place % bounds.length;
        const { from, to } = bounds[line]!;
        const { id, kind } = linesOf(doc)[line]!;
        const words = text.slice(from, to);
        // A copy of an id that a first place holds reads with a derived one, which no marker may be written with.
        if (text[from - 1] !== '\n' || id.includes('~')) return undefined;
        return doc.transact(() => {
          body.delete(from - 1, to - from + 1);
          body.insertEmbed(body.length, newMarker({ id, kind }));
          body.insert(body.length, words);
        });
      }
      case 'undo':
        return void this.undo[who % 2]!.undo();
      case 'sync':
        return this.sync();
    }
  }
}

const story = fc.record({
  before: fc.array(edit, { maxLength: 8 }),
  from: fc.nat({ max: 1_000 }),
  length: fc.integer({ min: 1, max: 25 }),
  after: fc.array(edit, { maxLength: 14 }),
});

describe('laws of anchors (N6, CV13)', () => {
  it('an anchor covers exactly what is left of its characters, finds its words when they are not in doubt, and is the same for everybody', () => {
    fc.assert(
      fc.property(story, ({ before, from, length, after }) => {
        const pair = new Pair();
        for (const each of before) pair.perform(each);
        const [doc] = pair.docs;
        const body = bodyOf(doc);
        if (body.length === 0) return;
        const begin = from % body.length;
        const end = Math.min(begin + length, body.length);
        const said = sequenceText(doc);
        if (said.slice(begin, end).replaceAll('\n', '') === '') return;
        const anchor = anchorRange(doc, begin, end);
        // The oracle: one relative position of Yjs for each character, and whether that character is still there.
        const characters = Array.from({ length: end - begin }, (_, place) => begin + place)
          .filter((index) => said[index] !== '\n')
          .map((index) => Y.createRelativePositionFromTypeIndex(body, index));
        for (const each of after) pair.perform(each);
        pair.sync();

        const hash = stateHash(doc);
        const [range] = resolveAnchors(doc, [anchor]);
        expect(stateHash(doc)).toBe(hash);
        expect(resolveAnchors(pair.docs[1], [anchor])).toEqual([range]);
        expect(resolveAnchors(doc, [JSON.parse(JSON.stringify(anchor))])).toEqual([range]);

        const living = characters.flatMap((position) => {
          const item = Y.getItem(doc.store, position.item!);
          if (item.deleted) return [];
          return Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? [];
        });
        const text = sequenceText(doc);
        if (living.length > 0) {
          expect(range).toMatchObject({
            from: Math.min(...living),
            to: Math.max(...living) + 1,
            by: 'characters',
          });
        } else if (range) {
          expect(text.slice(range.from, range.to)).toBe(anchor.quote);
        } else {
          const elsewhere = text.split(anchor.quote).length - 1;
          const telling = anchor.unique && anchor.quote.length >= 4;
          expect(elsewhere === 1 && telling).toBe(false);
        }
        if (range) {
          const bounds = lineBounds(text);
          expect(bounds).toHaveLength(linesOf(doc).length);
          expect(range.from).toBeGreaterThanOrEqual(bounds[range.line]!.from);
          expect(range.from).toBeLessThanOrEqual(bounds[range.line]!.to);
        }
      }),
      { numRuns: Number(process.env['COLEX_ANCHOR_RUNS'] ?? 400) },
    );
  });
});
