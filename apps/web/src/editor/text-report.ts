import type { AwarenessUser } from '@colex/contract';
import { lineAttrs, linesOfDocument, numbersOf, presenceOf } from '@colex/editor';
import type { LineKind, OutlineEntry } from '@colex/lawtext';
import type { EditorState } from 'prosemirror-state';
import { clauseView, sameClauseView, type ClauseView } from './clause-view.js';
import { DraftText } from './draft-text.js';
import { watchable, type Watched } from './watched.js';

/** How long the words must rest before what follows from them (outline, digest, title) is worked out anew, in milliseconds. */
const REST = 300;

/** What the page around the sheet shows of the text. */
export interface TextWatches {
  readonly outline: Watched<readonly OutlineEntry[]>;
  /** Index of the line the cursor is in. */
  readonly line: Watched<number>;
  /** Kind of the line the cursor is in. */
  readonly kind: Watched<LineKind>;
  readonly clause: Watched<ClauseView | null>;
  readonly title: Watched<string>;
  /** Whether nothing has been written yet. */
  readonly isBlank: Watched<boolean>;
}

/** The text of an editor state with its numbers. */
export function draftTextOf(state: EditorState): DraftText {
  return new DraftText(linesOfDocument(state.doc), numbersOf(state).numbering);
}

/** Index of the line a position is in. */
function lineAt(state: EditorState, position: number): number {
  return Math.min(state.doc.resolve(position).index(0), state.doc.childCount - 1);
}

/**
 * Tells the page what changed, as late as it may be: where the cursor is at once, a changed structure with the next frame,
 * changed words after a rest. So a keystroke costs none of it.
 */
export class TextReport {
  readonly #outline = watchable<readonly OutlineEntry[]>([]);
  readonly #line = watchable(0);
  readonly #kind = watchable<LineKind>('plain');
  readonly #clause = watchable<ClauseView | null>(null);
  readonly #title = watchable('');
  readonly #isBlank = watchable(true);
  #state: EditorState;
  #text: DraftText;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: EditorState) {
    this.#state = state;
    this.#text = draftTextOf(state);
    this.#work();
  }

  get watches(): TextWatches {
    return {
      outline: this.#outline,
      line: this.#line,
      kind: this.#kind,
      clause: this.#clause,
      title: this.#title,
      isBlank: this.#isBlank,
    };
  }

  /** Takes note of the state the page shows now. */
  shown(before: EditorState, after: EditorState): void {
    this.#state = after;
    const line = lineAt(after, after.selection.head);
    const isOtherLine = line !== this.#line.getState();
    this.#line.set(line);
    this.#kind.set(lineAttrs(after.doc.child(line)).kind);
    const isStructural = numbersOf(after).numbering !== numbersOf(before).numbering;
    if (before.doc !== after.doc)
      this.#isBlank.set(after.doc.childCount === 1 && after.doc.child(0).content.size === 0);
    if (isStructural || isOtherLine) this.#soon();
    else if (before.doc !== after.doc || presenceOf(before) !== presenceOf(after)) this.#later();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#work();
    });
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#work(), REST);
  }

  #work(): void {
    const state = this.#state;
    const line = lineAt(state, state.selection.head);
    const text = draftTextOf(state);
    if (!text.isSameAs(this.#text) || this.#outline.getState().length === 0) {
      this.#text = text;
      this.#outline.set(text.outline);
      this.#title.set(text.title);
    }
    this.#line.set(line);
    this.#kind.set(lineAttrs(state.doc.child(line)).kind);
    this.#isBlank.set(text.isBlank);
    const clause = this.#text.clauseAt(line);
    const view = clause ? clauseView(clause, this.#namesIn(clause.from, clause.to)) : null;
    if (!sameClauseView(view, this.#clause.getState())) this.#clause.set(view);
  }

  /** Who else has the cursor in these lines. */
  #namesIn(from: number, to: number): readonly string[] {
    return presenceOf<AwarenessUser>(this.#state)
      .filter(({ head }) => {
        const line = lineAt(this.#state, Math.min(head, this.#state.doc.content.size));
        return line >= from && line < to;
      })
      .map(({ user }) => (user.cityName ? `${user.name}（${user.cityName}）` : user.name));
  }
}
