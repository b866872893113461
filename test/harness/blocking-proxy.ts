import { once } from 'node:events';
import { type IncomingMessage, createServer, request as ask } from 'node:http';
import { type Socket, connect } from 'node:net';

/** A proxy as offices have them: it looks at every request, and lets through what it is told to. */
export interface BlockingProxy {
  readonly url: string;
  /** Whether WebSockets are let through; open ones are cut when they no longer are. */
  lets: { websockets: boolean; streams: boolean };
  /** How many requests of each kind were turned down. */
  readonly refused: { websockets: number; streams: number };
  close(): Promise<void>;
}

/** Starts a proxy before a server. */
export async function aBlockingProxy(target: string): Promise<BlockingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const upgraded = new Set<Socket>();
  const lets = { websockets: true, streams: true };
  const refused = { websockets: 0, streams: 0 };
  const server = createServer((incoming, response) => {
    if (/^\/collab\/[^/]+\/(stream|frames)\//.test(incoming.url ?? '') && !lets.streams) {
      refused.streams += 1;
      response.writeHead(403).end('blocked');
      return;
    }
    const outgoing = ask(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    outgoing.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming: IncomingMessage, inward: Socket, head: Buffer) => {
    if (!lets.websockets) {
      refused.websockets += 1;
      inward.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const outward = connect(Number(port), hostname, () => {
      const headers = incoming.rawHeaders.reduce(
        (lines, text, index) => lines + (index % 2 === 0 ? `${text}: ` : `${text}\r\n`),
        '',
      );
      outward.write(`GET ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
      outward.write(head);
      outward.pipe(inward).pipe(outward);
    });
    upgraded.add(inward);
    for (const socket of [inward, outward]) {
      // Either end may break; the other goes with it.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        upgraded.delete(inward);
        inward.destroy();
        outward.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    get lets() {
      return lets;
    },
    set lets(wish) {
      Object.assign(lets, wish);
      if (!wish.websockets) for (const socket of upgraded) socket.destroy();
      // Streams that are open are requests like any other; a new rule holds for them at once.
      if (!wish.streams) for (const socket of sockets) if (!upgraded.has(socket)) socket.destroy();
    },
    refused,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
