import type { Line } from '@colex/lawtext';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import { SUBJECTS, TEXT_KINDS, type SubjectName } from './text.js';

/** Ten people who type five characters a second each. */
const PEERS = 10;
const PAUSE = 200;

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves the page, and to each page updates of ten others who type in the text it has open. */
export interface Desk {
  readonly url: string;
  /** The text at the beginning. */
  readonly states: Readonly<Record<SubjectName, Uint8Array>>;
  close(): Promise<void>;
}

/** Starts it for a folder that holds the built page. */
export async function openDesk(folder: string, lines: readonly Line[]): Promise<Desk> {
  const states = Object.fromEntries(
    SUBJECTS.map((name) => {
      const doc = new Y.Doc();
      TEXT_KINDS[name].write(doc, lines);
      return [name, Y.encodeStateAsUpdate(doc)];
    }),
  ) as Record<SubjectName, Uint8Array>;
  const http = createServer((request, answer) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    readFile(join(folder, path)).then(
      (file) => answer.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(file),
      () => answer.writeHead(404).end(),
    );
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket, request) => {
    const name = SUBJECTS.find((each) => request.url === `/${each}`);
    if (name) typeInto(socket, name, states[name], lines.length);
  });
  await listening(http);
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    states,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      await new Promise((done) => http.close(done));
    },
  };
}

async function listening(server: Server): Promise<void> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
}

/** Ten people type for as long as the socket is open: three near the middle, where the page is, the others anywhere. */
function typeInto(socket: WebSocket, name: SubjectName, state: Uint8Array, count: number): void {
  const kind = TEXT_KINDS[name];
  const middle = Math.floor(count / 2);
  const timers = Array.from({ length: PEERS }, (_, peer) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const line = peer < 3 ? middle - 3 + 2 * peer : Math.floor((count * (peer + 0.5)) / PEERS);
    doc.on('update', (update: Uint8Array) => socket.send(update));
    let turn: NodeJS.Timeout;
    const begin = setTimeout(
      () => {
        turn = setInterval(() => kind.type(doc, line, '人'), PAUSE);
      },
      (peer * PAUSE) / PEERS,
    );
    return () => {
      clearTimeout(begin);
      clearInterval(turn);
      doc.destroy();
    };
  });
  socket.on('close', () => {
    for (const stop of timers) stop();
  });
}
