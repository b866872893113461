import { sha256 } from '@colex/lawtext';
import * as Y from 'yjs';

import { linesOf } from './document.js';

/**
 * The document that is the fold of journal entries (V1 updates in the order of their seq). One transaction, so observers added
 * later see nothing of it. Throws when an entry is no update: a broken journal must never open as an empty draft.
 */
export function foldJournal(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, 'journal');
  }, 'journal');
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('The journal has a hole: an entry builds on text that no earlier entry brought.');
  }
  return doc;
}

/** The whole state as one V1 update; with a state vector only what the holder of that vector lacks. */
export function encodeState(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  return Y.encodeStateAsUpdate(doc, stateVector);
}

/** Several V1 updates, each built on those before it, as one that has the same effect. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  return Y.mergeUpdates([...updates]);
}

/**
 * What two copies of a draft must agree on (trust.md N8): the lines as read and how far each client's writing is known, as 64 hex
 * digits of SHA-256. It does not depend on the order in which updates arrived nor on what was garbage-collected.
 */
export function stateHash(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([one], [other]) => one - other);
  const lines = linesOf(doc).map(({ id, kind, number, text, references }) => [
    id,
    kind,
    number ?? null,
    text,
    (references ?? []).map(({ target, until, label }) => [target, until ?? null, label]),
  ]);
  return sha256(JSON.stringify([clocks, lines]));
}
