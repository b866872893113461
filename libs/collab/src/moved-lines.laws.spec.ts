import fc from 'fast-check';
import * as Y from 'yjs';

import { blameOf } from './blame.js';
import { bodyOf, fillWithLines, linesOf } from './document.js';
import { newMarker } from './line-marker.js';
import { MovedLines } from './moved-lines.js';
import { newDraftDocument } from './writing-client.js';
import { WritingIndex } from './writing-index.js';

/** Each person writes one letter and no other, so a letter says who must be named for it. */
const LETTERS = ['甲', '乙', '丙'] as const;
const BEGUN = '初';

type Step =
  | { readonly type: 'write'; readonly who: number; readonly place: number; readonly length: number }
  | { readonly type: 'move'; readonly who: number; readonly line: number; readonly to: number }
  | { readonly type: 'cut'; readonly who: number; readonly line: number }
  | { readonly type: 'paste'; readonly who: number; readonly to: number }
  | { readonly type: 'join'; readonly who: number; readonly line: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('write' as const),
    who: fc.nat(2),
    place: fc.nat(),
    length: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ type: fc.constant('move' as const), who: fc.nat(2), line: fc.nat(), to: fc.nat() }),
  fc.record({ type: fc.constant('cut' as const), who: fc.nat(2), line: fc.nat() }),
  fc.record({ type: fc.constant('paste' as const), who: fc.nat(2), to: fc.nat() }),
  fc.record({ type: fc.constant('join' as const), who: fc.nat(2), line: fc.nat() }),
);

/** People who work on one draft one after the other; a cut line is kept until it is pasted. */
class Work {
  readonly journal: { readonly bytes: Uint8Array; readonly actor: string }[] = [];
  readonly #docs = [...LETTERS, BEGUN].map(() => newDraftDocument());
  #clipboard: { readonly id: string; readonly text: string }[] = [];

  constructor() {
    this.#by(LETTERS.length, (doc) =>
      fillWithLines(
        doc,
        ['a', 'b', 'c', 'd'].map((id) => ({ id, kind: 'article' as const, text: BEGUN.repeat(3) })),
      ),
    );
  }

  perform(given: Step): void {
    this.#by(given.who, (doc) => {
      const body = bodyOf(doc);
      if (given.type === 'write') {
        const lines = linesOf(doc);
        const line = given.place % lines.length;
        body.insert(startOf(doc, line) + 1, (LETTERS[given.who] ?? '').repeat(given.length));
      } else if (given.type === 'move') {
        const moved = this.#take(doc, given.line);
        if (moved) put(doc, given.to, moved);
      } else if (given.type === 'cut') {
        const cut = this.#take(doc, given.line);
        if (cut) this.#clipboard.push(cut);
      } else if (given.type === 'paste') {
        const pasted = this.#clipboard.pop();
        if (pasted) put(doc, given.to, pasted);
      } else {
        const line = 1 + (given.line % Math.max(1, linesOf(doc).length - 1));
        if (line < linesOf(doc).length) body.delete(startOf(doc, line), 1);
      }
    });
  }

  #take(doc: Y.Doc, place: number): { readonly id: string; readonly text: string } | undefined {
    const lines = linesOf(doc);
    // One line stays, so that all stand behind a marker.
    if (lines.length < 2) return undefined;
    const index = 1 + (place % (lines.length - 1));
    const { id, text } = lines[index]!;
    bodyOf(doc).delete(startOf(doc, index), text.length + 1);
    return { id, text };
  }

  #by(who: number, work: (doc: Y.Doc) => void): void {
    const doc = this.#docs[who]!;
    const before = Y.encodeStateVector(doc);
    doc.transact(() => work(doc));
    const bytes = Y.encodeStateAsUpdate(doc, before);
    this.journal.push({ bytes, actor: LETTERS[who] ?? BEGUN });
    for (const other of this.#docs) if (other !== doc) Y.applyUpdate(other, bytes);
  }
}

function startOf(doc: Y.Doc, line: number): number {
  return linesOf(doc)
    .slice(0, line)
    .reduce((sum, { text }) => sum + text.length + 1, 0);
}

function put(doc: Y.Doc, place: number, { id, text }: { readonly id: string; readonly text: string }): void {
  const index = 1 + (place % linesOf(doc).length);
  const at = startOf(doc, index);
  bodyOf(doc).insertEmbed(at, newMarker({ id, kind: 'article' }));
  bodyOf(doc).insert(at + 1, text);
}

/** The text with, for every letter, who is named for it. */
function told(doc: Y.Doc, index: WritingIndex): string[] {
  const blame = blameOf(doc, index);
  return linesOf(doc).flatMap(({ text }, place) => {
    const names = blame[place]?.runs.flatMap(({ length, seq }) =>
      Array.from({ length }, () => index.actorOf(seq) ?? '?'),
    );
    return [...text].map((letter, at) => `${letter}${names?.[at] ?? '?'}`);
  });
}

describe('MovedLines', () => {
  it('leaves the words of moved, cut and pasted lines to whoever wrote them first, also from an index kept in pieces', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat(), (steps, cutAt) => {
        const work = new Work();
        for (const one of steps) work.perform(one);
        const doc = newDraftDocument();
        const moved = new MovedLines(doc);
        const index = new WritingIndex();
        for (const { bytes, actor } of work.journal) {
          index.note({ bytes, actor, at: 0 });
          index.keepOrigins(moved.note(bytes));
        }
        const all = told(doc, index);
        expect(all).toEqual(all.map(([letter]) => `${letter}${letter}`));

        // The same, when the first entries were put away as bytes.
        const place = cutAt % (work.journal.length + 1);
        const first = new WritingIndex();
        const again = newDraftDocument();
        const trace = new MovedLines(again);
        const note = (into: WritingIndex, { bytes, actor }: (typeof work.journal)[number]): void => {
          into.note({ bytes, actor, at: 0 });
          into.keepOrigins(trace.note(bytes));
        };
        for (const entry of work.journal.slice(0, place)) note(first, entry);
        const joined = new WritingIndex();
        joined.append(first.encode());
        for (const entry of work.journal.slice(place)) note(joined, entry);
        expect(told(again, joined)).toEqual(all);
      }),
    );
  });

  it('gives words that somebody wrote into a moved line to whoever wrote them', () => {
    const doc = newDraftDocument();
    const writer = newDraftDocument();
    const index = new WritingIndex();
    const moved = new MovedLines(doc);
    const by = (actor: string, work: () => void): void => {
      const before = Y.encodeStateVector(writer);
      writer.transact(work);
      const bytes = Y.encodeStateAsUpdate(writer, before);
      index.note({ bytes, actor, at: 0 });
      index.keepOrigins(moved.note(bytes));
    };
    by('初', () =>
      fillWithLines(writer, [
        { id: 'a', kind: 'article', text: '初' },
        { id: 'b', kind: 'article', text: '初初' },
      ]),
    );
    by('乙', () => {
      bodyOf(writer).delete(2, 3);
      bodyOf(writer).insertEmbed(0, newMarker({ id: 'b', kind: 'article' }));
      bodyOf(writer).insert(1, '初初');
    });
    by('甲', () => bodyOf(writer).insert(2, '甲'));
    expect(told(doc, index)).toEqual(['初初', '甲甲', '初初', '初初']);
  });
});
