import type { AwarenessUser } from '@colex/contract';
import { goInside, goOutside, lineAttrs, lineOf, numbersOf, presenceOf, setKind } from '@colex/editor';
import { type LineId, clausesOf } from '@colex/lawtext';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { CheckDesk } from '../check/check-desk.js';
import { CaretLayer } from './caret-layer.js';
import type { DraftConnection } from './draft-connection.js';
import type { DraftText } from './draft-text.js';
import { escapePlugin } from './escape-plugin.js';
import type { Participant } from './participants.js';
import { followPresence } from './presence-link.js';
import { createSheet } from './sheet-view.js';
import { draftTextOf, TextReport, type TextWatches } from './text-report.js';
import { shiftedRange } from './shifted-range.js';
import { TextHighlights, type MarkedWords } from './text-highlights.js';
import type { ToolActions } from './Toolbar.js';
import { ThreadMarks, threadMarksPlugin } from '../thread/thread-marks.js';
import { watchable, type Watched } from './watched.js';

/** The text of a draft on a sheet, open for editing, and everything around it that the page shows. */
export interface DraftEditor extends TextWatches {
  readonly people: Watched<readonly Participant[]>;
  /** Whether changes by colleagues wait for the end of a composition. */
  readonly held: Watched<boolean>;
  /** Whether Esc has opened the way out of the text. */
  readonly escaped: Watched<boolean>;
  readonly actions: ToolActions;
  /** Puts the cursor at the beginning of a line and the line near the top of what is seen. */
  readonly openLine: (id: LineId) => void;
  /** Marks the clauses with these first lines as settled; `word` stands beside them. */
  readonly showSettled: (clauses: ReadonlySet<LineId>, word: string) => void;
  /** Brings the cursor of somebody into sight. */
  readonly visit: (person: Participant) => void;
  /** Threads in the text. */
  readonly marks: ThreadMarks;
  /** Brings the words of a thread into sight. */
  readonly openThread: (id: string) => void;
  /** Words lifted out without being part of the text. */
  readonly highlights: TextHighlights;
  /** What the drafting rules found. */
  readonly checks: CheckDesk;
  /** The lines of the text now, with their numbers. */
  readonly text: () => DraftText;
  /** Index of a line. */
  readonly indexOfLine: (id: LineId) => number | undefined;
  /** Where the selection begins. */
  readonly cursor: () => { readonly line: number; readonly offset: number };
  /** The character at a place of the screen; null where there is none. */
  readonly characterAt: (x: number, y: number) => { readonly line: number; readonly offset: number } | null;
  /** Whether the text may be changed at this moment. */
  readonly mayEditNow: () => boolean;
  /** Selects words, or puts the cursor into their line when they are none, and brings them into sight; false when they are gone. */
  readonly selectWords: (words: MarkedWords, focus?: boolean) => boolean;
  /** Puts other words in their place as one step of undo; false when they are gone or the text may not be changed. */
  readonly replaceWords: (words: MarkedWords, replacement: string) => boolean;
  /** The whole text with its numbers. */
  readonly printedText: () => string;
  readonly destroy: () => void;
}

/** What a draft editor is made from. */
export interface DraftEditorOptions {
  readonly connection: DraftConnection;
  /** Whoever is signed in. */
  readonly viewer: AwarenessUser;
  /** What scrolls. */
  readonly desk: HTMLElement;
  /** Where on the page the text goes. */
  readonly mount: HTMLElement;
  /** Whether this person may change the text at all. */
  readonly mayEdit: boolean;
  /** Name of the text for those who hear the page. */
  readonly label: string;
  /** Id of the element that says how to leave the text. */
  readonly hintId: string;
}

/** Where a line begins, in positions of the document. */
function positionOfLine(state: EditorState, id: LineId): number | undefined {
  let found: number | undefined;
  state.doc.forEach((line, position) => {
    if (found === undefined && lineAttrs(line).id === id) found = position;
  });
  return found;
}

/** Where words stand now, in positions of the document; undefined when they are not there any more. */
function positionsOf(
  state: EditorState,
  words: MarkedWords,
): { readonly from: number; readonly to: number } | undefined {
  const start = positionOfLine(state, words.line);
  const line = start === undefined ? null : state.doc.nodeAt(start);
  const place = line && shiftedRange(words.text, lineOf(line).text, words);
  return place && start !== undefined ? { from: start + 1 + place.from, to: start + 1 + place.to } : undefined;
}

/** Opens the text of a connected draft on the page. */
export function createDraftEditor(options: DraftEditorOptions): DraftEditor {
  const { connection, viewer, desk, mount, mayEdit, label, hintId } = options;
  const { book } = connection;
  const mayEditNow = (): boolean =>
    mayEdit && book.getState().type !== 'failed' && connection.way.getState() !== 'blocked';
  const escaped = watchable(false);

  const sheet = createSheet({
    doc: connection.doc,
    mount,
    mayEdit: mayEditNow,
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-readonly': String(!mayEdit),
      'aria-label': label,
      'aria-describedby': hintId,
      spellcheck: 'false',
      // Text that may not be edited is still read and scrolled by the keyboard.
      tabindex: '0',
    },
    plugins: [escapePlugin(escaped), threadMarksPlugin()],
  });
  const { view, binding } = sheet;
  const report = new TextReport(view.state);
  const presence = followPresence(connection.awareness, sheet, viewer);
  const carets = new CaretLayer(view, desk);
  const marks = new ThreadMarks(connection.doc, view);
  const highlights = new TextHighlights(view, desk);
  const checks = new CheckDesk(view.state);
  sheet.onShown((before, after) => {
    report.shown(before, after);
    marks.shown(before, after);
    checks.shown(before, after);
    if (before.doc !== after.doc) highlights.shown();
    if (before.doc !== after.doc || before.selection !== after.selection) presence.moved();
    if (presenceOf(after).length > 0 || presenceOf(before).length > 0) carets.schedule();
  });

  const held = watchable(false);
  const stops = [
    binding.onWaiting(() => held.set(binding.waiting)),
    // ProseMirror asks again whether the text may be edited whenever its props are set.
    ...[book, connection.way].map((watched) =>
      watched.subscribe(() => {
        if (view.editable !== mayEditNow()) view.setProps({ editable: mayEditNow });
      }),
    ),
  ];
  const run = (command: Command): void => {
    if (view.editable) command(view.state, view.dispatch, view);
    view.focus();
  };
  const showNearTop = (position: number): void => {
    const { node } = view.domAtPos(position);
    const element = node instanceof HTMLElement ? node : node.parentElement;
    element?.closest('.line')?.scrollIntoView({ block: 'start' });
  };

  const showInMiddle = (position: number): void => {
    const { node } = view.domAtPos(position);
    const element = node instanceof HTMLElement ? node : node.parentElement;
    element?.closest('.line')?.scrollIntoView({ block: 'center' });
  };

  const openLine = (id: LineId): void => {
    const position = positionOfLine(view.state, id);
    if (position === undefined) return;
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position + 1))));
    showNearTop(position + 1);
    view.focus();
  };

  return {
    ...report.watches,
    people: presence.people,
    held,
    escaped,
    actions: {
      setKind: (kind) => run(setKind(kind)),
      promote: () => run(goOutside),
      demote: () => run(goInside),
      undo: () => run(() => binding.undo()),
      redo: () => run(() => binding.redo()),
      focus: () => view.focus(),
    },
    showSettled: (clauses, word) => {
      const places = clausesOf(draftTextOf(view.state).lines)
        .filter(({ id }) => clauses.has(id))
        .flatMap(({ lines }) => lines.map(({ id }, place) => [id, place === 0 ? 'first' : 'more'] as const));
      sheet.markSettled(new Map(places), word);
    },
    openLine,
    visit: ({ client }) => {
      const place = presenceOf(view.state).find((each) => each.client === client);
      if (place) showNearTop(place.head);
    },
    marks,
    openThread: (id) => {
      const line = marks.places.getState().get(id)?.line;
      if (line === undefined || line >= view.state.doc.childCount) return;
      openLine(lineAttrs(view.state.doc.child(line)).id);
    },
    highlights,
    checks,
    text: () => draftTextOf(view.state),
    indexOfLine: (id) => numbersOf(view.state).numbering.indexById.get(id),
    cursor: () => {
      const { $from } = view.state.selection;
      return { line: $from.index(0), offset: $from.depth === 0 ? 0 : $from.parentOffset };
    },
    characterAt: (left, top) => {
      const found = view.posAtCoords({ left, top });
      if (!found || found.inside < 0) return null;
      const $place = view.state.doc.resolve(found.inside);
      const start = $place.depth === 0 ? found.inside + 1 : $place.start();
      return { line: $place.index(0), offset: Math.max(0, found.pos - start) };
    },
    mayEditNow: () => view.editable,
    selectWords: (words, focus = true) => {
      const place = positionsOf(view.state, words);
      if (!place) return false;
      const { doc, tr } = view.state;
      view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)));
      showInMiddle(place.from);
      if (focus) view.focus();
      return true;
    },
    replaceWords: (words, replacement) => {
      const place = positionsOf(view.state, words);
      if (!place || !view.editable) return false;
      binding.endUndoGroup();
      view.dispatch(view.state.tr.insertText(replacement, place.from, place.to));
      binding.endUndoGroup();
      return true;
    },
    printedText: () => draftTextOf(view.state).printed,
    destroy: () => {
      for (const stop of stops) stop();
      report.destroy();
      marks.destroy();
      highlights.destroy();
      checks.destroy();
      presence.stop();
      carets.destroy();
      sheet.destroy();
    },
  };
}
