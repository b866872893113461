import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../apps/server/src/database/embedded-postgres.js';
import { openDatabase } from '../../apps/server/src/database/open-database.js';
import { StartError } from '../../apps/server/src/database/start-error.js';

describe('the embedded PostgreSQL', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'colex-postgres-'));
    await chmod(directory, 0o755);
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('makes its cluster at the first start and finds every row again at the next', async () => {
    const first = await startEmbeddedPostgres({ directory });
    await query(first.url, 'CREATE TABLE law (words text)');
    await query(first.url, `INSERT INTO law VALUES ('红色资源')`);
    await first.stop();
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);

    const second = await startEmbeddedPostgres({ directory });
    expect(await query(second.url, 'SELECT words FROM law')).toEqual([{ words: '红色资源' }]);
    await second.stop();
  });

  it('finds trigrams in Chinese text, sorts by pinyin, and listens on loopback with a password only', async () => {
    const postgres = await startEmbeddedPostgres({ directory });
    await query(postgres.url, 'CREATE EXTENSION pg_trgm');
    expect(await query(postgres.url, `SELECT cardinality(show_trgm('红色资源')) AS n`)).toEqual([{ n: 5 }]);
    expect(
      await query(
        postgres.url,
        `SELECT name FROM (VALUES ('徐州'), ('安徽'), ('商丘')) AS city (name) ORDER BY name COLLATE "zh-Hans-x-icu"`,
      ),
    ).toEqual([{ name: '安徽' }, { name: '商丘' }, { name: '徐州' }]);
    expect(await query(postgres.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await expect(query(postgres.url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
    await postgres.stop();
  });

  it('refuses a second Colex on the same data with a sentence, and lets a command join in', async () => {
    const serving = await startEmbeddedPostgres({ directory, purpose: 'serve' });
    const refusal = await startEmbeddedPostgres({ directory, purpose: 'serve' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect((refusal as StartError).sentence.zh).toContain('另一个 Colex 正在使用');

    const command = await startEmbeddedPostgres({ directory, purpose: 'command' });
    await command.stop();
    expect(await query(serving.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await serving.stop();
  });

  it('takes over the PostgreSQL that a killed process left running, with everything committed (CD4)', async () => {
    const holder = spawn(process.execPath, ['--import', 'tsx', 'test/medium/hold-embedded-postgres.ts', directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await announcedUrl(holder);
    await query(url, 'CREATE TABLE law (words text)');
    await query(url, `INSERT INTO law VALUES ('已保存')`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');

    const next = await startEmbeddedPostgres({ directory, purpose: 'serve' });
    expect(await query(next.url, 'SELECT words FROM law')).toEqual([{ words: '已保存' }]);
    await next.stop();
    await expect(query(next.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('clears away a first start that broke off half-way', async () => {
    const broken = join(directory, 'postgres.unfinished-999999999-0badcafe');
    await mkdir(join(broken, 'cluster'), { recursive: true });
    await writeFile(join(broken, 'cluster', 'PG_VERSION'), '18\n');
    const postgres = await startEmbeddedPostgres({ directory });
    expect(existsSync(broken)).toBe(false);
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('starts once when two first starts race', async () => {
    const outcomes = await Promise.allSettled([
      startEmbeddedPostgres({ directory, purpose: 'serve' }),
      startEmbeddedPostgres({ directory, purpose: 'serve' }),
    ]);
    const started = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(started).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(StartError);
    await started[0]?.value.stop();
  });

  it('serves root from a folder that others cannot enter by keeping the cluster elsewhere, and says where', async () => {
    if (process.getuid?.() !== 0) {
      process.stdout.write('not root here: nothing to see of the case where root starts in a closed folder\n');
      return;
    }
    await chmod(directory, 0o700);
    const inside = join(directory, 'data');
    const postgres = await startEmbeddedPostgres({ directory: inside });
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const elsewhere = (await readFile(join(inside, 'POSTGRES-IS-ELSEWHERE.txt'), 'utf8')).trim();
    expect(postgres.folder).toBe(join(elsewhere, 'postgres'));
    await postgres.stop();
    await rm(elsewhere, { recursive: true });
  });

  it('refuses a cluster of another major version and touches nothing', async () => {
    const postgres = await startEmbeddedPostgres({ directory });
    await postgres.stop();
    const versionFile = join(postgres.folder, 'cluster', 'PG_VERSION');
    await writeFile(versionFile, '15\n');
    const refusal = await startEmbeddedPostgres({ directory }).catch((error: unknown) => error);
    expect((refusal as StartError).sentence.en).toContain('was made by PostgreSQL 15');
    expect(await readFile(versionFile, 'utf8')).toBe('15\n');
  });
});

describe('a database named by DATABASE_URL', () => {
  it('is refused with a sentence that names its place and no password when it is dead', async () => {
    const refusal = await openDatabase(
      { databaseUrl: 'postgres://colex:secret-word@127.0.0.1:1/law', dataDirectory: '/nowhere' },
      'serve',
    ).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    const { sentence } = refusal as StartError;
    expect(sentence.zh).toContain('127.0.0.1:1/law');
    expect(JSON.stringify(sentence)).not.toContain('secret-word');
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function announcedUrl(holder: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of holder.stdout!) {
    printed += String(chunk);
    const url = /ready (\S+)/.exec(printed)?.[1];
    if (url) return url;
  }
  throw new Error(`the holder ended without an address: ${printed}`);
}
