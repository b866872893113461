import { fillWithLines, linesOf } from '@colex/collab';
import type { Line, LineKind } from '@colex/lawtext';
import { EditorState, TextSelection } from 'prosemirror-state';
import type { Command } from 'prosemirror-state';
import * as Y from 'yjs';

import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { documentOf, linesOfDocument } from './line-node.js';
import { lineAttrs } from './schema.js';
import { insertLine, joinArticle, mayInsert, moveBy, moveLineBefore, placesToMove, splitArticle } from './structure.js';

/** The letters of the kinds in drawings: `章A 条a 款b`; a star marks the line of the caret. */
const KINDS: Readonly<Record<string, LineKind>> = {
  题: 'title',
  序: 'preamble',
  编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
  附: 'annex',
  平: 'plain',
};

function linesDrawn(drawing: string): Line[] {
  return drawing
    .replace('*', '')
    .split(' ')
    .map((word): Line => {
      const kind = KINDS[word[0] ?? ''];
      if (kind === undefined) throw new Error(`No kind is drawn ${word}.`);
      return { id: word.slice(1), kind, text: word.slice(1) };
    });
}

function stateOf(drawing: string): EditorState {
  const doc = documentOf(linesDrawn(drawing));
  const place = drawing.split(' ').findIndex((word) => word.includes('*'));
  let position = 1;
  for (let index = 0; index < place; index += 1) position += doc.child(index).nodeSize;
  return EditorState.create({ doc, selection: TextSelection.create(doc, position) });
}

const drawn = (state: EditorState): string =>
  linesOfDocument(state.doc)
    .map(({ kind, id }, place) => {
      const letter = Object.keys(KINDS).find((each) => KINDS[each] === kind) ?? '?';
      return `${letter}${id}${state.selection.$head.index(0) === place ? '*' : ''}`;
    })
    .join(' ');

function after(drawing: string, command: Command): string {
  let state = stateOf(drawing);
  return command(state, (tr) => (state = state.apply(tr))) ? drawn(state) : 'not done';
}

describe('moving by the keyboard', () => {
  it.each<[string, string, 'up' | 'down', string]>([
    ['an article with its 款 and 项 past the one before', '条a 款b 条c* 项d 条e', 'up', '条c* 项d 条a 款b 条e'],
    ['an article past the one behind', '条a* 项b 条c 款d', 'down', '条c 款d 条a* 项b'],
    ['from a 项 the whole article', '条a 条b 项c*', 'up', '条b 项c* 条a'],
    ['the first article of a chapter to the end of the chapter before', '章A 条a 章B 条b*', 'up', '章A 条a 条b* 章B'],
    [
      'the last article of a chapter to the beginning of the next, behind all its headings',
      '章A 条a* 章B 节C 条b',
      'down',
      '章A 章B 节C 条a* 条b',
    ],
    ['not the first article before the first chapter', '题t 章A 条a*', 'up', 'not done'],
    ['not before the title', '题t 条a*', 'up', 'not done'],
    ['not behind the last article', '条a*', 'down', 'not done'],
    ['a chapter with all that is in it', '章A 节S 条a 章B* 条b', 'up', '章B* 条b 章A 节S 条a'],
    ['a chapter into the 编 behind', '编P 章A* 条a 编Q 章B 条b', 'down', '编P 编Q 章A* 条a 章B 条b'],
    ['a section into the chapter before', '章A 节a 条x 章B 节b* 条y', 'up', '章A 节a 条x 节b* 条y 章B'],
    ['not a section in front of the first chapter', '章A 节a* 条x', 'up', 'not done'],
    ['not a chapter behind an annex', '章A* 条a 附N 平p', 'down', 'not done'],
    ['an annex past another', '条a 附M 平p 附N* 平q', 'up', '条a 附N* 平q 附M 平p'],
  ])('takes %s', (_name, before, direction, outcome) => {
    expect(after(before, moveBy(direction))).toBe(outcome);
  });

  it.each<[string, string, 'up' | 'down', string]>([
    ['a 项 with its 目', '条a 项b 项c* 目d', 'up', '条a 项c* 目d 项b'],
    ['a 款 with its 项', '条a 款b* 项c 款d', 'down', '条a 款d 款b* 项c'],
    ['not a 款 above the words of its article', '条a 款b*', 'up', 'not done'],
    ['not a 项 out of its list', '条a 项b* 款c', 'down', 'not done'],
  ])('line by line: %s', (_name, before, direction, outcome) => {
    expect(after(before, moveBy(direction, 'line'))).toBe(outcome);
  });
});

describe('moving to a place', () => {
  it('offers an article every place between articles and none inside one, nor between a chapter and its section', () => {
    const state = stateOf('题t 章A 节S 条a 款b 条c* 章B 条d 附N');
    expect(placesToMove(state, 'c')).toEqual(['a', 'd', 'N']);
    expect(placesToMove(stateOf('条a* 条b 附N 条x'), 'a')).toEqual(['N', 'x', null]);
    expect(after('题t 章A 条a 款b 条c* 章B 条d', moveLineBefore('c', 'b'))).toBe('not done');
    expect(after('题t 章A 条a 款b 条c* 章B 条d', moveLineBefore('c', null))).toBe('题t 章A 条a 款b 章B 条d 条c*');
  });

  it('offers a chapter only places before chapters, parts and the end', () => {
    expect(placesToMove(stateOf('章A* 条a 章B 条b 条c'), 'A')).toEqual([null]);
    expect(placesToMove(stateOf('编P 章A* 条a 编Q 章B 条b'), 'A')).toEqual(['B', null]);
  });

  it('keeps the ids of the lines in the shared text, so that references to them stay', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, linesDrawn('条a 款b 条c'));
    const editor = new HeadlessEditor(doc, { newId: () => 'fresh', scheduler: new ManualScheduler() });
    expect(moveLineBefore('c', 'a')(editor.state, editor.binding.dispatch)).toBe(true);
    expect(linesOf(doc).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(editor.binding.undo()).toBe(true);
    expect(linesOf(doc).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('splitting and joining articles', () => {
  it.each<[string, Command, string, string]>([
    ['the 款 of the caret begins an article, its 项 go with it', splitArticle, '条a 款b 项c* 款d', '条a 条b 项c* 款d'],
    ['the first 款 cannot', splitArticle, '条a* 款b', 'not done'],
    ['an article becomes 款 of the one before', joinArticle, '条a 款b 条c 项d*', '条a 款b 款c 项d*'],
    ['not across a heading', joinArticle, '条a 章B 条c*', 'not done'],
  ])('%s', (_name, command, before, outcome) => {
    expect(after(before, command)).toBe(outcome);
  });
});

describe('inserting', () => {
  const insert = (kind: LineKind, side: 'before' | 'after') => insertLine(() => 'n', kind, side);
  it.each<[string, LineKind, 'before' | 'after', string, string]>([
    ['an article behind the whole article', 'article', 'after', '条a 项b* 条c', '条a 项b 条n* 条c'],
    ['an article before the article', 'article', 'before', '条a 项b* 条c', '条n* 条a 项b 条c'],
    ['a 款 behind the 款 with its 项', 'paragraph', 'after', '条a 款b 项c* 条d', '条a 款b 项c 款n* 条d'],
    ['a 项 behind the line', 'item', 'after', '条a* 项b', '条a 项n* 项b'],
    ['a 目 behind a 项', 'subitem', 'after', '条a 项b*', '条a 项b 目n*'],
    ['no 目 behind an article', 'subitem', 'after', '条a*', 'not done'],
    [
      'a chapter behind an article, which divides the chapter there',
      'chapter',
      'after',
      '章A 条a* 条b',
      '章A 条a 章n* 条b',
    ],
    ['a section where there is a chapter', 'section', 'before', '章A 条a* 条b', '章A 节n* 条a 条b'],
    ['no section where there is none', 'section', 'before', '条a*', 'not done'],
    ['an annex at the end of the text', 'annex', 'after', '章A 条a* 条b', '章A 条a 条b 附n*'],
    ['no article before the title', 'article', 'before', '题t* 条a', 'not done'],
  ])('puts %s', (_name, kind, side, before, outcome) => {
    expect(after(before, insert(kind, side))).toBe(outcome);
    expect(mayInsert(stateOf(before), kind, side)).toBe(outcome !== 'not done');
  });

  it('gives the line an id of its own', () => {
    let state = stateOf('条a*');
    insert('article', 'after')(state, (tr) => (state = state.apply(tr)));
    expect(lineAttrs(state.doc.child(1)).id).toBe('n');
  });
});
