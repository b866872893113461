/**
 * A PostgreSQL for one test run, in a process of its own: prints its address as one line, stops and removes everything
 * when its standard input ends. So it ends with the test run however that ends.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../apps/server/src/database/embedded-postgres.js';
import { TEMPLATE_DATABASE, withDatabase } from './database.js';
import { migrateDatabase } from '../../libs/store/src/index.js';
import pg from 'pg';

const directory = await mkdtemp(join(tmpdir(), 'colex-test-'));
const cluster = await startEmbeddedPostgres({ directory, durable: false });

const client = new pg.Client({ connectionString: cluster.url });
await client.connect();
await client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`);
await client.end();
await migrateDatabase(withDatabase(cluster.url, TEMPLATE_DATABASE));

process.stdout.write(`${cluster.url}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  void (async () => {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
    if (!cluster.folder.startsWith(directory)) await rm(cluster.folder, { recursive: true, force: true });
    process.exit(0);
  })();
});
