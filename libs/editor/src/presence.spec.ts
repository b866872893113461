import { bodyOf, fillWithLines } from '@colex/collab';
import { TextSelection } from 'prosemirror-state';
import * as Y from 'yjs';

import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { ownCursor, presenceOf, presencePlugin, tellPresence } from './presence.js';

function twoPeople() {
  const mine = new Y.Doc();
  fillWithLines(mine, [{ id: 'a', kind: 'plain', text: '加强保护' }]);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  const options = { newId: () => 'n', scheduler: new ManualScheduler(), batchInterval: 0 };
  const [me, them] = [mine, theirs].map((doc) => new HeadlessEditor(doc, options, [presencePlugin()]));
  if (me === undefined || them === undefined) throw new Error('Two people are needed.');
  const source = () => ({ client: 7, user: '商丘', cursor: ownCursor(them.binding) });
  const tell = (): void => me.binding.dispatch(tellPresence(me.binding, me.state, [source()]));
  return { me, them, tell };
}

const select = (editor: HeadlessEditor, from: number, to: number): void =>
  editor.binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));

describe('where others are', () => {
  it('is told by anchors and shown as positions', () => {
    const { me, them, tell } = twoPeople();
    select(them, 2, 4);
    tell();
    expect(presenceOf(me.state)).toEqual([{ client: 7, user: '商丘', anchor: 2, head: 4 }]);
  });

  it('is right although this editor has typed what the other has not seen', () => {
    const { me, them, tell } = twoPeople();
    select(them, 2, 4);
    me.binding.dispatch(me.state.tr.insertText('大大', 1));
    tell();
    expect(presenceOf(me.state)).toMatchObject([{ anchor: 4, head: 6 }]);
  });

  it('moves with every change until it is told again', () => {
    const { me, them, tell } = twoPeople();
    select(them, 3, 3);
    tell();
    me.binding.dispatch(me.state.tr.insertText('大', 1));
    expect(presenceOf(me.state)).toMatchObject([{ anchor: 4, head: 4 }]);
    bodyOf(me.doc).delete(1, 2);
    expect(presenceOf(me.state)).toMatchObject([{ anchor: 2, head: 2 }]);
  });

  it('is left out while it is in text that has not come yet', () => {
    const { me, them, tell } = twoPeople();
    them.binding.dispatch(them.state.tr.insertText('未到', 3));
    select(them, 4, 4);
    tell();
    expect(presenceOf(me.state)).toEqual([]);
  });

  it('cannot be asked of a state without it', () => {
    const editor = new HeadlessEditor(new Y.Doc(), { newId: () => 'n' });
    expect(() => presenceOf(editor.state)).toThrow('no presence plugin');
  });
});
