import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The migrated, empty database that every test database is copied from. */
export const TEMPLATE_DATABASE = 'colex_template';

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** A database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, ending whatever connections are left. */
  drop(): Promise<void>;
}

/** A new database for one test file: migrated (the default), or empty. */
export async function createTestDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const clusterUrl = process.env['COLEX_TEST_DATABASE_URL'];
  if (!clusterUrl) throw new Error('COLEX_TEST_DATABASE_URL is not set: run the tests through jest.config.mjs.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = from === 'migrated' ? `TEMPLATE ${TEMPLATE_DATABASE} STRATEGY file_copy` : '';
  await asSuperuser(clusterUrl, `CREATE DATABASE ${name} ${template}`);
  return {
    url: withDatabase(clusterUrl, name),
    drop: () => asSuperuser(clusterUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
