import * as Y from 'yjs';
import { type Client, closeAll, connectClient } from '../generator/client.js';
import type { Address, Clocks, Room } from '../generator/commands.js';
import { isWhole, openDocument } from '../generator/open-document.js';
import type { SeedText } from '../texts.js';
import { spreadPlaces } from './places.js';

/** The most typists any scenario puts into one room. */
const PLACES = 200;

/** Writes updates into a document as one client and resolves when another client has seen them all. */
export async function seedOverSocket(address: Address, text: SeedText): Promise<void> {
  const reader = await openDocument(address);
  const writer = await new Promise<Client>((resolve, reject) => {
    const client = connectClient(address, 0, Y.encodeStateVector(reader.doc), {
      answered: () => resolve(client),
      updated: () => undefined,
      closed: (code, reason) => reject(new Error(`${address.name} refused its writer: ${code} ${reason}`)),
    });
  });
  for (const update of text.updates) writer.send(update);
  await reader.until((doc) => isWhole(doc, clocksOf(text)));
  await closeAll([writer]);
  await reader.close();
}

const known = new WeakMap<SeedText, Clocks>();

function clocksOf(text: SeedText): Clocks {
  let clocks = known.get(text);
  if (!clocks) {
    const doc = new Y.Doc();
    for (const update of text.updates) Y.applyUpdate(doc, update);
    clocks = new Map(Y.decodeStateVector(Y.encodeStateVector(doc)));
    doc.destroy();
    known.set(text, clocks);
  }
  return clocks;
}

/** What the benchmark must know of a document that holds `doc`. */
export function roomOf(address: Address, doc: Y.Doc): Room {
  const stateVector = Y.encodeStateVector(doc);
  return { ...address, stateVector, clocks: Y.decodeStateVector(stateVector), places: spreadPlaces(doc, PLACES) };
}

/** {@link roomOf} for a document that was seeded with exactly this text. */
export function seededRoom(address: Address, text: SeedText): Room {
  const doc = new Y.Doc();
  for (const update of text.updates) Y.applyUpdate(doc, update);
  const room = roomOf(address, doc);
  doc.destroy();
  return room;
}
