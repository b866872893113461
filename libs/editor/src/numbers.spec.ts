import { numberLines } from '@colex/lawtext';
import type { Line } from '@colex/lawtext';
import { EditorState } from 'prosemirror-state';

import { documentOf, linesOfDocument } from './line-node.js';
import { numbersOf, numbersPlugin } from './numbers.js';
import { schema } from './schema.js';

const LINES: readonly Line[] = [
  { id: 'a', kind: 'chapter', text: '总则' },
  { id: 'b', kind: 'article', text: '甲' },
  { id: 'c', kind: 'item', text: '乙' },
  { id: 'd', kind: 'article', text: '丙' },
];

const aState = (): EditorState => EditorState.create({ doc: documentOf(LINES), plugins: [numbersPlugin()] });

const labels = (state: EditorState): readonly string[] => numbersOf(state).numbering.labels;

describe('the numbers beside the document', () => {
  it('are those of its lines, and all are new in the beginning', () => {
    const state = aState();
    expect(labels(state)).toEqual(['第一章', '第一条', '（一）', '第二条']);
    expect([...numbersOf(state).changed].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are the same object when only text changed', () => {
    const state = aState();
    const typed = state.apply(state.tr.insertText('新', 5));
    expect(numbersOf(typed)).toBe(numbersOf(state));
    expect(numbersOf(typed.apply(typed.tr.setMeta('x', 1)))).toBe(numbersOf(state));
  });

  it('name the lines whose number changed, and no others', () => {
    const state = aState();
    const line = schema.node('line', { id: 'n', kind: 'article', number: null });
    const inserted = state.apply(state.tr.insert(4, line));
    expect(labels(inserted)).toEqual(['第一章', '第一条', '第二条', '（一）', '第三条']);
    expect([...numbersOf(inserted).changed].toSorted()).toEqual(['b', 'd', 'n']);
    expect(numbersOf(inserted).numbering).toEqual(numberLines(linesOfDocument(inserted.doc)));
  });

  it('follow a change of kind and a quoted number', () => {
    const state = aState();
    const retyped = state.apply(state.tr.setNodeAttribute(4, 'kind', 'plain'));
    expect(labels(retyped)[3]).toBe('第一条');
    const quoted = state.apply(state.tr.setNodeAttribute(4, 'number', '第七条之一'));
    expect(labels(quoted)).toEqual(['第一章', '第七条之一', '（一）', '第八条']);
  });

  it('cannot be asked of a state without them', () => {
    expect(() => numbersOf(EditorState.create({ doc: documentOf(LINES) }))).toThrow('no numbers plugin');
  });
});
