import type { Line, LineKind } from '@colex/lawtext';
import { EditorState, TextSelection } from 'prosemirror-state';
import type { Command } from 'prosemirror-state';

import {
  backspaceAtStart,
  deleteAtEnd,
  deleteSelectedText,
  goInside,
  goOutside,
  lineCommands,
  setKind,
} from './commands.js';
import { documentOf, linesOfDocument } from './line-node.js';

/**
 * Draws a text as `kind: words` lines; `|` is the caret or one end of the selection. Ids are `l0`, `l1`, … in the drawing that a
 * test begins with, and `n1`, `n2`, … for lines a command makes.
 */
function stateOf(drawing: readonly string[]): EditorState {
  const ends: number[] = [];
  let position = 0;
  const lines = drawing.map((drawn, place): Line => {
    const [head = '', words = ''] = drawn.split(/: ?/);
    const [kind = '', number] = head.split('#');
    [...words.matchAll(/\|/g)].forEach((match, earlier) => ends.push(position + 1 + match.index - earlier));
    const text = words.replaceAll('|', '');
    position += text.length + 2;
    return { id: `l${place}`, kind: kind as LineKind, text, ...(number === undefined ? {} : { number }) };
  });
  const state = EditorState.create({ doc: documentOf(lines) });
  const [anchor = 1, head = anchor] = ends;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
}

/** Draws what a command made of it: each line with its id, the caret as `|`. */
function after(drawing: readonly string[], command: Command): string[] {
  let state = stateOf(drawing);
  const done = command(state, (transaction) => (state = state.apply(transaction)));
  if (!done) return ['not done'];
  let position = 0;
  return linesOfDocument(state.doc).map(({ id, kind, number, text }) => {
    const caret = state.selection.head - position - 1;
    position += text.length + 2;
    const shown = caret >= 0 && caret <= text.length ? `${text.slice(0, caret)}|${text.slice(caret)}` : text;
    return `${id} ${kind}${number === undefined ? '' : `#${number}`}: ${shown}`.trim();
  });
}

function commands() {
  let made = 0;
  return lineCommands(() => `n${(made += 1)}`);
}

describe('Enter', () => {
  it.each<[string, string[], string[]]>([
    ['ends a title and opens the note', ['title: 条例|'], ['l0 title: 条例', 'n1 note: |']],
    ['breaks a title into two lines of title', ['title: 保护|条例'], ['l0 title: 保护', 'n1 title: |条例']],
    ['after the note opens the first article', ['note: 通过|'], ['l0 note: 通过', 'n1 article: |']],
    ['makes an empty note an article', ['note: |'], ['l0 article: |']],
    ['opens a further paragraph of the preamble', ['preamble: 序|'], ['l0 preamble: 序', 'n1 preamble: |']],
    ['makes an empty paragraph of the preamble an article', ['preamble: |'], ['l0 article: |']],
    ['after a part opens an article', ['part: 总则|'], ['l0 part: 总则', 'n1 article: |']],
    ['after a subpart opens an article', ['subpart: 物权|'], ['l0 subpart: 物权', 'n1 article: |']],
    ['after a chapter opens an article', ['chapter: 总则|'], ['l0 chapter: 总则', 'n1 article: |']],
    ['after a section opens an article', ['section: 一般|'], ['l0 section: 一般', 'n1 article: |']],
    ['inside a heading makes the rest an article', ['chapter: 总则|为了'], ['l0 chapter: 总则', 'n1 article: |为了']],
    ['before a heading opens an article', ['chapter: |总则'], ['n1 article:', 'l0 chapter: |总则']],
    ['inside an article opens a further 款', ['article: 为了|加强'], ['l0 article: 为了', 'n1 paragraph: |加强']],
    ['at the end of an article opens a further 款', ['article: 为了|'], ['l0 article: 为了', 'n1 paragraph: |']],
    [
      'at the beginning of an article opens an article before it, and it stays itself',
      ['article: |为了'],
      ['n1 article:', 'l0 article: |为了'],
    ],
    ['in an empty article does nothing', ['article: |'], ['l0 article: |']],
    ['after a colon in an article opens the first 项', ['article: 情形：|'], ['l0 article: 情形：', 'n1 item: |']],
    ['at the end of a 款 opens a further 款', ['paragraph: 应当|'], ['l0 paragraph: 应当', 'n1 paragraph: |']],
    ['after a colon in a 款 opens the first 项', ['paragraph: 情形：|'], ['l0 paragraph: 情形：', 'n1 item: |']],
    ['before a 款 opens a 款', ['paragraph: |应当'], ['n1 paragraph:', 'l0 paragraph: |应当']],
    ['makes an empty 款 an article', ['article: 为了', 'paragraph: |'], ['l0 article: 为了', 'l1 article: |']],
    ['at the end of a 项 opens the next 项', ['item: 一；|'], ['l0 item: 一；', 'n1 item: |']],
    ['inside a 项 makes two', ['item: 一|二'], ['l0 item: 一', 'n1 item: |二']],
    ['after a colon in a 项 opens the first 目', ['item: 下列：|'], ['l0 item: 下列：', 'n1 subitem: |']],
    ['makes an empty 项 a 款', ['item: |'], ['l0 paragraph: |']],
    ['at the end of a 目 opens the next 目', ['subitem: 甲|'], ['l0 subitem: 甲', 'n1 subitem: |']],
    ['makes an empty 目 a 项', ['subitem: |'], ['l0 item: |']],
    ['after the heading of an annex opens a plain line', ['annex: 名录|'], ['l0 annex: 名录', 'n1 plain: |']],
    ['in a plain line opens another', ['plain: 甲|乙'], ['l0 plain: 甲', 'n1 plain: |乙']],
    [
      'leaves a quoted number with its line',
      ['article#第七条之一: 甲|乙'],
      ['l0 article#第七条之一: 甲', 'n1 paragraph: |乙'],
    ],
    ['deletes a selection first', ['article: 甲|乙', 'paragraph: 丙|丁'], ['l0 article: 甲', 'n1 paragraph: |丁']],
  ])('%s', (_name, before, outcome) => {
    expect(after(before, commands().enter)).toEqual(outcome);
  });
});

describe('Shift-Enter and Mod-Enter', () => {
  it.each<[string, string[], string[]]>([
    ['from a 项 back to a 款', ['item: 一；|'], ['l0 item: 一；', 'n1 paragraph: |']],
    ['a 款 even after a colon', ['article: 情形：|'], ['l0 article: 情形：', 'n1 paragraph: |']],
    ['a plain line outside articles', ['title: 条例|'], ['l0 title: 条例', 'n1 plain: |']],
  ])('Shift-Enter opens %s', (_name, before, outcome) => {
    expect(after(before, commands().newParagraph)).toEqual(outcome);
  });

  it.each<[string, string[], string[]]>([
    [
      'behind the whole article from the end of any of its lines',
      ['article: 甲|', 'item: 一', 'article: 乙'],
      ['l0 article: 甲', 'l1 item: 一', 'n1 article: |', 'l2 article: 乙'],
    ],
    [
      'of the rest of the line from inside it',
      ['article: 甲|乙', 'item: 一'],
      ['l0 article: 甲', 'n1 article: |乙', 'l1 item: 一'],
    ],
    ['before the line from its beginning', ['article: |甲'], ['n1 article: |', 'l0 article: 甲']],
    ['behind a heading', ['chapter: 总则|', 'article: 甲'], ['l0 chapter: 总则', 'n1 article: |', 'l1 article: 甲']],
  ])('Mod-Enter makes an article %s', (_name, before, outcome) => {
    expect(after(before, commands().newArticle)).toEqual(outcome);
  });
});

describe('Backspace at the beginning of a line', () => {
  it.each<[string, string[], string[]]>([
    ['takes a 目 out to a 项', ['item: 一', 'subitem: |甲'], ['l0 item: 一', 'l1 item: |甲']],
    ['takes a 项 out to a 款', ['article: 甲', 'item: |一'], ['l0 article: 甲', 'l1 paragraph: |一']],
    ['joins a 款 to the line before', ['article: 甲', 'paragraph: |乙'], ['l0 article: 甲|乙']],
    [
      'makes an article a 款 of the article before',
      ['article: 甲', 'article: |乙'],
      ['l0 article: 甲', 'l1 paragraph: |乙'],
    ],
    [
      'makes the first article of a chapter plain',
      ['chapter: 总则', 'article: |甲'],
      ['l0 chapter: 总则', 'l1 plain: |甲'],
    ],
    ['takes the number of a heading', ['article: 甲', 'chapter: |总则'], ['l0 article: 甲', 'l1 paragraph: |总则']],
    [
      'forgets a quoted number with the kind',
      ['article: 甲', 'article#第七条之一: |乙'],
      ['l0 article: 甲', 'l1 paragraph: |乙'],
    ],
    ['takes out an empty line before and keeps the line itself', ['article:', 'paragraph: |乙'], ['l1 paragraph: |乙']],
    ['does nothing at the beginning of the text', ['title: |条例'], ['l0 title: |条例']],
    ['is not meant inside a line', ['article: 甲|乙'], ['not done']],
    ['is not meant for a selection', ['article: |甲|'], ['not done']],
  ])('%s', (_name, before, outcome) => {
    expect(after(before, backspaceAtStart)).toEqual(outcome);
  });
});

describe('Delete', () => {
  it.each<[string, string[], string[]]>([
    ['joins the next line at the end of a line', ['article: 甲|', 'item: 一'], ['l0 article: 甲|一']],
    ['takes out an empty line and keeps the next itself', ['article: |', 'item: 一'], ['l1 item: |一']],
    ['does nothing at the end of the text', ['article: 甲|'], ['l0 article: 甲|']],
    ['is not meant inside a line', ['article: 甲|乙'], ['not done']],
  ])('%s', (_name, before, outcome) => {
    expect(after(before, deleteAtEnd)).toEqual(outcome);
  });

  it.each<[string, string[], string[]]>([
    ['from line to line joins them', ['article: 甲|乙', 'item: 一', 'paragraph: 丙|丁'], ['l0 article: 甲|丁']],
    [
      'of whole lines leaves the line behind them itself',
      ['article: |甲', 'item: 一', 'article: |丙'],
      ['l2 article: |丙'],
    ],
    ['needs a selection', ['article: |甲'], ['not done']],
  ])('of a selection %s', (_name, before, outcome) => {
    expect(after(before, deleteSelectedText)).toEqual(outcome);
  });
});

describe('Tab and Shift-Tab', () => {
  it.each<[string, string[], string[]]>([
    ['条 to 款', ['article: 甲', 'article: 乙|'], ['l0 article: 甲', 'l1 paragraph: 乙|']],
    ['款 to 项', ['article: 甲', 'paragraph: 乙|'], ['l0 article: 甲', 'l1 item: 乙|']],
    ['项 to 目', ['item: 甲', 'item: 乙|'], ['l0 item: 甲', 'l1 subitem: 乙|']],
    ['章 to 节', ['chapter: 总则|'], ['l0 section: 总则|']],
    ['not a 条 that has no 条 before it', ['chapter: 总则', 'article: 甲|'], ['not done']],
    ['not a 项 that has no 项 before it', ['article: 甲', 'item: 乙|'], ['not done']],
    ['not a 目', ['item: 甲', 'subitem: 乙|'], ['not done']],
    ['not a title', ['title: 甲|'], ['not done']],
    [
      'every line of the selection',
      ['article: 甲', 'article: |乙', 'article: 丙|'],
      ['l0 article: 甲', 'l1 paragraph: 乙', 'l2 paragraph: 丙|'],
    ],
  ])('Tab takes %s', (_name, before, outcome) => {
    expect(after(before, goInside)).toEqual(outcome);
  });

  it.each<[string, string[], string[]]>([
    ['目 to 项', ['subitem: 甲|'], ['l0 item: 甲|']],
    ['项 to 款', ['item: 甲|'], ['l0 paragraph: 甲|']],
    ['款 to 条', ['paragraph: 甲|'], ['l0 article: 甲|']],
    ['节 to 章', ['section: 甲|'], ['l0 chapter: 甲|']],
    ['not a 条', ['article: 甲|'], ['not done']],
  ])('Shift-Tab takes %s', (_name, before, outcome) => {
    expect(after(before, goOutside)).toEqual(outcome);
  });
});

describe('the menu', () => {
  it('makes every line of the selection a kind and forgets the number quoted for the old one', () => {
    expect(after(['article#第七条之一: |甲', 'item: 乙|'], setKind('plain'))).toEqual([
      'l0 plain: 甲',
      'l1 plain: 乙|',
    ]);
    expect(after(['plain: 甲|'], setKind('plain'))).toEqual(['not done']);
  });

  it('puts a heading before and behind the whole article', () => {
    const text = ['article: 甲', 'item: 一|', 'article: 乙'];
    expect(after(text, commands().headingBefore('chapter'))).toEqual([
      'n1 chapter: |',
      'l0 article: 甲',
      'l1 item: 一',
      'l2 article: 乙',
    ]);
    expect(after(text, commands().headingAfter('section'))).toEqual([
      'l0 article: 甲',
      'l1 item: 一',
      'n1 section: |',
      'l2 article: 乙',
    ]);
  });
});
