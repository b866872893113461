import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../machine/server-process.js';
import type { Commands, Reply } from './commands.js';

/** The load generator, seen from the benchmark. */
export interface Generator extends Commands {
  stop(): Promise<void>;
}

/** No command takes longer: one that does is a fault, and the benchmark stops. */
const COMMAND_LIMIT_MS = 120_000;

/** Starts the load generator in a process of its own. */
export function startGenerator(): Generator {
  const child = fork(fileURLToPath(new URL('main.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    // Byte arrays and maps go through as they are.
    serialization: 'advanced',
  });
  endWithUs(child);
  const call =
    <Name extends keyof Commands>(name: Name) =>
    async (...args: Parameters<Commands[Name]>): Promise<Awaited<ReturnType<Commands[Name]>>> => {
      const reply = await callOnce(child, name, args);
      if ('error' in reply) throw new Error(`The generator failed: ${reply.error}`);
      return reply.value as Awaited<ReturnType<Commands[Name]>>;
    };
  return {
    connect: call('connect'),
    type: call('type'),
    saturate: call('saturate'),
    typeUntilClosed: call('typeUntilClosed'),
    disconnect: call('disconnect'),
    storm: call('storm'),
    open: call('open'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

function callOnce(child: ChildProcess, name: keyof Commands, args: readonly unknown[]): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      child.off('message', answered).off('exit', ended);
    };
    const answered = (reply: unknown): void => {
      settle();
      resolve(reply as Reply);
    };
    const ended = (): void => {
      settle();
      reject(new Error(`The generator ended during ${name}.`));
    };
    const timer = setTimeout(() => {
      settle();
      reject(new Error(`The generator did not finish ${name} in ${COMMAND_LIMIT_MS / 1_000} s.`));
    }, COMMAND_LIMIT_MS);
    child.once('message', answered).once('exit', ended);
    child.send({ name, args });
  });
}
