import * as Y from 'yjs';

import type { DecodedUpdate, Struct } from './decoded-update.js';

/** How far the document knows a client: the first clock of that client it does not have. */
export function knownClock(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client);
}

/** How much of the struct the document does not have yet, in clocks. */
export function newLength(doc: Y.Doc, struct: Struct): number {
  const end = struct.id.clock + struct.length;
  return Math.max(0, end - Math.max(struct.id.clock, knownClock(doc, struct.id.client)));
}

/** The struct of the document that holds this clock of this client; undefined when it has none. */
export function structAt(doc: Y.Doc, client: number, clock: number): Y.Item | Y.GC | undefined {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || clock >= knownClock(doc, client)) return undefined;
  return structs[Y.findIndexSS(structs, clock)];
}

/** Whether anything of this range of clocks is there and not deleted. */
export function stillHolds(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  // What the document does not know yet, it has not lost yet either.
  if (clock + length > knownClock(doc, client)) return true;
  return deletesInRange(doc, client, clock, clock + length);
}

function deletesInRange(doc: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || from >= knownClock(doc, client)) return false;
  for (let place = Y.findIndexSS(structs, from); place < structs.length; place += 1) {
    const struct = structs[place];
    if (struct === undefined || struct.id.clock >= to) return false;
    if (!struct.deleted) return true;
  }
  return false;
}

/** Whether the update deletes anything the document still has. Deleting what the update itself brings does not count. */
export function deletesSomething(doc: Y.Doc, update: DecodedUpdate): boolean {
  return [...update.deletions].some(([client, ranges]) =>
    ranges.some(({ clock, len }) => deletesInRange(doc, client, clock, clock + len)),
  );
}
