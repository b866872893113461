import * as Y from 'yjs';
import { type Client, closeAll, connectClient } from './client.js';
import type { Address, Clocks, OpeningTimes, Room } from './commands.js';

const OPEN_LIMIT_MS = 60_000;

/** Whether the document has everything up to these clocks, and nothing that waits for something else. */
export function isWhole(doc: Y.Doc, clocks: Clocks): boolean {
  if (doc.store.pendingStructs !== null) return false;
  return [...clocks].every(([client, clock]) => Y.getState(doc.store, client) >= clock);
}

/** A document opened with Yjs behind it, and the connection still open. */
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly client: Client;
  /** When the answer arrived, before it was applied, on the clock of `performance.now`. */
  readonly answeredAt: number;
  /** Resolves when the document has what it must; rejects when the connection closes, or after a minute. */
  until(isEnough: (doc: Y.Doc) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Opens a document with nothing in hand, as a tab does; resolves when the server's answer has been applied. */
export function openDocument(address: Address): Promise<OpenDocument> {
  const doc = new Y.Doc();
  let isEnough: ((doc: Y.Doc) => boolean) | undefined;
  let enough: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const apply = (update: Uint8Array): void => {
    Y.applyUpdate(doc, update);
    if (isEnough?.(doc)) enough();
  };
  return new Promise((resolve, reject) => {
    fail = reject;
    const client = connectClient(address, 0, Y.encodeStateVector(doc), {
      answered: (update) => {
        const answeredAt = performance.now();
        apply(update);
        resolve({ doc, client, answeredAt, until, close });
      },
      updated: apply,
      closed: (code, reason) => fail(new Error(`${address.name} was closed: ${code} ${reason}`)),
    });
    const until = (condition: (doc: Y.Doc) => boolean): Promise<void> =>
      new Promise((done, refuse) => {
        const timer = setTimeout(() => fail(new Error(`${address.name} was not whole in time.`)), OPEN_LIMIT_MS);
        enough = () => {
          clearTimeout(timer);
          done();
        };
        fail = (error) => {
          clearTimeout(timer);
          refuse(error);
        };
        isEnough = condition;
        if (condition(doc)) enough();
      });
    const close = async (): Promise<void> => {
      fail = () => undefined;
      await closeAll([client]);
      doc.destroy();
    };
  });
}

/** See `Commands.open`. */
export async function timeOpening(room: Room): Promise<OpeningTimes> {
  const began = performance.now();
  const document = await openDocument(room);
  await document.until((doc) => isWhole(doc, room.clocks));
  const whole = performance.now() - began;
  await document.close();
  return { answered: document.answeredAt - began, whole };
}
