import { linesOf } from '@colex/collab';
import { LINE_KINDS } from '@colex/lawtext';
import fc from 'fast-check';
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { Transaction } from 'prosemirror-state';
import * as Y from 'yjs';

import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { linesOfDocument } from './line-node.js';
import { schema } from './schema.js';

const TEXTS = ['条', '协同立法', '𠮷', 'a', '，', '\u202E坏\n', '\uD842'];

const action = fc.record({
  who: fc.nat({ max: 4 }),
  type: fc.constantFrom(
    'type',
    'type',
    'type',
    'delete',
    'split',
    'join',
    'retype',
    'lines',
    'copy',
    'move',
    'reference',
    'undo',
    'redo',
    'number',
    'select',
    'compose',
    'sync',
    'sync',
    'time',
  ),
  at: fc.nat({ max: 10_000 }),
  to: fc.nat({ max: 10_000 }),
  text: fc.constantFrom(...TEXTS),
  kind: fc.constantFrom(...LINE_KINDS),
});

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const inText = (tr: Transaction, at: number): number => {
  const near = TextSelection.near(tr.doc.resolve(at % (tr.doc.content.size + 1)));
  return near.from;
};

const linePlaces = (tr: Transaction): number[] => {
  const places: number[] = [];
  tr.doc.forEach((_line, position) => places.push(position));
  return places;
};

let made = 0;
const newId = (): string => `n${(made += 1)}`;

/** Does what a person or a plugin might do to a document, in steps of every kind. */
function edit(tr: Transaction, { type, at, to, text, kind }: Action): Transaction {
  const [one, other] = [inText(tr, at), inText(tr, to)];
  const [from, until] = [Math.min(one, other), Math.max(one, other)];
  const places = linePlaces(tr);
  const place = places[at % places.length] ?? 0;
  const goal = [...places, tr.doc.content.size][to % (places.length + 1)] ?? 0;
  switch (type) {
    case 'type':
      return tr.insertText(text, from);
    case 'delete':
      return tr.delete(from, Math.min(until, from + (to % 12)));
    case 'split':
      return tr.split(from, 1, [{ type: schema.nodes.line, attrs: { id: newId(), kind, number: null } }]);
    case 'join':
      return place === 0 ? tr : tr.join(place);
    case 'retype':
      return at % 2 === 0
        ? tr.setNodeAttribute(place, 'kind', kind)
        : tr.setNodeMarkup(place, null, { ...tr.doc.nodeAt(place)?.attrs, kind });
    case 'number':
      return tr.setNodeAttribute(place, 'number', to % 2 === 0 ? null : '第一条之一');
    case 'reference':
      return tr.insert(from, schema.node('reference', { target: 'x', label: text.slice(0, 1) }));
    case 'lines': {
      const line = schema.node('line', { id: newId(), kind, number: null }, schema.text('新行'));
      return at % 2 === 0
        ? tr.insert(goal, line)
        : tr.replaceRange(from, until, new Slice(Fragment.from([line, line]), 1, 1));
    }
    case 'copy': {
      const node = tr.doc.nodeAt(place);
      return node === null ? tr : tr.insert(goal, node);
    }
    case 'move': {
      const node = tr.doc.nodeAt(place);
      if (node === null || places.length < 2 || (goal > place && goal <= place + node.nodeSize)) return tr;
      return tr.delete(place, place + node.nodeSize).insert(tr.mapping.map(goal), node);
    }
    case 'select':
      return tr.setSelection(TextSelection.create(tr.doc, from, until));
    default:
      return tr;
  }
}

function peers(count: number) {
  return Array.from({ length: count }, (_, place) => {
    const doc = new Y.Doc();
    doc.clientID = place + 1;
    const scheduler = new ManualScheduler();
    return { editor: new HeadlessEditor(doc, { newId, scheduler }), scheduler };
  });
}

const exchange = (from: Y.Doc, to: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');

function expectShown(editor: HeadlessEditor): void {
  editor.state.doc.check();
  expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(editor.doc));
}

describe('the binding', () => {
  it('keeps every editor equal to the shared lines, and all replicas converge, whatever up to five people do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(action, { maxLength: 60 }), (count, actions) => {
        const people = peers(count);
        for (const each of actions) {
          const person = people[each.who % count]!;
          const { editor, scheduler } = person;
          if (each.type === 'sync') exchange(people[each.at % count]!.editor.doc, editor.doc);
          else if (each.type === 'time') scheduler.advance(each.at % 100);
          else if (each.type === 'undo') editor.binding.undo();
          else if (each.type === 'redo') editor.binding.redo();
          else if (each.type === 'compose') {
            editor.composing = !editor.composing;
            if (editor.composing) editor.binding.compositionStarted();
            else editor.binding.compositionEnded();
          } else editor.binding.dispatch(edit(editor.state.tr, each));
          if (!editor.composing) {
            editor.binding.settle();
            expectShown(editor);
          }
        }
        for (const { editor } of people) editor.composing = false;
        for (const { editor } of people) editor.binding.settle();
        for (const one of people) for (const other of people) exchange(one.editor.doc, other.editor.doc);
        for (const one of people) for (const other of people) exchange(one.editor.doc, other.editor.doc);
        for (const { editor } of people) {
          editor.binding.settle();
          expectShown(editor);
          expect(linesOfDocument(editor.state.doc)).toEqual(linesOfDocument(people[0]!.editor.state.doc));
          editor.binding.destroy();
        }
      }),
      { numRuns: 200 },
    );
  });
});
