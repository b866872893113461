import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DatabaseAccount, PostgresBinaries } from './postgres-binaries.js';
import { runningPostmaster } from './postmaster-file.js';
import { StartError } from './start-error.js';

const POLL_MS = 20;
const START_LIMIT_MS = 60_000;
const LOG_TAIL_BYTES = 2_000;

/** Runs a program to its end; `output` is the last 2,000 characters of what it printed. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  account: DatabaseAccount | undefined,
  cwd: string,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, {
    ...account,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: postgresEnvironment(),
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-LOG_TAIL_BYTES);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await exitOf(child);
  return { code, output: output.trim() };
}

/**
 * Starts PostgreSQL on the cluster and resolves with its port when it accepts connections; `durable: false` switches
 * fsync off. Throws {@link StartError} with the end of PostgreSQL's own log.
 */
export async function launchPostgres(
  folder: string,
  cluster: string,
  binaries: PostgresBinaries,
  account: DatabaseAccount | undefined,
  durable: boolean,
): Promise<number> {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  // PostgreSQL writes to the file itself, so that it keeps a log (and a standard error) when this process is killed.
  const log = await open(join(folder, 'postgres.log'), 'a+');
  try {
    const { size: logStart } = await log.stat();
    // A session of its own: Ctrl-C at the terminal must reach only this process, which stops PostgreSQL after its last write.
    const child = spawn(
      binaries.postgres,
      ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...account, cwd: folder, detached: true, stdio: ['ignore', log.fd, log.fd], env: postgresEnvironment() },
    );
    const ended = exitOf(child);
    const limit = Date.now() + START_LIMIT_MS;
    while (Date.now() < limit) {
      const postmaster = await runningPostmaster(cluster);
      if (postmaster?.ready && postmaster.pid === child.pid) {
        child.unref();
        return postmaster.port;
      }
      const finished = await Promise.race([ended, delay(POLL_MS, 'running' as const)]);
      if (finished === 'running') continue;
      // A start in another process may have won the race for this cluster.
      const other = await portOfRunning(cluster);
      if (other !== undefined) return other;
      const { size } = await log.stat();
      const length = Math.min(size - logStart, LOG_TAIL_BYTES);
      const { buffer } = await log.read(Buffer.alloc(length), 0, length, size - length);
      throw new StartError({
        zh: `PostgreSQL 没有启动：${buffer.toString('utf8').trim()}`,
        en: `PostgreSQL did not start: ${buffer.toString('utf8').trim()}`,
      });
    }
    child.kill('SIGQUIT');
    throw notReady(cluster);
  } finally {
    await log.close();
  }
}

/** The port of a PostgreSQL that already runs on this cluster (left by a killed process, or another's), once it is ready; undefined when none runs. */
export async function portOfRunning(cluster: string): Promise<number | undefined> {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit) {
    const postmaster = await runningPostmaster(cluster);
    if (!postmaster) return undefined;
    if (postmaster.ready) return postmaster.port;
    await delay(POLL_MS);
  }
  throw notReady(cluster);
}

function notReady(cluster: string): StartError {
  return new StartError({
    zh: `${cluster} 上的 PostgreSQL 一分钟内没有就绪。`,
    en: `The PostgreSQL on ${cluster} did not become ready within a minute.`,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail).listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}

/** PostgreSQL's own variables (PGDATA, PGPORT …) of the person's shell must not reach the embedded one. */
function postgresEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code));
  });
}
