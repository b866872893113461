import { readText } from '@colex/lawtext';
import { EditorState, TextSelection } from 'prosemirror-state';

import { documentOf, linesOfDocument } from './line-node.js';
import { numbersPlugin } from './numbers.js';
import {
  citationAtCaret,
  citedText,
  insertReferenceTo,
  linkAllCitations,
  linkCitation,
  printedReferences,
  referenceTargets,
  unlinkAt,
  unlinkedCitations,
} from './references.js';
import { moveLineBy } from './structure.js';

const LAW = `某市红色资源保护条例
第一章 总则
第一条 为了加强保护，制定本条例。
第二条 本条例所称红色资源包括：
（一）战斗遗址；
（二）烈士陵园。
县级以上人民政府应当加强保护。
第三条 违反本条例第二条第二款的，依照前条处理。`;

/** An editor state of the statute with words put at the end of its last line and the caret behind them. */
function typed(words: string): EditorState {
  let made = 0;
  const { lines } = readText(LAW, { newId: () => `l${(made += 1)}` });
  const doc = documentOf(lines);
  let state = EditorState.create({ doc, plugins: [numbersPlugin()] });
  state = state.apply(state.tr.setSelection(TextSelection.atEnd(doc)));
  return state.apply(state.tr.insertText(words));
}

const labels = (state: EditorState): string[] => [...printedReferences(state).values()].map(({ label }) => label);
const lastLine = (state: EditorState): string => linesOfDocument(state.doc).at(-1)?.text ?? '';

describe('writing a citation out', () => {
  it.each([
    ['本条例第二条', '第二条'],
    ['依照第二条第一款第二项', '第二条第一款第二项'],
    ['第一章', '第一章'],
    ['前条', '前条'],
    ['第一条至第二条', '第一条至第二条'],
  ])('%s offers to link it', (words, label) => {
    const offer = citationAtCaret(typed(words));
    expect(offer?.reference.label).toBe(label);
  });

  it.each(['本条例第九条', '《民法典》第二条', '第三条', '一条', '第二条的规定'])('%s offers nothing', (words) => {
    expect(citationAtCaret(typed(words))).toBeUndefined();
  });

  it('is linked when accepted, and prints the right number after its target moved', () => {
    let state = typed('依照本条例第一条');
    const offer = citationAtCaret(state);
    if (offer === undefined) throw new Error('Nothing was offered.');
    linkCitation(offer)(state, (tr) => (state = state.apply(tr)));
    expect(lastLine(state).endsWith('依照本条例\uFFFC')).toBe(true);
    expect(labels(state)).toEqual(['第一条']);
    moveLineBy(offer.reference.target, 'down')(state, (tr) => (state = state.apply(tr)));
    expect(labels(state)).toEqual(['第二条']);
  });

  it('is not linked when the words changed meanwhile', () => {
    let state = typed('依照本条例第一条');
    const offer = citationAtCaret(state);
    state = state.apply(state.tr.insertText('甲', 1, 1));
    expect(linkCitation(offer!)(state)).toBe(false);
  });

  it('may be done for the whole text at once, and undone one by one', () => {
    let state = typed('');
    expect(unlinkedCitations(state)).toBe(2);
    linkAllCitations(state, (tr) => (state = state.apply(tr)));
    expect(labels(state)).toEqual(['第二条第二款', '前条']);
    expect(linkAllCitations(state)).toBe(false);
    let first = -1;
    state.doc.descendants((node, position) => {
      if (first < 0 && node.type.name === 'reference') first = position;
    });
    unlinkAt(first)(state, (tr) => (state = state.apply(tr)));
    expect(lastLine(state)).toBe('违反本条例第二条第二款的，依照\uFFFC处理。');
  });
});

describe('a reference whose target was deleted', () => {
  it('is broken and shows what it printed', () => {
    let state = typed('');
    linkAllCitations(state, (tr) => (state = state.apply(tr)));
    let line = { from: 0, to: 0 };
    state.doc.forEach((node, position) => {
      if (node.textContent.startsWith('县级')) line = { from: position, to: position + node.nodeSize };
    });
    state = state.apply(state.tr.delete(line.from, line.to));
    expect([...printedReferences(state).values()].map(({ label, broken }) => ({ label, broken }))).toEqual([
      { label: '第二条第二款', broken: true },
      { label: '前条', broken: false },
    ]);
  });
});

describe('the picker', () => {
  const found = (query: string): string[] => referenceTargets(typed(''), query).map(({ label }) => label);

  it.each([
    ['2', '第二条'],
    ['第二条', '第二条'],
    ['二', '第二条'],
    ['2.2', '第二条第二款'],
    ['2.1.2', '第二条第一款第二项'],
    ['2条2款', '第二条第二款'],
    ['烈士', '第二条第一款第二项'],
    ['第1章', '第一章'],
  ])('finds by %s first %s', (query, label) => {
    expect(found(query)[0]).toBe(label);
  });

  it('shows everything from the top when nothing is asked, and nothing when nothing answers', () => {
    expect(found('')).toEqual([
      '第一章',
      '第一条',
      '第二条',
      '第二条第一款第一项',
      '第二条第一款第二项',
      '第二条第二款',
      '第三条',
    ]);
    expect(found('不存在')).toEqual([]);
  });

  it('writes the name of the statute before the number once', () => {
    for (const words of ['依照', '依照本条例']) {
      let state = typed(words);
      const [target] = referenceTargets(state, '2');
      insertReferenceTo(target?.id ?? '')(state, (tr) => (state = state.apply(tr)));
      expect(lastLine(state).endsWith('依照本条例\uFFFC')).toBe(true);
      expect(labels(state)).toEqual(['第二条']);
    }
  });
});

describe('the cited text', () => {
  it('is the whole provision with its numbers and where it stands', () => {
    const state = typed('');
    const [article] = referenceTargets(state, '2');
    expect(citedText(state, { target: article?.id ?? '' })).toEqual({
      label: '第二条',
      path: ['第一章 总则'],
      isCut: false,
      lines: [
        { kind: 'article', number: '第二条', text: '本条例所称红色资源包括：' },
        { kind: 'item', number: '（一）', text: '战斗遗址；' },
        { kind: 'item', number: '（二）', text: '烈士陵园。' },
        { kind: 'paragraph', number: '', text: '县级以上人民政府应当加强保护。' },
      ],
    });
    expect(citedText(state, { target: article?.id ?? '' }, 2)?.isCut).toBe(true);
    expect(citedText(state, { target: 'gone' })).toBeUndefined();
  });
});
