import * as Y from 'yjs';

/**
 * Client ids from here on write line markers only. Where two people write at the very same place at the same time, Yjs puts the
 * lower client id first; so words typed at the end of a line stay in that line although a colleague pressed Enter there at the
 * same moment, instead of opening the new line in every second case.
 */
const MARKER_CLIENTS = 0x8000_0000;

/**
 * A new document to edit a draft with. Its client id is below 2³¹, so that its line markers have an id of their own (see
 * `writeMarkers`). Make it before the provider: awareness keeps the id it finds.
 */
export function newDraftDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID %= MARKER_CLIENTS;
  return doc;
}

/** The id under which a client writes line markers. */
export const markerClientOf = (client: number): number => (client < MARKER_CLIENTS ? client + MARKER_CLIENTS : client);

/**
 * Runs `write`, which inserts line markers and nothing else, under the marker id of the document. Without one (a document not made
 * by `newDraftDocument`) it writes under the id there is. To be called within a transaction.
 */
export function writeMarkers(doc: Y.Doc, write: () => void): void {
  const client = doc.clientID;
  doc.clientID = markerClientOf(client);
  try {
    write();
  } finally {
    doc.clientID = client;
  }
}
