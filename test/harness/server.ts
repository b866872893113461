import { tmpdir } from 'node:os';
import { type RunningApplication, createApplication } from '../../apps/server/src/application.js';
import { readConfiguration } from '../../apps/server/src/configuration.js';
import { DataSource } from 'typeorm';
import { storeOptions } from '@colex/store';
import { createTestDatabase } from './database.js';

/** A server of a test's own, on a free port and a database of its own. */
export interface TestServer {
  readonly application: RunningApplication;
  readonly url: string;
  readonly databaseUrl: string;
  /** The test's own look into the server's database. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** How a test's server differs from one that a person starts. */
export interface TestServerOptions {
  /** Environment variables, as a person would set them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly webDirectory?: string;
}

/** Starts the whole server in this process. `COLEX_TEST_LOG_LEVEL` lets it speak. */
export async function startServer({ environment, webDirectory }: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const configuration = readConfiguration({
    PORT: '0',
    COLEX_DATA: tmpdir(),
    COLEX_DEMO: 'false',
    COLEX_LOG_LEVEL: process.env['COLEX_TEST_LOG_LEVEL'] ?? 'silent',
    ...environment,
  });
  const application = await createApplication({ ...configuration, databaseUrl: database.url }, { webDirectory });
  const dataSource = await new DataSource(storeOptions({ url: database.url, poolSize: 3 })).initialize();
  return {
    application,
    url: application.url,
    databaseUrl: database.url,
    dataSource,
    async close() {
      await application.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
