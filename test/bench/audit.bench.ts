/**
 * What the one audit chain costs: decisions a second that ten people at once can make, with no audit row, with the one
 * chain of the installation, and with a chain for each of ten projects (ten heads, the same work). On a PostgreSQL that
 * writes to disk. Prints a table and one line of JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditWriter } from '@colex/access';
import { AuditRepository, migrateDatabase, storeOptions } from '@colex/store';
import { nextRow } from '@colex/workflow';
import { DataSource, type EntityManager } from 'typeorm';
import { startEmbeddedPostgres } from '../../apps/server/src/database/embedded-postgres.js';

const PEOPLE = 10;
const SECONDS = 5;

/** One way of recording. */
interface Way {
  readonly name: string;
  readonly record: (manager: EntityManager, person: number) => Promise<unknown>;
}

const audit = new AuditWriter();
const entry = (person: number) =>
  ({
    action: 'draft.create',
    actorId: `per_${person}`,
    projectId: `prj_${person}`,
    subject: { type: 'draft', id: 'drf_1' },
    facts: { title: '某条例', digest: 'a'.repeat(64) },
  }) as const;

const WAYS: readonly Way[] = [
  { name: 'no audit row', record: async () => undefined },
  { name: 'one chain', record: (manager, person) => audit.append(manager, entry(person)) },
  { name: 'ten chains', record: appendToOwnChain },
];

/** The same statements on a head of each project's own. */
async function appendToOwnChain(manager: EntityManager, person: number): Promise<void> {
  const [head]: { seq: string; hash: string }[] = await manager.query(
    'SELECT seq, hash FROM bench_head WHERE project = $1 FOR UPDATE',
    [person],
  );
  const { action, actorId, subject } = entry(person);
  const row = nextRow(
    { seq: Number(head!.seq), hash: head!.hash },
    { at: new Date().toISOString(), actorId, action, subject, details: {} },
  );
  await manager.query(
    `WITH appended AS (INSERT INTO bench_entry (project, seq, row) VALUES ($1, $2, $3))
     UPDATE bench_head SET seq = $2, hash = $4 WHERE project = $1`,
    [person, row.seq, JSON.stringify(row), row.hash],
  );
}

async function measure(store: DataSource, way: Way): Promise<{ name: string; perSecond: number; p95Ms: number }> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      while (performance.now() < end) {
        const begin = performance.now();
        await store.transaction(async (manager) => {
          // The decision itself: a row of its own, as a sign-off or a step is.
          await manager.query('INSERT INTO bench_decision (person) VALUES ($1)', [person]);
          await way.record(manager, person);
        });
        times.push(performance.now() - begin);
      }
    }),
  );
  times.sort((a, b) => a - b);
  return {
    name: way.name,
    perSecond: Math.round(times.length / SECONDS),
    p95Ms: Number((times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)),
  };
}

async function run(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'colex-bench-'));
  const cluster = await startEmbeddedPostgres({ directory, durable: true });
  try {
    await migrateDatabase(cluster.url);
    const store = await new DataSource(storeOptions({ url: cluster.url, poolSize: PEOPLE })).initialize();
    await store.query(
      'CREATE TABLE bench_decision (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person integer)',
    );
    await store.query('CREATE TABLE bench_head (project integer PRIMARY KEY, seq bigint, hash text)');
    await store.query('CREATE TABLE bench_entry (project integer, seq bigint, row jsonb, PRIMARY KEY (project, seq))');
    await store.query(
      `INSERT INTO bench_head SELECT project, 0, repeat('0', 64) FROM generate_series(0, $1) AS project`,
      [PEOPLE],
    );
    const rows = [];
    for (const way of WAYS) rows.push(await measure(store, way));
    const { seq } = await new AuditRepository(store.manager).head();
    await store.destroy();
    process.stdout.write(`${PEOPLE} people deciding at once, ${SECONDS} s each way; ${seq} rows in the one chain\n`);
    for (const { name, perSecond, p95Ms } of rows) {
      process.stdout.write(`${name.padEnd(14)}${String(perSecond).padStart(6)} decisions/s   p95 ${p95Ms} ms\n`);
    }
    process.stdout.write(`${JSON.stringify({ name: 'audit', rows })}\n`);
  } finally {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

await run();
