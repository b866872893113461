import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { SUPERUSER, assertVersion, createCluster } from './cluster.js';
import { type DatabaseAccount, canReach, databaseAccount, findPostgresBinaries } from './postgres-binaries.js';
import { launchPostgres, portOfRunning } from './postgres-process.js';
import { isAlive, runningPostmaster } from './postmaster-file.js';
import { StartError } from './start-error.js';

/** A PostgreSQL that runs from the npm package. */
export interface EmbeddedPostgres {
  /** `postgres://…/colex`, as the superuser of this private cluster. */
  readonly url: string;
  /** The folder that holds the cluster; another than asked for only when root's database account cannot reach that one. */
  readonly folder: string;
  /** Stops PostgreSQL (fast shutdown) and resolves when it is gone. Does nothing when another process uses it. */
  stop(): Promise<void>;
}

/** How to start the embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Folder to hold the cluster in `<directory>/postgres`; made when absent. */
  readonly directory: string;
  /** false switches fsync off: for tests only. */
  readonly durable?: boolean;
  /** `serve` refuses when another Colex serves these data; `command` then joins in and leaves PostgreSQL running. */
  readonly purpose?: 'serve' | 'command';
}

const DATABASE = 'colex';
/** Held for as long as a Colex process is master of the embedded cluster. The number is arbitrary but fixed. */
const MASTER_LOCK = 6_265_971;
const POLL_MS = 20;

/**
 * Starts PostgreSQL inside `directory`, making the cluster at the first call, or takes over the one that a killed
 * process left running. Throws {@link StartError} with a sentence for every foreseeable failure; a first start that
 * breaks off half-way leaves nothing behind that a second one would trip over.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = await databaseAccount();
  const folder = await reachableFolder(resolve(options.directory), account);
  const binaries = await findPostgresBinaries(account, dirname(folder));
  const cluster = join(folder, 'cluster');
  await createCluster(folder, binaries, account);
  await assertVersion(cluster, binaries);
  const password = await readFile(join(folder, 'password'), 'utf8');

  const port =
    (await portOfRunning(cluster)) ??
    (await launchPostgres(folder, cluster, binaries, account, options.durable ?? true));
  const urlOf = (database: string) => `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

  const master = await becomeMaster(urlOf('postgres'));
  if (!master) {
    if (options.purpose === 'command') return { url: urlOf(DATABASE), folder, stop: async () => undefined };
    throw new StartError({
      zh: `另一个 Colex 正在使用 ${folder} 中的数据。请先停止它，或用 COLEX_DATA 指定另一个文件夹。`,
      en: `Another Colex is using the data in ${folder}. Stop it first, or name another folder with COLEX_DATA.`,
    });
  }
  await createDatabase(master);
  return {
    url: urlOf(DATABASE),
    folder,
    stop: async () => {
      await master.end();
      await stopPostmaster(cluster);
    },
  };
}

/** Where the cluster lies: inside the data folder, or, for root with a data folder others cannot enter, beside the system's own state. */
async function reachableFolder(directory: string, account: DatabaseAccount | undefined): Promise<string> {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(
      {
        zh: `不能写入数据文件夹 ${directory}：${reason}。请设置 DATABASE_URL 指向已有的 PostgreSQL，或用 COLEX_DATA 指定可写的文件夹。`,
        en: `The data folder ${directory} cannot be written: ${reason}. Set DATABASE_URL to an existing PostgreSQL, or COLEX_DATA to a folder that can be written.`,
      },
      { cause },
    );
  }
  if (await canReach(account, directory)) return join(directory, 'postgres');
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  const stateFolder = process.platform === 'linux' ? '/var/lib/colex' : join(tmpdir(), 'colex');
  const elsewhere = join(stateFolder, name);
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  await writeFile(join(directory, 'POSTGRES-IS-ELSEWHERE.txt'), `${elsewhere}\n`);
  return join(elsewhere, 'postgres');
}

/** Takes the lock that says "this process is master of the cluster"; undefined when another holds it. The server frees it when the holder dies. */
async function becomeMaster(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'colex master', keepAlive: true });
  // The connection only holds the lock; when PostgreSQL goes away the pools that do the work notice and report it.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [MASTER_LOCK]);
  if (rows[0]?.held) return client;
  await client.end();
  return undefined;
}

async function createDatabase(master: pg.Client): Promise<void> {
  const { rowCount } = await master.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await master.query(`CREATE DATABASE ${DATABASE}`);
}

async function stopPostmaster(cluster: string): Promise<void> {
  const postmaster = await runningPostmaster(cluster);
  if (!postmaster) return;
  process.kill(postmaster.pid, 'SIGINT');
  while (isAlive(postmaster.pid)) await delay(POLL_MS);
}
