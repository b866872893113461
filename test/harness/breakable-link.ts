import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';

/** A way to a database that can be cut and mended, as a restart or a broken network would. */
export interface BreakableLink {
  /** The address of the database by this way. */
  readonly url: string;
  /** Breaks every connection and lets nobody through. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Opens a way to the database at `url`. */
export async function aBreakableLink(url: string): Promise<BreakableLink> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const server: Server = createServer((inward) => {
    const outward = connect(Number(target.port), target.hostname);
    for (const socket of [inward, outward]) {
      open.add(socket);
      // A cut shows itself as an error on either side; the sockets are gone then, which is what is wanted.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        inward.destroy();
        outward.destroy();
      });
    }
    inward.pipe(outward).pipe(inward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The link has no port.');
  const { port } = address;
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  return {
    url: through.href,
    async cut() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
