import type { Cursor } from '@colex/collab';
import { Plugin, PluginKey } from 'prosemirror-state';
import type { EditorState, Transaction } from 'prosemirror-state';
import * as Y from 'yjs';

import type { DraftBinding } from './binding.js';

/** The selection of somebody else, as positions in this editor's document. */
export interface Presence<User> {
  /** The Yjs client the person writes with; one person may have several. */
  readonly client: number;
  readonly user: User;
  readonly anchor: number;
  readonly head: number;
}

/** What the server says of one client (see `AwarenessState` of `@colex/collab`). */
export interface PresenceSource<User> {
  readonly client: number;
  readonly user: User;
  readonly cursor?: Cursor;
}

const key = new PluginKey<readonly Presence<unknown>[]>('colex.presence');

/** Keeps the selections of others beside the document and moves them along with every change of it. */
export function presencePlugin(): Plugin<readonly Presence<unknown>[]> {
  return new Plugin<readonly Presence<unknown>[]>({
    key,
    state: {
      init: () => [],
      apply: (transaction, present) => {
        const told = transaction.getMeta(key) as readonly Presence<unknown>[] | undefined;
        if (told !== undefined) return told;
        if (!transaction.docChanged || present.length === 0) return present;
        return present.map((each) => ({
          ...each,
          // What is typed at somebody's caret by another stands before it, as the person would see it.
          anchor: transaction.mapping.map(each.anchor),
          head: transaction.mapping.map(each.head),
        }));
      },
    },
  });
}

/** Who is where, in a state made with {@link presencePlugin}; throws without it. */
export function presenceOf<User>(state: EditorState): readonly Presence<User>[] {
  const present = key.getState(state);
  if (present === undefined) throw new Error('The editor state has no presence plugin.');
  return present as readonly Presence<User>[];
}

/**
 * A transaction that shows the selections of others as they are told now. Cursors that point to text not yet received are left
 * out until the next telling. Drawing is the view's; it should not be done more than about five times a second.
 */
export function tellPresence<User>(
  binding: DraftBinding,
  state: EditorState,
  sources: readonly PresenceSource<User>[],
): Transaction {
  const present: Presence<User>[] = [];
  for (const { client, user, cursor } of sources) {
    if (cursor === undefined) continue;
    const anchor = binding.positionOf(Y.createRelativePositionFromJSON(cursor.anchor));
    const head = binding.positionOf(Y.createRelativePositionFromJSON(cursor.head));
    if (anchor !== undefined && head !== undefined) present.push({ client, user, anchor, head });
  }
  return state.tr.setMeta(key, present).setMeta('addToHistory', false);
}

/** The own selection in the form in which it travels. */
export function ownCursor(binding: DraftBinding): Cursor {
  const { anchor, head } = binding.anchoredSelection();
  return {
    anchor: Y.relativePositionToJSON(anchor) as Cursor['anchor'],
    head: Y.relativePositionToJSON(head) as Cursor['head'],
  };
}
