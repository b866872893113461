import { bodyOf, fillWithLines, linesOf } from '@colex/collab';
import { TextSelection } from 'prosemirror-state';
import * as Y from 'yjs';

import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { linesOfDocument } from './line-node.js';

/** 徐州 composes in the second line while 商丘 edits the same draft. */
function aComposition() {
  const doc = new Y.Doc();
  fillWithLines(doc, [
    { id: 'a', kind: 'title', text: '条例' },
    { id: 'b', kind: 'article', text: '加强保护' },
  ]);
  const scheduler = new ManualScheduler();
  const editor = new HeadlessEditor(doc, { newId: () => 'fresh', scheduler });
  const shared: string[] = [];
  doc.on('update', () => shared.push(texts(doc)));
  const colleague = new Y.Doc();
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc));
  colleague.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, 'network'));
  const caret = 4 + 1 + 2;
  editor.binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, caret)));
  return { doc, scheduler, editor, shared, remote: bodyOf(colleague), caret };
}

const texts = (doc: Y.Doc): string =>
  linesOf(doc)
    .map((line) => line.text)
    .join('|');
const shown = (editor: HeadlessEditor): string =>
  linesOfDocument(editor.state.doc)
    .map((line) => line.text)
    .join('|');

function compose(editor: HeadlessEditor, at: number, from: string, to: string): void {
  if (!editor.composing) {
    editor.composing = true;
    editor.binding.compositionStarted();
  }
  editor.binding.dispatch(editor.state.tr.insertText(to, at, at + from.length));
}

function endComposition({ editor, scheduler }: { editor: HeadlessEditor; scheduler: ManualScheduler }): void {
  editor.composing = false;
  editor.binding.compositionEnded();
  scheduler.advance(60);
}

describe('while an input method composes', () => {
  it('nothing of the pinyin is shared, and the word is shared once when it is done', () => {
    const scene = aComposition();
    const { editor, shared, caret } = scene;
    compose(editor, caret, '', 'h');
    compose(editor, caret, 'h', 'ho');
    compose(editor, caret, 'ho', 'hong');
    expect(shared).toEqual([]);
    compose(editor, caret, 'hong', '红色');
    endComposition(scene);
    expect(shared).toEqual(['条例|加强红色保护']);
  });

  it.each<[string, (remote: Y.Text) => void, string]>([
    ['before the caret in the same line', (remote) => remote.insert(4, '同事'), '条例|同事加强红保护'],
    ['behind the caret in the same line', (remote) => remote.insert(8, '同事'), '条例|加强红保护同事'],
    ['at the caret', (remote) => remote.insert(6, '同事'), '条例|加强红同事保护'],
    ['in another line', (remote) => remote.insert(1, '同事'), '同事条例|加强红保护'],
    ['taking away what stands behind the caret', (remote) => remote.delete(6, 2), '条例|加强红'],
    ['taking away all of the line around the caret', (remote) => remote.delete(4, 4), '条例|红'],
    ['joining the line to the one before', (remote) => remote.delete(3, 1), '条例加强红保护'],
    ['taking away the whole line', (remote) => remote.delete(3, 5), '条例红'],
    [
      'opening a line at the caret',
      (remote) =>
        remote.insertEmbed(
          6,
          new Y.Map([
            ['id', 'n'],
            ['kind', 'item'],
          ]),
        ),
      '条例|加强红|保护',
    ],
  ])('a colleague writing %s is held back and then shown, and no word is lost', (_name, edit, outcome) => {
    const scene = aComposition();
    const { editor, doc, remote, caret } = scene;
    compose(editor, caret, '', 'h');
    edit(remote);
    expect(shown(editor)).toBe('条例|加强h保护');
    expect(editor.binding.waiting).toBe(true);
    compose(editor, caret, 'h', '红');
    expect(shown(editor)).toBe('条例|加强红保护');
    endComposition(scene);
    expect(editor.binding.waiting).toBe(false);
    expect(shown(editor)).toBe(outcome);
    expect(texts(doc)).toBe(outcome);
  });

  it('the caret stays behind the composed word', () => {
    const scene = aComposition();
    const { editor, remote, caret } = scene;
    compose(editor, caret, '', '红');
    remote.insert(4, '同事');
    endComposition(scene);
    expect(editor.state.selection.head).toBe(caret + '同事红'.length);
  });

  it('a composition that never ends holds changes back for ten seconds and no longer', () => {
    const { editor, doc, remote, caret, scheduler } = aComposition();
    const told: boolean[] = [];
    editor.binding.onWaiting(() => told.push(editor.binding.waiting));
    compose(editor, caret, '', 'h');
    remote.insert(1, '同事');
    scheduler.advance(9_999);
    expect(shown(editor)).toBe('条例|加强h保护');
    scheduler.advance(1);
    expect(shown(editor)).toBe('同事条例|加强h保护');
    expect(texts(doc)).toBe('同事条例|加强h保护');
    expect(told).toEqual([true, false]);
  });

  it('a word begun before the last one rested goes on being held', () => {
    const scene = aComposition();
    const { editor, shared, caret, scheduler } = scene;
    compose(editor, caret, '', '红');
    editor.composing = false;
    editor.binding.compositionEnded();
    scheduler.advance(30);
    compose(editor, caret + 1, '', 's');
    scheduler.advance(60);
    expect(shared).toEqual([]);
    compose(editor, caret + 1, 's', '色');
    endComposition(scene);
    expect(shared).toEqual(['条例|加强红色保护']);
  });

  it('what is held back is shared when the editor closes', () => {
    const { editor, doc, caret } = aComposition();
    compose(editor, caret, '', '红');
    editor.binding.destroy();
    expect(texts(doc)).toBe('条例|加强红保护');
  });
});

describe('when remote changes rain', () => {
  it('the first is shown at once and the others together, at most every 50 milliseconds', () => {
    const { editor, remote, scheduler } = aComposition();
    scheduler.advance(100);
    let updates = 0;
    const updateState = editor.updateState.bind(editor);
    editor.updateState = (state) => {
      updates += 1;
      updateState(state);
    };
    for (const letter of '一二三四五') remote.insert(1, letter);
    expect([updates, shown(editor)]).toEqual([1, '一条例|加强保护']);
    scheduler.advance(49);
    expect(updates).toBe(1);
    scheduler.advance(1);
    expect([updates, shown(editor)]).toEqual([2, '五四三二一条例|加强保护']);
  });

  it('own typing in between is shared at once and at its place', () => {
    const { editor, doc, remote, caret, scheduler } = aComposition();
    scheduler.advance(100);
    remote.insert(1, '一');
    remote.insert(1, '二');
    editor.binding.dispatch(editor.state.tr.insertText('红', caret + 1));
    expect(texts(doc)).toBe('二一条例|加强红保护');
    scheduler.advance(50);
    expect(shown(editor)).toBe('二一条例|加强红保护');
  });
});
