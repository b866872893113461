import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** A server process that can be killed and started again on the same port and database. */
export interface ChildServer {
  readonly url: string;
  readonly pid: number | undefined;
  /** Starts it; `environment` is added for this start alone. */
  start(environment?: Readonly<Record<string, string>>): Promise<void>;
  /** `kill -9`: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits; returns its exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
  /** Resolves when the process that runs now has ended, however. */
  ended(): Promise<void>;
  /** SIGSTOP: it stands still with everything it holds, until it goes on. */
  pause(): void;
  goOn(): void;
}

/** How a child differs from a server with the defaults of the tests. */
export interface ChildServerOptions {
  /** Environment variables, as a person would set them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What to run instead of `test/harness/server-process.ts`. */
  readonly program?: string;
}

/** A server process on a free port, not started yet. */
export async function aChildServer(databaseUrl: string, options: ChildServerOptions = {}): Promise<ChildServer> {
  const { environment: always = {}, program = 'test/harness/server-process.ts' } = options;
  const port = await aFreePort();
  let child: ChildProcess | undefined;
  const hasEnded = (): boolean => !child || child.exitCode !== null || child.signalCode !== null;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || hasEnded()) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    // A process that stands still takes notice of nothing but SIGKILL.
    if (signal !== 'SIGKILL') child.kill('SIGCONT');
    const [code] = (await exited) as [number | null];
    return code;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child?.pid;
    },
    async start(environment = {}) {
      const started = spawn(process.execPath, ['--import', './test/harness/typescript.mjs', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          NODE_OPTIONS: '--no-warnings',
          DATABASE_URL: databaseUrl,
          PORT: String(port),
          COLEX_LOG_LEVEL: process.env['COLEX_TEST_LOG_LEVEL'] ?? 'silent',
          ...always,
          ...environment,
        },
      });
      child = started;
      const lines = createInterface({ input: started.stdout });
      await Promise.race([
        once(lines, 'line'),
        once(started, 'exit').then(([code]) =>
          Promise.reject(new Error(`The server ended before it listened (${code}).`)),
        ),
      ]);
      // With COLEX_TEST_LOG_LEVEL the log follows on the same stream.
      lines.on('line', (line) => process.stderr.write(`${line}\n`));
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    async ended() {
      if (child && !hasEnded()) await once(child, 'exit');
    },
    pause: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
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
