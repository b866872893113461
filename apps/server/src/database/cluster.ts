import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DatabaseAccount, PostgresBinaries } from './postgres-binaries.js';
import { runToEnd } from './postgres-process.js';
import { isAlive } from './postmaster-file.js';
import { StartError } from './start-error.js';

/** The superuser of the private cluster. */
export const SUPERUSER = 'colex';

/**
 * Makes the cluster in a folder of its own and moves it into place whole, so that a broken first start leaves no half of one.
 * Does nothing when it is there. Throws {@link StartError}.
 */
export async function createCluster(
  folder: string,
  binaries: PostgresBinaries,
  account: DatabaseAccount | undefined,
): Promise<void> {
  if (await exists(join(folder, 'password'))) return;
  await removeUnfinished(folder);
  const unfinished = `${folder}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`;
  const cluster = join(unfinished, 'cluster');
  const passwordFile = join(unfinished, 'password');
  await mkdir(cluster, { recursive: true });
  await chmod(unfinished, 0o711);
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) {
    await chown(cluster, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  // With plain --locale=C pg_trgm finds no trigrams in Chinese text; C.UTF-8 for the character type is what makes it work.
  const result = await runToEnd(
    binaries.initdb,
    [
      `--pgdata=${cluster}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
    ],
    account,
    unfinished,
  );
  if (result.code !== 0) {
    await rm(unfinished, { recursive: true, force: true });
    throw new StartError({
      zh: `无法建立数据库：${result.output}`,
      en: `The database could not be created: ${result.output}`,
    });
  }
  await rename(unfinished, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Two first starts at once: the other one's cluster is in place, ours is not needed.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(unfinished, { recursive: true });
  });
}

/** Removes what first starts that broke off left behind; those of living processes are left alone. */
async function removeUnfinished(folder: string): Promise<void> {
  const parent = dirname(folder);
  for (const name of await readdir(parent)) {
    const pid = /\.unfinished-(\d+)-\w+$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(parent, name), { recursive: true });
  }
}

/** Refuses a cluster that another major version of PostgreSQL made. Throws {@link StartError}. */
export async function assertVersion(cluster: string, binaries: PostgresBinaries): Promise<void> {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  const { output } = await runToEnd(binaries.postgres, ['--version'], undefined, dirname(cluster));
  const running = /(\d+)(\.\d+)?/.exec(output)?.[1];
  if (made !== running) {
    throw new StartError({
      zh: `${cluster} 由 PostgreSQL ${made} 建立，而内置的是 ${running ?? output}。请先用旧版本导出备份，再升级。`,
      en: `${cluster} was made by PostgreSQL ${made}, the embedded one is ${running ?? output}. Make a backup with the old release first.`,
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return false;
    },
  );
}
