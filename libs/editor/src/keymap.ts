import type { LineId } from '@colex/lawtext';
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';

import {
  backspaceAtStart,
  deleteAtEnd,
  deleteReferenceAfter,
  deleteReferenceBefore,
  deleteSelectedText,
  goInside,
  goOutside,
  lineCommands,
} from './commands.js';
import { moveBy } from './structure.js';

/** What the keys need from outside. */
export interface KeymapOptions {
  readonly newId: () => LineId;
  /** Undo and redo of the binding. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
}

/** A command that takes its key even when there is nothing to do: Tab must not leave the text by accident (Escape does). */
const always =
  (command: Command): Command =>
  (state, dispatch) => {
    command(state, dispatch);
    return true;
  };

/**
 * The keys of the text, as in Word and WPS where they exist: Enter, Shift-Enter (款), Mod-Enter (条), Backspace, Delete, Tab,
 * Shift-Tab, Alt-Shift-↑ and Alt-Shift-↓ (move), Mod-Z, Mod-Y, Shift-Mod-Z, Mod-A. Mod is Ctrl, on a Mac Cmd.
 */
export function draftKeymap({ newId, undo, redo }: KeymapOptions): Plugin {
  const { enter, newParagraph, newArticle } = lineCommands(newId);
  const backspace = chainCommands(deleteSelectedText, backspaceAtStart, deleteReferenceBefore);
  const forwardDelete = chainCommands(deleteSelectedText, deleteAtEnd, deleteReferenceAfter);
  const undoKey: Command = (_state, dispatch) => dispatch === undefined || always(() => undo())(_state);
  const redoKey: Command = (_state, dispatch) => dispatch === undefined || always(() => redo())(_state);
  return keymap({
    ...baseKeymap,
    Enter: enter,
    'Shift-Enter': newParagraph,
    'Mod-Enter': newArticle,
    Backspace: backspace,
    'Shift-Backspace': backspace,
    'Mod-Backspace': backspace,
    Delete: forwardDelete,
    'Mod-Delete': forwardDelete,
    Tab: always(goInside),
    'Shift-Tab': always(goOutside),
    'Alt-Shift-ArrowUp': always(moveBy('up', 'line')),
    'Alt-Shift-ArrowDown': always(moveBy('down', 'line')),
    'Mod-z': undoKey,
    'Mod-y': redoKey,
    'Shift-Mod-z': redoKey,
  });
}
