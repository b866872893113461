import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BreakableLink, aBreakableLink } from '../../harness/breakable-link.js';

/** A PostgreSQL of a test's own, with fsync, that can be killed. Its address stays the same. */
export interface DurablePostgres {
  readonly link: BreakableLink;
  /** `kill -9` of the postmaster; resolves when it runs again. */
  crash(): Promise<void>;
  /** `kill -9` of one server process; PostgreSQL ends all others and recovers by itself. */
  crashBackend(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts one; it ends with this process, however that ends. */
export async function aDurablePostgres(): Promise<DurablePostgres> {
  const child = spawn(
    process.execPath,
    ['--import', './test/harness/typescript.mjs', 'test/fuzz/crash/durable-cluster.ts'],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '--no-warnings' } },
  );
  const lines = createInterface({ input: child.stdout });
  const tell = async (command: string): Promise<string> => {
    const answer = once(lines, 'line') as Promise<[string]>;
    child.stdin.write(`${command}\n`);
    return (await answer)[0];
  };
  const link = await aBreakableLink(await tell('start'));
  return {
    link,
    async crash() {
      link.leadTo(await tell('crash'));
    },
    crashBackend: async () => void (await tell('crash-backend')),
    async remove() {
      await link.cut();
      const exited = once(child, 'exit');
      child.stdin.end();
      await exited;
    },
  };
}
