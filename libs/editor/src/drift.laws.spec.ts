import type { SequenceStep } from '@colex/collab';
import fc from 'fast-check';

import { lengthOf } from './content.js';
import type { Content } from './content.js';
import { Drift } from './drift.js';
import type { SequenceWriter } from './drift.js';

/** Sequences of single characters; a capital letter stands for a marker. */
const contentsOf = (text: string): Content[] =>
  text
    .split('')
    .map((each) =>
      /[A-Z]/.test(each)
        ? { type: 'marker', line: { id: each, kind: 'item', number: null } }
        : { type: 'text', text: each },
    );

const textOf = (contents: readonly Content[]): string =>
  contents
    .map((content) => (content.type === 'marker' ? content.line.id : content.type === 'text' ? content.text : '?'))
    .join('');

const spliced = (text: string, index: number, deleted: number, inserted: string): string =>
  text.slice(0, index) + inserted + text.slice(index + deleted);

function writerOf(read: () => string, write: (text: string) => void): SequenceWriter {
  return {
    remove: (index, length) => write(spliced(read(), index, length, '')),
    insert: (index, contents) => write(spliced(read(), index, 0, textOf(contents))),
  };
}

const change = fc.record({
  side: fc.constantFrom('local', 'remote', 'settleShared', 'settleEditor'),
  at: fc.nat({ max: 1000 }),
  deleted: fc.nat({ max: 3 }),
  inserted: fc.stringMatching(/^[a-dX-Z]{0,3}$/),
});

const START = '0123456789';

function play(changes: readonly { side: string; at: number; deleted: number; inserted: string }[]) {
  const drift = new Drift();
  let editor = START;
  let shared = START;
  const toShared = writerOf(
    () => shared,
    (text) => (shared = text),
  );
  const toEditor = writerOf(
    () => editor,
    (text) => (editor = text),
  );
  for (const { side, at, deleted, inserted } of changes) {
    const length = side === 'local' ? editor.length : shared.length;
    const index = at % (length + 1);
    const gone = Math.min(deleted, length - index);
    if (side === 'local') {
      editor = spliced(editor, index, gone, inserted);
      drift.editLocally(index, gone, contentsOf(inserted));
    } else if (side === 'remote') {
      shared = spliced(shared, index, gone, inserted);
      const steps: SequenceStep[] = [{ type: 'keep', length: index }];
      if (gone > 0) steps.push({ type: 'delete', length: gone });
      for (const content of contentsOf(inserted)) {
        // Only the length of what arrives matters to the drift; the content is given by the second argument.
        const text = textOf([content]);
        steps.push({ type: 'insert', content: { type: 'text', length: lengthOf(content) as 1, text } });
      }
      drift.editRemotely(steps, (step) => contentsOf(step.content.type === 'text' ? step.content.text : '')[0]!);
    } else if (side === 'settleShared') drift.settleShared(toShared);
    else drift.settleEditor(toEditor);
  }
  drift.settleShared(toShared);
  drift.settleEditor(toEditor);
  return { editor, shared, drift };
}

describe('Drift', () => {
  it('makes both sequences the same when both are settled, whatever happened on either side and in between', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const { editor, shared, drift } = play(changes);
        expect(editor).toBe(shared);
        expect(drift.hasTyped || drift.hasArrived).toBe(false);
        expect(drift.toShared(editor.length)).toBe(shared.length);
      }),
      { numRuns: 1_500 },
    );
  });

  it('loses nothing that either side typed and nobody deleted', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const insertions = changes.map((each) => ({ ...each, deleted: 0 }));
        const typed = insertions
          .filter(({ side }) => side === 'local' || side === 'remote')
          .map(({ inserted }) => inserted);
        const sorted = (text: string): string => text.split('').toSorted().join('');
        expect(sorted(play(insertions).shared)).toBe(sorted(START + typed.join('')));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps text that was added to the end of a line in that line when a new line is opened behind it', () => {
    const local = { side: 'local', at: 5, deleted: 0 };
    const remote = { side: 'remote', at: 5, deleted: 0 };
    expect(
      play([
        { ...local, inserted: 'X' },
        { ...remote, inserted: 'a' },
      ]).shared,
    ).toBe('01234aX56789');
    expect(
      play([
        { ...remote, inserted: 'a' },
        { ...local, inserted: 'X' },
      ]).shared,
    ).toBe('01234aX56789');
    expect(
      play([
        { ...remote, inserted: 'X' },
        { ...local, inserted: 'a' },
      ]).shared,
    ).toBe('01234aX56789');
  });
});
