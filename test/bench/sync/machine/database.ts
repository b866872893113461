import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../../../apps/server/src/database/embedded-postgres.js';
import { runningPostmaster } from '../../../../apps/server/src/database/postmaster-file.js';

/** A durable PostgreSQL of one contender's own. */
export interface BenchDatabase {
  readonly url: string;
  /** Of the postmaster. */
  readonly pid: number;
  stop(): Promise<void>;
}

const postmasters = new Set<number>();
const folders = new Set<string>();

/** A benchmark that breaks off leaves neither a database running nor its files. */
process.on('exit', () => {
  for (const pid of postmasters) process.kill(pid, 'SIGQUIT');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
});

/** A new, empty folder of this run that PostgreSQL's account may enter. */
export async function newFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `colex-bench-${name}-`));
  await chmod(folder, 0o755);
  folders.add(folder);
  return folder;
}

/** Starts PostgreSQL with the product's own settings, fsync on; `stop` also removes its files. */
export async function startDatabase(name: string): Promise<BenchDatabase> {
  const directory = await newFolder(`${name}-database`);
  const postgres = await startEmbeddedPostgres({ directory, durable: true });
  const postmaster = await runningPostmaster(join(postgres.folder, 'cluster'));
  if (!postmaster) throw new Error('PostgreSQL was started and does not run.');
  postmasters.add(postmaster.pid);
  return {
    url: postgres.url,
    pid: postmaster.pid,
    async stop() {
      await postgres.stop();
      postmasters.delete(postmaster.pid);
      await rm(directory, { recursive: true, force: true });
      if (!postgres.folder.startsWith(directory)) await rm(postgres.folder, { recursive: true, force: true });
    },
  };
}
