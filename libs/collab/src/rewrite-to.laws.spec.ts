import { LINE_KINDS, REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Line } from '@colex/lawtext';
import fc from 'fast-check';
import * as Y from 'yjs';

import { fillWithLines, linesOf } from './document.js';
import { encodeState } from './journal.js';
import { rewriteTo } from './rewrite-to.js';
import { textEdits } from './text-edit.js';
import { newDraftDocument } from './writing-client.js';

const reference = fc.record(
  { target: fc.constantFrom('a', 'b'), until: fc.constantFrom('c'), label: fc.constantFrom('第一条', '') },
  { requiredKeys: ['target', 'label'] },
);
const words = fc
  .array(fc.oneof(fc.constantFrom('条', '例', '甲', '𠮷', '市', '。'), reference), { maxLength: 12 })
  .map((parts): Pick<Line, 'text' | 'references'> => {
    const references = parts.filter((part) => typeof part !== 'string');
    const text = parts.map((part) => (typeof part === 'string' ? part : REFERENCE_PLACEHOLDER)).join('');
    return references.length > 0 ? { text, references } : { text };
  });
const linesWith = (ids: readonly string[]): fc.Arbitrary<Line[]> =>
  fc
    .shuffledSubarray([...ids], { minLength: 1 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((id) =>
          fc
            .tuple(
              fc.constantFrom(...LINE_KINDS),
              fc.option(fc.constantFrom('第七条之一', ''), { nil: undefined }),
              words,
            )
            .map(([kind, number, text]): Line => ({ id, kind, ...(number === undefined ? {} : { number }), ...text })),
        ),
      ),
    );
const someLines = linesWith(['a', 'b', 'c', 'd', 'e', 'f']);

const draftOf = (lines: readonly Line[]): Y.Doc => {
  const doc = newDraftDocument();
  fillWithLines(doc, lines);
  return doc;
};
const never = (): string => {
  throw new Error('Every id is raw.');
};

describe('rewriteTo', () => {
  it('makes a draft read as any lines whatever it read before', () => {
    fc.assert(
      fc.property(someLines, someLines, (before, after) => {
        const doc = draftOf(before);
        rewriteTo(doc, after, never);
        expect(linesOf(doc)).toEqual(after);
      }),
    );
  });

  it('comes back to a state of the draft itself, whatever was done to it in between', () => {
    fc.assert(
      fc.property(
        fc.array(someLines, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        ([first = [], ...more], emptied) => {
          const doc = draftOf(first);
          for (const lines of more) rewriteTo(doc, lines, never);
          if (emptied) doc.getText('body').delete(0, doc.getText('body').length);
          rewriteTo(doc, first, never);
          expect(linesOf(doc)).toEqual(first);
        },
      ),
    );
  });

  it('writes nothing where nothing differs', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const doc = draftOf(lines);
        const before = encodeState(doc);
        rewriteTo(doc, lines, never);
        expect(encodeState(doc)).toEqual(before);
      }),
    );
  });

  it('touches no character and no marker of a line that reads the same and keeps its order', () => {
    fc.assert(
      fc.property(someLines, words, (lines, other) => {
        const doc = draftOf(lines);
        const changed = lines.map((line, place) => {
          const { references: _, ...rest } = line;
          return place === 0 ? { ...rest, ...other } : line;
        });
        const markers = Y.encodeStateVector(doc);
        rewriteTo(doc, changed, never);
        const written = Y.decodeUpdate(Y.encodeStateAsUpdate(doc, markers));
        const inserted = written.structs.reduce((sum, struct) => sum + struct.length, 0);
        expect(inserted).toBeLessThanOrEqual(other.text.length);
        expect(linesOf(doc)).toEqual(changed);
      }),
    );
  });

  it('merges with what a colleague wrote meanwhile: their words stay', () => {
    fc.assert(
      fc.property(someLines, someLines, fc.nat(), (before, after, place) => {
        const doc = draftOf(before);
        const colleague = newDraftDocument();
        Y.applyUpdate(colleague, encodeState(doc));
        rewriteTo(doc, after, never);
        const body = colleague.getText('body');
        body.insert(1 + (place % body.length), '众');
        Y.applyUpdate(doc, encodeState(colleague));
        Y.applyUpdate(colleague, encodeState(doc));
        expect(linesOf(doc)).toEqual(linesOf(colleague));
        expect(
          linesOf(doc)
            .map(({ text }) => text)
            .join(''),
        ).toContain('众');
      }),
    );
  });

  it('gives a new id to a line whose id could only be derived, and keeps text before the first marker', () => {
    const implicit: Line = { id: '~implicit', kind: 'plain', text: '题前的话' };
    const derived: Line = { id: 'a~1.2', kind: 'article', text: '甲' };
    const doc = draftOf([{ id: 'x', kind: 'title', text: '题' }]);
    rewriteTo(doc, [implicit, derived], () => 'fresh');
    expect(linesOf(doc)).toEqual([implicit, { ...derived, id: 'fresh' }]);
    rewriteTo(doc, linesOf(new Y.Doc()), never);
    expect(linesOf(doc)).toEqual(linesOf(new Y.Doc()));
  });
});

describe('textEdits', () => {
  it('turns one text into the other, never parts a pair of surrogates, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const edits = textEdits(before, after);
        let text = before.text;
        for (const { at, remove, insert } of edits.toReversed())
          text = text.slice(0, at) + insert + text.slice(at + remove);
        expect(text).toBe(after.text);
        const removed = edits.reduce(
          (sum, { at, remove }) => sum + Array.from(before.text.slice(at, at + remove)).length,
          0,
        );
        expect(Array.from(before.text).length - removed).toBe(longestCommon(before, after));
        for (const { insert } of edits) expect(insert).not.toMatch(/[\uD800-\uDFFF]/u);
      }),
    );
  });

  it('replaces the whole stretch that differs where two texts have too little in common', () => {
    const before = { text: `始${'甲'.repeat(2_000)}终` };
    const after = { text: `始${'乙'.repeat(2_000)}终` };
    expect(textEdits(before, after)).toEqual([{ at: 1, remove: 2_000, insert: '乙'.repeat(2_000), references: [] }]);
  });
});

/** By the textbook, for comparison. */
function longestCommon(one: Pick<Line, 'text' | 'references'>, other: Pick<Line, 'text' | 'references'>): number {
  const keys = ({ text, references = [] }: Pick<Line, 'text' | 'references'>): string[] => {
    let place = 0;
    return Array.from(text, (character) =>
      character === REFERENCE_PLACEHOLDER
        ? JSON.stringify(Object.entries(references[place++] ?? {}).sort())
        : character,
    );
  };
  const [a, b] = [keys(one), keys(other)];
  let row: number[] = Array.from({ length: b.length + 1 }, () => 0);
  for (const key of a) {
    const next = [0];
    b.forEach((with_, place) =>
      next.push(key === with_ ? (row[place] ?? 0) + 1 : Math.max(row[place + 1] ?? 0, next[place] ?? 0)),
    );
    row = next;
  }
  return row.at(-1) ?? 0;
}
