import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { findRedis } from '../../scripts/redis.mjs';
import { aFreePort } from './child-server.js';
import { eventually } from './eventually.js';

/** A Redis of a test's own; it keeps nothing. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** `describe`, or a describe that says in one line why it passes without Redis. */
export const describeWithRedis: jest.Describe | jest.Describe['skip'] = findRedis() ? describe : skipped();

function skipped(): jest.Describe['skip'] {
  process.stderr.write('No Redis is installed: the tests of several nodes with Redis are left out.\n');
  return describe.skip;
}

/** Starts the Redis of this machine on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const program = findRedis();
  if (!program) throw new Error('No Redis is installed.');
  const port = await aFreePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  // Debian's redis-tools holds the same program under another name.
  const child = spawn(program, args, { argv0: 'redis-server', stdio: 'ignore', cwd: '/' });
  const url = `redis://127.0.0.1:${port}/0`;
  const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  probe.on('error', () => undefined);
  await eventually('Redis answers', async () => {
    if (probe.status !== 'ready') await probe.connect().catch(() => undefined);
    return probe.status === 'ready';
  });
  probe.disconnect();
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
