import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { waitUntil } from './wait.js';

/** What to start. */
export interface ServerCommand {
  /** Arguments of Node. */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where it will listen on 127.0.0.1. */
  readonly port: number;
  /** What it prints when it serves, for one that opens its port earlier than that; else an open port says it. */
  readonly readySign?: RegExp;
  /** Opens Node's inspector, through which the memory scenario asks for a collection; slows the process a little. */
  readonly inspect: boolean;
}

/** A server of a contender, in a process of its own. */
export interface ServerProcess {
  readonly pid: number;
  /** The inspector's address; only with `inspect`. */
  readonly inspectorUrl: string | undefined;
  /** What it has printed so far, the last 20,000 characters. */
  output(): string;
  /** Sends the signal and resolves when the process is gone; after 20 s it is killed. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Nothing of the person's shell that could configure a contender, such as DATABASE_URL, reaches it. */
const SYSTEM_ENVIRONMENT = Object.fromEntries(
  ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
);

const KEPT_OUTPUT = 20_000;
const STOP_LIMIT_MS = 20_000;

/** Every child of this benchmark that still runs; it ends these and no others. */
const running = new Set<ChildProcess>();

/** Has the child ended with this benchmark, however that ends. */
export function endWithUs(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a Node server and resolves when it serves; throws with its output when it ends before. */
export async function startServer(command: ServerCommand): Promise<ServerProcess> {
  const inspect = command.inspect ? ['--inspect=127.0.0.1:0'] : [];
  const child = spawn(process.execPath, [...inspect, ...command.args], {
    cwd: command.cwd,
    env: { ...SYSTEM_ENVIRONMENT, NODE_ENV: 'production', ...command.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child);
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('A spawned process has no id.');
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  await waitUntil(`${command.args.at(-1)} listens`, async () => {
    if (ended()) throw new Error(`${command.args.join(' ')} ended:\n${output}`);
    return command.readySign ? command.readySign.test(output) : accepts(command.port);
  });
  return {
    pid,
    inspectorUrl: /Debugger listening on (ws:\S+)/.exec(output)?.[1],
    output: () => output,
    async end(signal) {
      if (ended()) return;
      const exit = once(child, 'exit');
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exit;
      clearTimeout(timer);
    },
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Refused is the answer to the question, not a fault.
    socket.once('error', () => resolve(false));
  });
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}
