import { watchable, type Watched } from '../editor/watched.js';
import type { DraftEditor } from '../editor/draft-editor.js';
import { findInText, type Match } from './find-text.js';

/** How long the text must rest before it is searched anew, in milliseconds. */
const REST = 300;

/** What is looked for and what was found. */
export interface FindState {
  readonly isOpen: boolean;
  /** Whether replacing is offered too. */
  readonly mayReplace: boolean;
  /** Counts the times it was opened, so that the field takes the keyboard each time. */
  readonly opened: number;
  readonly query: string;
  readonly replacement: string;
  readonly matchCase: boolean;
  readonly matches: readonly Match[];
  /** Place among the matches of the one that was gone to; -1 for none. */
  readonly current: number;
  /** What came of replacing all; null when nothing was. */
  readonly replaced: { readonly done: number; readonly left: number } | null;
}

const CLOSED: FindState = {
  isOpen: false,
  mayReplace: false,
  opened: 0,
  query: '',
  replacement: '',
  matchCase: false,
  matches: [],
  current: -1,
  replaced: null,
};

/** Finds and replaces in the text of one editor. */
export class FindDesk {
  readonly #state = watchable<FindState>(CLOSED);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #stop: () => void;

  constructor(private readonly editor: DraftEditor) {
    this.#stop = editor.onText(() => {
      if (!this.#state.getState().isOpen) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), REST);
    });
  }

  get state(): Watched<FindState> {
    return this.#state;
  }

  /** Opens, or puts the keyboard into the field again. What is selected in one line is looked for. */
  open(mayReplace: boolean): void {
    const state = this.#state.getState();
    const query = this.editor.selectedWords() || state.query;
    this.#state.set({ ...state, isOpen: true, mayReplace, opened: state.opened + 1, query, replaced: null });
    this.#search();
  }

  close(): void {
    this.#state.set({ ...this.#state.getState(), isOpen: false, matches: [], current: -1, replaced: null });
    this.#show();
    this.editor.actions.focus();
  }

  change(what: Partial<Pick<FindState, 'query' | 'replacement' | 'matchCase' | 'mayReplace'>>): void {
    this.#state.set({ ...this.#state.getState(), ...what, replaced: null });
    if (what.query !== undefined || what.matchCase !== undefined) this.#search();
  }

  /** Goes to the next match, or with -1 to the one before; the text is selected, the keyboard stays where it is. */
  go(step: 1 | -1): void {
    const { matches, current } = this.#state.getState();
    if (matches.length === 0) return;
    const next = current < 0 ? this.#nearest(step) : (current + step + matches.length) % matches.length;
    this.#visit(next);
  }

  /** Replaces the match that was gone to and goes to the next. */
  replace(): void {
    const { matches, current, replacement } = this.#state.getState();
    const match = matches[current];
    if (!match || match.kind !== 'words') return this.go(1);
    if (!this.editor.replaceWords(match, replacement)) return;
    this.#search();
    const after = this.#state
      .getState()
      .matches.findIndex(
        ({ index, from }) => index > match.index || (index === match.index && from >= match.from + replacement.length),
      );
    this.#visit(after < 0 ? 0 : after);
  }

  /** Replaces every match that is words, as one step of undo. Settled clauses, numbers and references stay. */
  replaceAll(): void {
    const { matches, replacement } = this.#state.getState();
    const done = this.editor.replaceAll(
      matches.filter(({ kind }) => kind === 'words'),
      replacement,
    );
    this.#search();
    this.#state.set({ ...this.#state.getState(), replaced: { done, left: matches.length - done } });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #visit(place: number): void {
    const match = this.#state.getState().matches[place];
    if (!match) return;
    this.#state.set({ ...this.#state.getState(), current: place });
    this.editor.selectWords(match, false);
    this.#show();
  }

  /** The first match at or after the cursor. */
  #nearest(step: 1 | -1): number {
    const { matches } = this.#state.getState();
    const { line, offset } = this.editor.cursor();
    const after = matches.findIndex(({ index, from }) => index > line || (index === line && from >= offset));
    if (step === 1) return Math.max(0, after);
    return ((after < 0 ? matches.length : after) - 1 + matches.length) % matches.length;
  }

  #search(): void {
    clearTimeout(this.#timer);
    const state = this.#state.getState();
    const matches = findInText(this.editor.searchedText(), state.query, state.matchCase);
    const before = state.matches[state.current];
    const current = before
      ? matches.findIndex(
          ({ line, from, kind }) => line === before.line && from === before.from && kind === before.kind,
        )
      : -1;
    this.#state.set({ ...state, matches, current });
    this.#show();
  }

  #show(): void {
    const { matches, current } = this.#state.getState();
    const drawn = matches.filter(({ from, to }) => to > from);
    const now = matches[current];
    this.editor.highlights.show('found', drawn);
    this.editor.highlights.show('found-now', now && now.to > now.from ? [now] : []);
  }
}
