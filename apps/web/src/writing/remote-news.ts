import { lineAttrs, presenceOf, REMOTE_META, UNDO_META } from '@colex/editor';
import type { AwarenessUser } from '@colex/contract';
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { watchable } from '../editor/watched.js';
import { placeName } from './whereabouts.js';

/** What colleagues changed, as it is told to those who hear the page. */
export interface RemoteNews {
  /** Names of those whose carets are there; empty when nobody's is. */
  readonly who: readonly string[];
  readonly places: readonly string[];
}

/** Colleagues must have rested so long before it is told what they did, in milliseconds, but nobody waits longer than the limit. */
const REST = 3_000;
const LIMIT = 15_000;

const key = new PluginKey<number>('colex.news');

/** The ids of lines that are other nodes than before. */
function changedLines(before: Node, after: Node): string[] {
  let from = 0;
  const shorter = Math.min(before.childCount, after.childCount);
  while (from < shorter && before.child(from) === after.child(from)) from += 1;
  let tail = 0;
  while (
    tail < shorter - from &&
    before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)
  )
    tail += 1;
  const known = new Set(before.children.slice(from, before.childCount - tail));
  return after.children
    .slice(from, after.childCount - tail)
    .filter((line) => !known.has(line))
    .map((line) => lineAttrs(line).id);
}

/** Sums up what colleagues change, in a sentence after they rested: never a keystroke. */
export class RemoteNewsReport {
  readonly news = watchable<RemoteNews | null>(null);
  readonly plugin: Plugin<number>;
  readonly #changed = new Set<string>();
  #state: EditorState | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.plugin = new Plugin<number>({
      key,
      state: {
        init: () => 0,
        apply: (transaction, count) => {
          if (transaction.getMeta(REMOTE_META) !== true || transaction.getMeta(UNDO_META) === true) return count;
          for (const id of changedLines(transaction.before, transaction.doc)) this.#changed.add(id);
          return count + 1;
        },
      },
    });
  }

  shown(before: EditorState, after: EditorState): void {
    this.#state = after;
    if (key.getState(before) === key.getState(after)) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(this.#tell, REST);
    this.#limit ??= setTimeout(this.#tell, LIMIT);
  }

  destroy(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#limit);
  }

  readonly #tell = (): void => {
    this.destroy();
    this.#limit = undefined;
    const state = this.#state;
    if (state === undefined) return;
    const places = new Set<string>();
    const who = new Set<string>();
    state.doc.forEach((line, position) => {
      if (!this.#changed.has(lineAttrs(line).id)) return;
      const place = placeName(state, position + 1);
      if (place === '') return;
      places.add(place);
      for (const { user, head } of presenceOf<AwarenessUser>(state))
        if (placeName(state, head) === place) who.add(user.name);
    });
    this.#changed.clear();
    if (places.size > 0) this.news.set({ who: [...who], places: [...places] });
  };
}
