import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A way to a database (or to Redis) that can be cut and mended, as a restart or a broken network would. */
export interface BreakableLink {
  /** The address of the database by this way. */
  readonly url: string;
  /** Breaks every connection and lets nobody through. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Lets nothing pass, and breaks nothing: a cable pulled out. `flow` lets pass what waits. */
  stall(): void;
  flow(): void;
  /** From now on every answer takes this long. */
  slowDown(milliseconds: number): void;
  /** From now on new connections lead to another place: a database that came back on another port. */
  leadTo(url: string): void;
}

/** Opens a way to the database at `url`. */
export async function aBreakableLink(url: string): Promise<BreakableLink> {
  let target = new URL(url);
  let latency = 0;
  let stalled: { readonly over: Promise<void>; readonly end: () => void } | undefined;
  const open = new Set<Socket>();

  async function pass(from: Socket, to: Socket, pause: () => number): Promise<void> {
    for await (const chunk of from) {
      await stalled?.over;
      const milliseconds = pause();
      if (milliseconds > 0) await delay(milliseconds);
      if (!to.write(chunk as Buffer)) await once(to, 'drain');
    }
    to.end();
  }

  const server: Server = createServer((inward) => {
    const outward = connect(Number(target.port), target.hostname);
    const breakOff = (): void => {
      inward.destroy();
      outward.destroy();
    };
    for (const socket of [inward, outward]) {
      open.add(socket);
      // A cut shows itself as an error on either side; the sockets are gone then, which is what is wanted.
      socket.on('error', breakOff);
      socket.on('close', () => {
        open.delete(socket);
        breakOff();
      });
    }
    pass(inward, outward, () => 0).catch(breakOff);
    pass(outward, inward, () => latency).catch(breakOff);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The link has no port.');
  const { port } = address;
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(port);
  const flow = (): void => {
    stalled?.end();
    stalled = undefined;
  };
  return {
    url: through.href,
    async cut() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      flow();
      await closed;
    },
    async mend() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stall() {
      let end = (): void => undefined;
      const over = new Promise<void>((resolve) => (end = resolve));
      stalled ??= { over, end };
    },
    flow,
    slowDown(milliseconds) {
      latency = milliseconds;
    },
    leadTo(elsewhere) {
      target = new URL(elsewhere);
    },
  };
}
