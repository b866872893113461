import { WebSocket } from 'ws';
import type { Address } from './commands.js';
import { type Wire, wireOf } from './wire.js';

/** What a client hears. */
export interface ClientListener {
  /** The server's answer to the state vector. */
  answered(update: Uint8Array): void;
  /** What the others typed. */
  updated(update: Uint8Array): void;
  closed(code: number, reason: string): void;
}

/** A connection to one document. */
export interface Client {
  readonly socket: WebSocket;
  readonly wire: Wire;
  send(update: Uint8Array): void;
}

const NOTHING_LISTENED = 1006;

/**
 * Connects the `turn`-th client of a document and greets with what it has. It answers the server's own question with "nothing you
 * lack", as a tab does that has typed nothing while it was away.
 */
export function connectClient(
  address: Address,
  turn: number,
  stateVector: Uint8Array,
  listener: ClientListener,
): Client {
  const url = address.urls[turn % address.urls.length];
  if (url === undefined) throw new Error(`${address.name} has no address.`);
  const wire = wireOf(address.wire, address.name);
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  let failure = '';
  socket.once('open', () => {
    for (const frame of wire.greeting(stateVector)) socket.send(frame);
  });
  socket.on('message', (data: Buffer) => {
    const reading = wire.read(data);
    if (reading.step === 'update') listener.updated(reading.bytes);
    else if (reading.step === 'answer') listener.answered(reading.bytes);
    else if (reading.step === 'stateVector') socket.send(wire.nothingMore);
  });
  // ws always closes after an error; the close carries the reason on.
  socket.once('error', (error) => (failure = error.message));
  socket.once('close', (code, reason) => listener.closed(code || NOTHING_LISTENED, reason.toString('utf8') || failure));
  return { socket, wire, send: (update) => socket.send(wire.update(update)) };
}

/** Closes connections and resolves when the server has closed them too. */
export async function closeAll(clients: readonly Client[]): Promise<void> {
  await Promise.all(
    clients.map(
      ({ socket }) =>
        new Promise<void>((resolve) => {
          if (socket.readyState === WebSocket.CLOSED) return resolve();
          socket.once('close', () => resolve());
          socket.close();
        }),
    ),
  );
}
