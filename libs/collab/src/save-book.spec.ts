import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { bodyOf } from './document.js';
import {
  acknowledgementFrame,
  decodeFrame,
  isWritingFrame,
  refusalFrame,
  syncStep1Frame,
  syncStep2Frame,
} from './frames.js';
import { keepSaveBook, ledgerSocket, openSaveBook } from './save-book.js';
import type { SaveBook } from './save-book.js';
import type { SaveState } from './save-ledger.js';

/** A server of one draft that speaks the protocol over real sockets and acknowledges when it is told to. */
async function aServer() {
  const sockets = new Set<WebSocket>();
  const received = new Map<WebSocket, number>();
  const doc = new Y.Doc();
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    sockets.add(socket);
    received.set(socket, 0);
    socket.on('message', (data: Buffer) => {
      const frame = decodeFrame(data);
      if (isWritingFrame(data)) received.set(socket, (received.get(socket) ?? 0) + 1);
      if (frame.type === 'syncStep1') {
        socket.send(syncStep2Frame(Y.encodeStateAsUpdate(doc, frame.stateVector)));
        socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
      } else if (frame.type === 'update' || frame.type === 'syncStep2') Y.applyUpdate(doc, frame.update);
    });
    socket.on('close', () => sockets.delete(socket));
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    doc,
    acknowledge: () =>
      sockets.forEach((socket) => socket.send(acknowledgementFrame({ frames: received.get(socket) ?? 0, seq: 1 }))),
    refuse: () =>
      sockets.forEach((socket) =>
        socket.send(refusalFrame({ frame: 1, code: 'SETTLED', messageKey: 'settled', clauseIds: ['a'] })),
      ),
    close: (code: number) => sockets.forEach((socket) => socket.close(code, 'closed by the test')),
    stop: async () => {
      for (const socket of sockets) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

async function until(book: SaveBook, type: SaveState['type'], edits?: number): Promise<void> {
  const reached = (): boolean => {
    const state = book.getState();
    return state.type === type && (edits === undefined || ('edits' in state && state.edits === edits));
  };
  if (reached()) return;
  await new Promise<void>((resolve) => {
    const stop = book.subscribe(() => {
      if (!reached()) return;
      stop();
      resolve();
    });
  });
}

async function untilHolds(doc: Y.Doc, text: string): Promise<void> {
  while (!bodyOf(doc).toString().includes(text)) await once(doc as never, 'update');
}

describe('the save book of the stock provider', () => {
  let server: Awaited<ReturnType<typeof aServer>>;
  let doc: Y.Doc;
  let book: SaveBook;
  let provider: WebsocketProvider;
  let stop: () => void;

  beforeEach(async () => {
    server = await aServer();
    doc = new Y.Doc();
    book = openSaveBook();
    const WebSocketPolyfill = ledgerSocket(WebSocket, book) as unknown as typeof globalThis.WebSocket;
    provider = new WebsocketProvider(server.url, 'draft', doc, {
      WebSocketPolyfill,
      disableBc: true,
      maxBackoffTime: 50,
    });
    stop = keepSaveBook(provider, book);
    await until(book, 'saved');
  });

  afterEach(async () => {
    stop();
    provider.destroy();
    doc.destroy();
    await server.stop();
  });

  it('says saved only after the acknowledgement, although the server has the text before', async () => {
    bodyOf(doc).insert(0, '甲');
    expect(book.getState()).toEqual({ type: 'saving', edits: 1 });
    await untilHolds(server.doc, '甲');
    expect(book.getState()).toEqual({ type: 'saving', edits: 1 });
    server.acknowledge();
    await until(book, 'saved');
  });

  it('does not count what came from the server as an edit', async () => {
    bodyOf(server.doc).insert(0, '乙');
    server.close(1012);
    await until(book, 'offline', 0);
    await untilHolds(doc, '乙');
    expect(book.getState()).toEqual({ type: 'saved' });
  });

  it('counts what is typed offline and saves it with the handshake of the next connection', async () => {
    server.close(1012);
    await until(book, 'offline', 0);
    bodyOf(doc).insert(0, '丙');
    bodyOf(doc).insert(1, '丁');
    expect(book.getState()).toEqual({ type: 'offline', edits: 2 });
    await until(book, 'saving', 2);
    await untilHolds(server.doc, '丙丁');
    server.acknowledge();
    await until(book, 'saved');
  });

  it('tells the reason of a refusal', async () => {
    bodyOf(doc).insert(0, '戊');
    server.refuse();
    await until(book, 'failed');
    expect(book.getState()).toMatchObject({
      edits: 1,
      failure: { type: 'refused', refused: { code: 'SETTLED', clauseIds: ['a'] } },
    });
  });

  it('tells that the server closed for good', async () => {
    server.close(4403);
    await until(book, 'failed');
    expect(book.getState()).toMatchObject({ failure: { type: 'closed', closeCode: 4403 } });
  });
});
