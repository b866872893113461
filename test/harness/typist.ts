import { bodyOf, keepSaveBook, ledgerSocket, newDraftDocument, openSaveBook } from '@colex/collab';
import type * as Y from 'yjs';
import type { OpenDraft, TestActor } from './actor.js';

/** Somebody who types words that nobody else types, and keeps account of what the server said about them. */
export interface Typist {
  readonly sign: string;
  readonly personId: string;
  readonly opened: OpenDraft;
  /** Every word typed so far, in order, those taken away again included. */
  readonly typed: readonly string[];
  /** Words taken away again. */
  readonly removed: ReadonlySet<string>;
  /** Types one word at the end of the text. */
  type(): void;
  /** Takes one of the own words away again. */
  remove(random: () => number): void;
  /** How many of the edits, from the first on, the server said are saved. */
  acknowledged(): number;
  /** The edits in order: what each of them did. */
  readonly edits: readonly { readonly word: string; readonly did: 'typed' | 'removed' }[];
}

/** Opens a draft for somebody whose words begin with `sign`. */
export function aTypist(
  actor: TestActor,
  draftId: string,
  sign: string,
  personId: string,
  socketClass = actor.socketClass(),
): Typist {
  const doc = newDraftDocument();
  const book = openSaveBook();
  const opened = actor.open(draftId, {
    doc,
    params: { ack: '1' },
    socketClass: ledgerSocket(socketClass, book),
  });
  keepSaveBook(opened.provider, book);
  const typed: string[] = [];
  const removed = new Set<string>();
  const edits: { word: string; did: 'typed' | 'removed' }[] = [];
  return {
    sign,
    personId,
    opened,
    typed,
    removed,
    edits,
    type() {
      const word = `${sign}${typed.length}。`;
      typed.push(word);
      edits.push({ word, did: 'typed' });
      opened.body.insert(opened.body.length, word);
    },
    remove(random) {
      const left = typed.filter((word) => !removed.has(word));
      const word = left[Math.floor(random() * left.length)];
      const place = word === undefined ? undefined : placeOf(bodyOf(doc), word);
      if (word === undefined || place === undefined) return;
      removed.add(word);
      edits.push({ word, did: 'removed' });
      opened.body.delete(place, word.length);
    },
    acknowledged() {
      const state = book.getState();
      return edits.length - ('edits' in state ? state.edits : 0);
    },
  };
}

/** Where a word stands in the sequence of the text; undefined when it does not. */
function placeOf(body: Y.Text, word: string): number | undefined {
  let index = 0;
  for (const { insert } of body.toDelta() as { insert: unknown }[]) {
    if (typeof insert !== 'string') {
      index += 1;
      continue;
    }
    const found = insert.indexOf(word);
    if (found >= 0) return index + found;
    index += insert.length;
  }
  return undefined;
}
