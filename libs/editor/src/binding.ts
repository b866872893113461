import { LinesMirror, anchorAt, bodyOf, indexOfAnchor, readMarker } from '@colex/collab';
import type { LinesChange, SequenceStep } from '@colex/collab';
import type { Line } from '@colex/lawtext';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';

import { CompositionGate } from './composition-gate.js';
import type { Content } from './content.js';
import { Drift } from './drift.js';
import { documentOf } from './line-node.js';
import { localEdits } from './local-edit.js';
import { positionAt, sequenceIndexAt, sequenceLengthOf } from './position.js';
import { editorWriter, keepSelection, matchLines } from './remote-edit.js';
import { systemScheduler } from './scheduler.js';
import type { Scheduler } from './scheduler.js';
import { retypeMarker, sharedWriter } from './shared-writer.js';
import { tidy } from './tidy.js';
import { UndoGroups } from './undo-groups.js';
import { UndoStack } from './undo-stack.js';
import type { AnchoredSelection } from './undo-stack.js';

/** What the binding needs of an editor; ProseMirror's `EditorView` is one. */
export interface EditorPort {
  readonly state: EditorState;
  /** Whether an input method is composing at the moment. */
  readonly composing: boolean;
  updateState(state: EditorState): void;
  /**
   * Reads, and dispatches, what the person did on the page and the browser has not told the editor yet: it tells of a moved
   * caret only after the fact, and a change of a colleague shown in between would put the caret back.
   */
  readInput?(): void;
}

/** How a {@link DraftBinding} behaves; every time in milliseconds. */
export interface BindingOptions {
  /** Makes the id of a new line: 1-64 characters of `A-Z a-z 0-9 _ -`, never the same twice. */
  readonly newId: () => string;
  readonly scheduler?: Scheduler;
  /** At most one remote transaction is shown in this time (default 50). */
  readonly batchInterval?: number;
  /** How long after a composition ended its last input may still come (default 60, see `README.md`). */
  readonly compositionRest?: number;
  /** A composition holds changes back no longer than this (default 10,000). */
  readonly compositionLimit?: number;
  /** Own edits closer together than this are undone as one (default 500). */
  readonly undoGrouping?: number;
}

/** The meta key that marks transactions by which the binding shows changes of others, or of undo, in the editor. */
export const REMOTE_META = 'colex.remote';

/** The meta key that says of such a transaction whether it shows an undo or redo of the person's own. */
export const UNDO_META = 'colex.undo';

const contentOf = ({ content }: Extract<SequenceStep, { type: 'insert' }>): Content => {
  if (content.type === 'text') return { type: 'text', text: content.text };
  if (content.type === 'reference') return { type: 'reference', reference: content.reference };
  const { rawId, kind, number } = readMarker(content.marker);
  // An id that is missing or taken is settled when the lines are matched.
  return { type: 'marker', line: { id: rawId ?? '', kind, number: number ?? null } };
};

/**
 * Binds an editor to the shared text of a draft, both ways.
 *
 * Every local step becomes the smallest change of the shared text within the same call of `dispatch`; every change of others
 * becomes one transaction of smallest steps. While an input method composes nothing passes in either direction; when it is done
 * what was typed goes first. Between calls, unless changes are held back, the editor's lines equal the shared lines.
 */
export class DraftBinding {
  /** Gives the editor's composition events to the binding; put it into the state. */
  readonly plugin: Plugin;
  readonly mirror: LinesMirror;
  private readonly undoStack: UndoStack;
  private readonly undoGroups = new UndoGroups();
  private readonly drift = new Drift();
  private readonly scheduler: Scheduler;
  private port: EditorPort | null = null;
  /** The shared lines that the editor equalled last. */
  private shown: readonly Line[];
  private unlisten: () => void;
  private readonly gate: CompositionGate;
  private callOffShowing: (() => void) | null = null;
  private lastShown = Number.NEGATIVE_INFINITY;
  private readonly listeners = new Set<() => void>();
  private wasWaiting = false;
  /** Whether the editor changed since its typing was last shared; not every change of a document changes the sequence. */
  private edited = false;
  private isTakingBack = false;

  constructor(
    private readonly doc: Y.Doc,
    private readonly options: BindingOptions,
  ) {
    this.scheduler = options.scheduler ?? systemScheduler;
    this.gate = new CompositionGate({
      scheduler: this.scheduler,
      rest: options.compositionRest ?? 60,
      limit: options.compositionLimit ?? 10_000,
      isComposing: () => this.port?.composing === true,
      release: () => this.settle(),
    });
    this.mirror = new LinesMirror(doc);
    this.shown = this.mirror.lines;
    this.unlisten = this.mirror.onChange(this.onSharedChange);
    this.undoStack = new UndoStack(bodyOf(doc), this, options.undoGrouping ?? 500, this.select);
    this.plugin = new Plugin({
      props: {
        handleDOMEvents: {
          compositionstart: () => {
            this.compositionStarted();
            return false;
          },
          compositionend: () => {
            this.compositionEnded();
            return false;
          },
        },
      },
    });
  }

  /** The document an editor begins with: the shared lines now. Make the state from it and attach at once. */
  initialDocument(): Node {
    this.shown = this.mirror.lines;
    return documentOf(this.shown);
  }

  /** Connects the editor made from {@link initialDocument}. From now on all its transactions must go through `dispatch`. */
  attach(port: EditorPort): void {
    if (this.shown !== this.mirror.lines) {
      throw new Error('The draft changed between making the document and attaching it.');
    }
    this.port = port;
  }

  /** Applies a transaction to the editor and shares what it changed. Use it as the view's `dispatchTransaction`. */
  readonly dispatch = (transaction: Transaction): void => {
    const port = this.attached();
    const { state, transactions } = port.state.applyTransaction(transaction);
    if (transactions.some((each) => each.docChanged)) this.undoStack.rememberSelection(this.anchoredSelection());
    if (this.undoGroups.begins(transaction)) this.undoStack.endGroup();
    for (const each of transactions) this.recordLocal(each);
    port.updateState(state);
    this.passOn();
  };

  /** Takes back the latest own edits; false when there are none. What others wrote stays. */
  undo(): boolean {
    this.settle();
    this.undoStack.rememberSelection(this.anchoredSelection());
    return this.takingBack(() => this.undoStack.undo());
  }

  /** Brings back what was undone last; false when there is nothing. */
  redo(): boolean {
    this.settle();
    this.undoStack.rememberSelection(this.anchoredSelection());
    return this.takingBack(() => this.undoStack.redo());
  }

  /** Makes the next edit begin a new step of undo. */
  endUndoGroup(): void {
    this.undoStack.endGroup();
  }

  /** The editor's selection as anchors: to tell others where the caret is, or to come back to it. */
  anchoredSelection(): AnchoredSelection {
    const { doc, selection } = this.attached().state;
    const anchorOf = ({ pos, parentOffset, parent }: typeof selection.$head): Y.RelativePosition => {
      // An end at the end of its line belongs to what stands before it: a colleague may open a line behind it.
      const side = parentOffset === parent.content.size ? 'before' : 'after';
      return anchorAt(this.doc, this.drift.toShared(sequenceIndexAt(doc, pos)), side);
    };
    return { anchor: anchorOf(selection.$anchor), head: anchorOf(selection.$head) };
  }

  /** Where an anchor stands in the editor now; undefined when it belongs to text not yet received. */
  positionOf(anchor: Y.RelativePosition): number | undefined {
    const index = indexOfAnchor(this.doc, anchor);
    if (index === undefined) return undefined;
    const { doc } = this.attached().state;
    return positionAt(doc, Math.min(this.drift.toEditor(index), sequenceLengthOf(doc)));
  }

  /** Puts the selection where the anchors stand now and shows it; does nothing when they cannot be found. */
  readonly select = ({ anchor, head }: AnchoredSelection): void => {
    const [from, to] = [this.positionOf(anchor), this.positionOf(head)];
    if (from === undefined || to === undefined) return;
    const { doc, tr } = this.attached().state;
    this.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))).scrollIntoView());
  };

  /** Whether changes of colleagues wait for a composition to end. */
  get waiting(): boolean {
    return this.drift.hasArrived && this.gate.isClosed;
  }

  /** Calls the listener when {@link waiting} changes; returns how to stop. */
  onWaiting(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** To be called when an input method begins to compose. The plugin does it. */
  compositionStarted(): void {
    this.gate.close();
  }

  /** To be called when the input method is done. The plugin does it. */
  compositionEnded(): void {
    this.gate.rest();
  }

  /** Shares and shows everything that is held back, whatever the reason. */
  settle(): void {
    this.gate.open();
    this.settleShared();
    this.settleEditor();
    this.tellWaiting();
  }

  /** Ends the binding: shares what is held back, stops following, forgets undo. The document stays its owner's. */
  destroy(): void {
    if (this.port !== null) this.settleShared();
    this.gate.stop();
    this.callOffShowing?.();
    this.unlisten();
    this.mirror.destroy();
    this.undoStack.destroy();
    this.listeners.clear();
    this.port = null;
  }

  private takingBack(step: () => boolean): boolean {
    this.isTakingBack = true;
    try {
      return step();
    } finally {
      this.isTakingBack = false;
    }
  }

  private attached(): EditorPort {
    if (this.port === null) throw new Error('No editor is attached to the binding.');
    return this.port;
  }

  private recordLocal(transaction: Transaction): void {
    if (transaction.getMeta(REMOTE_META) === true) return;
    if (transaction.docChanged) this.edited = true;
    transaction.steps.forEach((step, place) => {
      const before = transaction.docs[place] ?? transaction.before;
      const after = transaction.docs[place + 1] ?? transaction.doc;
      for (const edit of localEdits(step, before, after)) {
        if (edit.type === 'replace') this.drift.editLocally(edit.index, edit.deleted, edit.inserted);
        else {
          const shared = this.drift.retypeLocally(edit.index, edit.line);
          const marker = shared === undefined ? null : this.mirror.markerAt(shared);
          if (marker !== null) this.doc.transact(() => retypeMarker(marker, edit.line), this);
        }
      }
    });
  }

  /** After a local or a remote change: share and show now, or see to it that it happens later. */
  private passOn(): void {
    this.gate.look();
    if (!this.gate.isClosed) {
      this.settleShared();
      this.planShowing();
    }
    this.tellWaiting();
  }

  private planShowing(): void {
    if (!this.drift.hasArrived && this.shown === this.mirror.lines) return;
    const wait = this.lastShown + (this.options.batchInterval ?? 50) - this.scheduler.now();
    if (wait <= 0 || !this.drift.hasArrived) this.settleEditor();
    else {
      this.callOffShowing ??= this.scheduler.after(wait, () => {
        this.callOffShowing = null;
        this.passOn();
      });
    }
  }

  private readonly onSharedChange = ({ steps, transaction }: LinesChange): void => {
    // Before an editor is attached there is nothing to drift from: the document is made from the lines there are.
    if (transaction.origin === this || this.port === null) return;
    this.drift.editRemotely(steps, contentOf);
    if (this.undoStack.isOrigin(transaction.origin)) this.settle();
    else this.passOn();
  };

  private settleShared(): void {
    if (!this.edited) return;
    this.edited = false;
    const port = this.attached();
    const fix = tidy(port.state, this.drift.typedContents(), this.options.newId);
    if (fix !== undefined) {
      this.recordLocal(fix);
      this.edited = false;
      port.updateState(port.state.apply(fix));
    }
    if (!this.drift.hasTyped) return;
    this.doc.transact(() => this.drift.settleShared(sharedWriter(this.doc)), this);
  }

  private settleEditor(): void {
    if (!this.drift.hasArrived && this.shown === this.mirror.lines) return;
    const port = this.attached();
    port.readInput?.();
    // What was read may have been typed, and then everything is shown already.
    const { lines } = this.mirror;
    if (!this.drift.hasArrived && this.shown === lines) return;
    const { tr } = port.state;
    this.drift.settleEditor(editorWriter(tr));
    matchLines(tr, lines, this.shown);
    this.shown = lines;
    if (!tr.docChanged) return;
    this.lastShown = this.scheduler.now();
    keepSelection(tr, port.state);
    tr.setMeta(REMOTE_META, true).setMeta('addToHistory', false).setMeta(UNDO_META, this.isTakingBack);
    port.updateState(port.state.apply(tr));
  }

  private tellWaiting(): void {
    if (this.waiting === this.wasWaiting) return;
    this.wasWaiting = this.waiting;
    for (const listener of this.listeners) listener();
  }
}
