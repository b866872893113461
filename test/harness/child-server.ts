import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** A server process that can be killed and started again on the same port and database. */
export interface ChildServer {
  readonly url: string;
  start(): Promise<void>;
  /** `kill -9`: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits; returns its exit code. */
  stop(): Promise<number | null>;
}

/** A server process on a free port, not started yet. */
export async function aChildServer(databaseUrl: string): Promise<ChildServer> {
  const port = await aFreePort();
  let child: ChildProcess | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    async start() {
      const started = spawn(
        process.execPath,
        ['--import', './test/harness/typescript.mjs', 'test/harness/server-process.ts'],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: {
            ...process.env,
            NODE_OPTIONS: '--no-warnings',
            DATABASE_URL: databaseUrl,
            PORT: String(port),
            COLEX_LOG_LEVEL: process.env['COLEX_TEST_LOG_LEVEL'] ?? 'silent',
          },
        },
      );
      child = started;
      await Promise.race([
        once(createInterface({ input: started.stdout }), 'line'),
        once(started, 'exit').then(([code]) =>
          Promise.reject(new Error(`The server ended before it listened (${code}).`)),
        ),
      ]);
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      if (!child) return null;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** A port nobody listens on just now. */
export async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
