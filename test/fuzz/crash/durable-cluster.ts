/**
 * A PostgreSQL that means it (fsync on), in a process of its own, to be killed with -9. Reads one command a line and answers each
 * with the address of the database: `start`, `crash` (the postmaster is killed and started again), `crash-backend` (one server
 * process is killed, PostgreSQL restarts itself). Stops and removes everything when its standard input ends.
 */
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../apps/server/src/database/embedded-postgres.js';
import { isAlive, runningPostmaster } from '../../../apps/server/src/database/postmaster-file.js';
import { StartError } from '../../../apps/server/src/database/start-error.js';
import { eventually } from '../../harness/eventually.js';

const directory = await mkdtemp(join(tmpdir(), 'colex-crash-'));
await chmod(directory, 0o755);
let cluster: EmbeddedPostgres = await startEmbeddedPostgres({ directory });

/** The server processes of a postmaster; Linux tells them. */
async function childrenOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(pids.map(async (name) => [Number(name), await parentOf(name)] as const));
  return parents.filter(([, parent]) => parent === pid).map(([child]) => child);
}

async function parentOf(pid: string): Promise<number | undefined> {
  // A process may end while it is looked at.
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
}

async function isBackend(pid: number): Promise<boolean> {
  return /postgres: colex colex /.test(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
}

async function postmasterPid(): Promise<number> {
  const postmaster = await runningPostmaster(join(cluster.folder, 'cluster'));
  if (!postmaster) throw new Error('PostgreSQL does not run.');
  return postmaster.pid;
}

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => undefined,
  async crash() {
    const pid = await postmasterPid();
    const children = await childrenOf(pid);
    process.kill(pid, 'SIGKILL');
    await eventually('every process of PostgreSQL is gone', () => ![pid, ...children].some(isAlive), 60_000);
    cluster = await eventually(
      'PostgreSQL runs again',
      () =>
        startEmbeddedPostgres({ directory }).catch((error: unknown) => {
          // The shared memory of the killed one may be held a moment longer.
          if (error instanceof StartError) return undefined;
          throw error;
        }),
      60_000,
    );
  },
  async 'crash-backend'() {
    for (const pid of await childrenOf(await postmasterPid())) {
      if (!(await isBackend(pid))) continue;
      process.kill(pid, 'SIGKILL');
      return;
    }
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  await COMMANDS[line]?.();
  process.stdout.write(`${cluster.url}\n`);
}
await cluster.stop();
await rm(directory, { recursive: true, force: true });
if (!cluster.folder.startsWith(directory)) await rm(cluster.folder, { recursive: true, force: true });
process.exit(0);
