import { fillWithLines, linesOf } from '@colex/collab';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import * as Y from 'yjs';

import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { draftKeymap } from './keymap.js';

/** An editor with its keys, and a way to press them that goes through the plugin as the browser's event would. */
function aKeyboard() {
  const doc = new Y.Doc();
  fillWithLines(doc, [
    { id: 'a', kind: 'article', text: '甲' },
    { id: 'b', kind: 'paragraph', text: '乙' },
  ]);
  let made = 0;
  const newId = (): string => `n${(made += 1)}`;
  const editor: HeadlessEditor = new HeadlessEditor(doc, { newId, scheduler: new ManualScheduler() }, [
    draftKeymap({ newId, undo: () => editor.binding.undo(), redo: () => editor.binding.redo() }),
  ]);
  const press = (key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}): boolean => {
    const event = { key, keyCode: 0, altKey: false, metaKey: false, ctrlKey: false, shiftKey: false, ...modifiers };
    // The keymap asks a view for nothing but its state and dispatch.
    const view = { state: editor.state, dispatch: editor.binding.dispatch } as unknown as EditorView;
    return editor.state.plugins.some(
      (plugin) => plugin.props.handleKeyDown?.call(plugin, view, event as KeyboardEvent) === true,
    );
  };
  const caret = (position: number): void =>
    editor.binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, position)));
  const kinds = (): string =>
    linesOf(doc)
      .map((line) => `${line.kind} ${line.text}`.trim())
      .join(' | ');
  return { press, caret, kinds };
}

describe('the keys', () => {
  it('Enter, Backspace, Tab and Shift-Tab change the shared text, and Ctrl-Z and Ctrl-Y take it back and forth', () => {
    const { press, caret, kinds } = aKeyboard();
    caret(5);
    expect(press('Tab')).toBe(true);
    expect(kinds()).toBe('article 甲 | item 乙');
    expect(press('z', { ctrlKey: true })).toBe(true);
    expect(kinds()).toBe('article 甲 | paragraph 乙');
    expect(press('y', { ctrlKey: true })).toBe(true);
    expect(kinds()).toBe('article 甲 | item 乙');
    press('Tab', { shiftKey: true });
    caret(5);
    press('Enter');
    expect(kinds()).toBe('article 甲 | paragraph 乙 | paragraph');
    press('Enter', { ctrlKey: true });
    expect(kinds()).toBe('article 甲 | paragraph 乙 | paragraph | article');
    press('Enter', { shiftKey: true });
    expect(kinds()).toBe('article 甲 | paragraph 乙 | paragraph | article | paragraph');
    press('Backspace');
    expect(kinds()).toBe('article 甲 | paragraph 乙 | paragraph | paragraph');
  });

  it('Tab stays in the text although there is nothing to do, other keys are left to the browser', () => {
    const { press, caret, kinds } = aKeyboard();
    caret(1);
    expect(press('Tab')).toBe(true);
    expect(kinds()).toBe('article 甲 | paragraph 乙');
    expect(press('x')).toBe(false);
    caret(2);
    expect(press('Backspace')).toBe(false);
  });
});
