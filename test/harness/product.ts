import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** The product as a person runs it: `npm start`'s process with its embedded PostgreSQL, in a folder of its own. */
export interface Product {
  readonly url: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The one password of the demo. */
  readonly password: string;
  /** Everything the terminal showed since the last start. */
  printed(): string;
  /** Starts it (again) on the same port and data. */
  start(): Promise<void>;
  /** `kill -9` of the server process. */
  kill(): Promise<void>;
  /** Ctrl-C; returns the exit code. */
  interrupt(): Promise<number | null>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** Starts the built product on a free port with an empty data folder; the demo is seeded. */
export async function startProduct(): Promise<Product> {
  const directory = await mkdtemp(join(tmpdir(), 'colex-product-'));
  // PostgreSQL runs as another user when we are root, and must be able to enter.
  await chmod(directory, 0o755);
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    DATABASE_URL: '',
    COLEX_DATA: directory,
    COLEX_LOG_LEVEL: 'silent',
    PORT: '0',
    LANG: 'zh_CN.UTF-8',
    LC_ALL: '',
  };
  let child: ChildProcess | undefined;
  let printed = '';

  async function start(): Promise<void> {
    printed = '';
    const started = spawn(process.execPath, ['dist/apps/server/src/main.js'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const keep = (chunk: Buffer): void => void (printed += chunk.toString('utf8'));
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    await eventually(
      'the product is up',
      () => {
        if (started.exitCode !== null) throw new Error(`The product ended before it was up: ${printed}`);
        return printed.includes('Ctrl-C');
      },
      START_LIMIT_MS,
    );
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }

  await start();
  const url = /http:\/\/\S+/.exec(printed)?.[0];
  const password = /密码均为 (\S+?)）/.exec(printed)?.[1];
  if (!url || !password) throw new Error(`The product printed no address or no password: ${printed}`);
  // From now on it is the same address at every start.
  environment['PORT'] = new URL(url).port;
  return {
    url,
    environment,
    password,
    printed: () => printed,
    start,
    kill: async () => void (await end('SIGKILL')),
    interrupt: () => end('SIGINT'),
    remove: async () => {
      await end('SIGINT');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
