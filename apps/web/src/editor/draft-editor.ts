import type { AwarenessUser } from '@colex/contract';
import {
  goInside,
  goOutside,
  insertLine,
  insertReferenceTo,
  joinArticle,
  lineAttrs,
  lineOf,
  linkAllCitations,
  mayInsert,
  moveBy,
  moveLineBefore,
  moveLineBy,
  numbersOf,
  placesToMove,
  presenceOf,
  referenceTargets,
  setKind,
  splitArticle,
  unlinkedCitations,
} from '@colex/editor';
import { type LineId, type LineKind, type ReferencePrinter, clausesOf, referencePrinter } from '@colex/lawtext';
import { nanoid } from 'nanoid';
import type { SearchedText } from '../find/find-text.js';
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
import { KeptEdits } from '../recovery/kept-edits.js';
import { shiftedRange } from './shifted-range.js';
import { TextHighlights, type MarkedWords } from './text-highlights.js';
import type { ToolActions } from './tool-actions.js';
import { ThreadMarks, threadMarksPlugin } from '../thread/thread-marks.js';
import { watchable, type Watched } from './watched.js';
import { Follow } from '../writing/follow.js';
import { ReferenceHelper } from '../writing/reference-helper.js';
import type { ReferencePicking } from '../writing/ReferencePicker.js';
import { ReferenceLabels } from '../writing/reference-view.js';
import { RemoteNewsReport, type RemoteNews } from '../writing/remote-news.js';
import type { StructureStep, StructureTools } from '../writing/StructureMenu.js';
import { Whereabouts, placeName } from '../writing/whereabouts.js';

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
  readonly references: ReferenceHelper;
  readonly picking: ReferencePicking;
  readonly structure: StructureTools;
  readonly moving: OutlineMoving;
  readonly follow: Follow;
  /** The number of the provision each colleague is in, by client. */
  readonly whereabouts: Watched<ReadonlyMap<number, string>>;
  readonly news: Watched<RemoteNews | null>;
  /** Threads in the text. */
  readonly marks: ThreadMarks;
  /** Brings the words of a thread into sight. */
  readonly openThread: (id: string) => void;
  /** Words lifted out without being part of the text. */
  readonly highlights: TextHighlights;
  /** What the drafting rules found. */
  readonly checks: CheckDesk;
  /** Unsaved edits as this browser keeps them. */
  readonly kept: KeptEdits;
  /** The lines of the text now, with their numbers. */
  readonly text: () => DraftText;
  /** Index of a line. */
  readonly indexOfLine: (id: LineId) => number | undefined;
  /** Calls the listener when the page shows another text; returns how to stop. */
  readonly onText: (listener: () => void) => () => void;
  /** The text as it prints, to be searched. */
  readonly searchedText: () => SearchedText;
  /** What is selected within one line; empty for nothing. */
  readonly selectedWords: () => string;
  /** Puts other words into many places as one step of undo, but not into settled clauses; says into how many. */
  readonly replaceAll: (words: readonly MarkedWords[], replacement: string) => number;
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

/** Moving articles and chapters from a list of them. */
export interface OutlineMoving {
  /** The lines before which the block of a line may be put; null is the end. Empty when nothing may be moved now. */
  readonly places: (id: LineId) => readonly (LineId | null)[];
  /** Both answer what the block is called where it is now; null when it was not moved. */
  readonly moveBefore: (id: LineId, before: LineId | null) => string | null;
  readonly moveBy: (id: LineId, direction: 'up' | 'down') => string | null;
}

/** Kinds that the menu inserts, behind and before the cursor. */
const INSERTED = {
  after: ['article', 'paragraph', 'item', 'subitem', 'section', 'chapter', 'part', 'annex'],
  before: ['article', 'section', 'chapter', 'part'],
} as const satisfies Record<'after' | 'before', readonly LineKind[]>;

const STEPS: Readonly<Record<StructureStep, Command>> = {
  split: splitArticle,
  join: joinArticle,
  up: moveBy('up'),
  down: moveBy('down'),
};

/** What a draft editor is made from. */
export interface DraftEditorOptions {
  readonly connection: DraftConnection;
  readonly draftId: string;
  readonly personId: string;
  /** Whoever is signed in. */
  readonly viewer: AwarenessUser;
  /** What scrolls. */
  readonly desk: HTMLElement;
  /** Where on the page the text goes. */
  readonly mount: HTMLElement;
  /** Whether this person may change the text at all. */
  readonly mayEdit: boolean;
  /** Name of a kind of line for those who hear the page. */
  readonly kindName: (kind: LineKind) => string;
  /** Name of the text for those who hear the page. */
  readonly label: string;
  /** Id of the element that says how to leave the text. */
  readonly hintId: string;
}

/** Where a line begins, in positions of the document. */
function positionOfLine(state: EditorState, id: LineId): number | undefined {
  const index = numbersOf(state).numbering.indexById.get(id);
  if (index === undefined) return undefined;
  let position = 0;
  for (let line = 0; line < index; line += 1) position += state.doc.child(line).nodeSize;
  return position;
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
  const { connection, draftId, personId, viewer, desk, mount, mayEdit, label, hintId, kindName } = options;
  const { book } = connection;
  const mayEditNow = (): boolean =>
    mayEdit && book.getState().type !== 'failed' && connection.way.getState() !== 'blocked';
  const escaped = watchable(false);

  const labels = new ReferenceLabels();
  const references = new ReferenceHelper((id) => openLine(id));
  const news = new RemoteNewsReport();
  const sheet = createSheet({
    referenceView: labels.create,
    kindName,
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
    plugins: [references.plugin, escapePlugin(escaped), threadMarksPlugin(), news.plugin],
  });
  const { view, binding } = sheet;
  const report = new TextReport(view.state);
  const presence = followPresence(connection.awareness, sheet, viewer);
  const carets = new CaretLayer(view, desk);
  const marks = new ThreadMarks(connection.doc, view);
  const whereabouts = new Whereabouts();
  const follow = new Follow(view, desk, (position) => showInMiddle(position));
  references.attach(view);
  labels.begin(view.state);
  const highlights = new TextHighlights(view, desk);
  const checks = new CheckDesk(view.state);
  const { doc, provider } = connection;
  const kept = new KeptEdits({ doc, provider, book, mirror: binding.mirror, draftId, personId, mayEdit });
  const textListeners = new Set<() => void>();
  sheet.onShown((before, after) => {
    report.shown(before, after);
    labels.shown(before, after);
    references.shown(before, after);
    whereabouts.shown(before, after);
    follow.shown(before, after);
    news.shown(before, after);
    marks.shown(before, after);
    checks.shown(before, after);
    if (before.doc !== after.doc) {
      highlights.shown();
      for (const listener of textListeners) listener();
    }
    if (before.doc !== after.doc || before.selection !== after.selection) presence.moved();
    if (presenceOf(after).length > 0 || presenceOf(before).length > 0) carets.schedule();
  });

  const held = watchable(false);
  const scrolled = (): void => references.scrolled();
  desk.addEventListener('scroll', scrolled, { passive: true });
  const stops = [
    () => desk.removeEventListener('scroll', scrolled),
    presence.people.subscribe(() => follow.here(presence.people.getState())),
    binding.onWaiting(() => held.set(binding.waiting)),
    // ProseMirror asks again whether the text may be edited whenever its props are set.
    ...[book, connection.way].map((watched) =>
      watched.subscribe(() => {
        if (view.editable !== mayEditNow()) view.setProps({ editable: mayEditNow });
      }),
    ),
  ];
  const showInMiddle = (position: number): void => {
    const { node } = view.domAtPos(position);
    const element = node instanceof HTMLElement ? node : node.parentElement;
    element?.closest('.line')?.scrollIntoView({ block: 'center' });
  };
  /** Moves a block that a list shows, and says what it is called then. */
  const moveOf = (id: LineId, command: Command): string | null => {
    if (!view.editable || !command(view.state, view.dispatch, view)) return null;
    const position = positionOfLine(view.state, id);
    return position === undefined ? null : placeName(view.state, position + 1) || kindName('plain');
  };
  const run = (command: Command): void => {
    if (view.editable) command(view.state, view.dispatch, view);
    view.focus();
  };
  const showNearTop = (position: number): void => {
    const { node } = view.domAtPos(position);
    const element = node instanceof HTMLElement ? node : node.parentElement;
    element?.closest('.line')?.scrollIntoView({ block: 'start' });
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
    references,
    picking: {
      find: (query) => referenceTargets(view.state, query),
      insert: (id) => run(insertReferenceTo(id)),
      unlinked: () => unlinkedCitations(view.state),
      linkAll: () => run(linkAllCitations),
      focus: () => view.focus(),
    },
    structure: {
      choices: () => ({
        after: INSERTED.after.filter((kind) => mayInsert(view.state, kind, 'after')),
        before: INSERTED.before.filter((kind) => mayInsert(view.state, kind, 'before')),
        steps: (Object.keys(STEPS) as StructureStep[]).filter((step) => STEPS[step](view.state)),
      }),
      insert: (kind, side) => run(insertLine(nanoid, kind, side)),
      step: (step) => run(STEPS[step]),
      focus: () => view.focus(),
    },
    moving: {
      places: (id) => (view.editable ? placesToMove(view.state, id) : []),
      moveBefore: (id, before) => moveOf(id, moveLineBefore(id, before)),
      moveBy: (id, direction) => moveOf(id, moveLineBy(id, direction)),
    },
    follow,
    whereabouts: whereabouts.places,
    news: news.news,
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
    kept,
    text: () => draftTextOf(view.state),
    indexOfLine: (id) => numbersOf(view.state).numbering.indexById.get(id),
    onText: (listener) => {
      textListeners.add(listener);
      return () => textListeners.delete(listener);
    },
    searchedText: () => {
      const { lines, numbering } = draftTextOf(view.state);
      let printer: ReferencePrinter | undefined;
      return {
        lines,
        labels: numbering.labels,
        referencesOf: (index) => (printer ??= referencePrinter(lines)).referencesOf(index).map(({ label }) => label),
      };
    },
    selectedWords: () => {
      const { $from, $to, empty } = view.state.selection;
      return empty || $from.index(0) !== $to.index(0) ? '' : view.state.doc.textBetween($from.pos, $to.pos);
    },
    replaceAll: (words, replacement) => {
      if (!view.editable) return 0;
      const { tr } = view.state;
      const places = words
        .filter(({ line }) => !sheet.isSettled(line))
        .flatMap((each) => positionsOf(view.state, each) ?? [])
        .toSorted((one, other) => other.from - one.from);
      // From the last to the first, so that each stands where it was found.
      for (const { from, to } of places) tr.insertText(replacement, from, to);
      binding.endUndoGroup();
      view.dispatch(tr);
      binding.endUndoGroup();
      return places.length;
    },
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
      labels.destroy();
      references.destroy();
      whereabouts.destroy();
      follow.destroy();
      news.destroy();
      marks.destroy();
      highlights.destroy();
      checks.destroy();
      presence.stop();
      carets.destroy();
      sheet.destroy();
      kept.close();
    },
  };
}
