import { tmpdir } from 'node:os';
import { storeOptions } from '@colex/store';
import { DataSource } from 'typeorm';
import { type RunningApplication, createApplication } from '../../apps/server/src/application.js';
import { readConfiguration } from '../../apps/server/src/configuration.js';
import { type BuiltProject, type CityName, type RoleName, aProject, accountOf } from '../builders/a-project.js';
import { TestActor } from './actor.js';
import { createTestDatabase } from './database.js';

/** A server of a test's own, on a free port and a database of its own, with one project and its people. */
export interface TestServer {
  readonly application: RunningApplication;
  readonly url: string;
  readonly databaseUrl: string;
  /** The test's own look into the server's database. */
  readonly dataSource: DataSource;
  readonly project: BuiltProject;
  /** Somebody who is not signed in. */
  readonly anybody: TestActor;
  /** Somebody with a role, signed in: each call is a session of its own. */
  as(role: RoleName, city?: CityName): Promise<TestActor>;
  close(): Promise<void>;
}

/** How a test's server differs from one that a person starts. */
export interface TestServerOptions {
  /** Environment variables, as a person would set them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly webDirectory?: string;
  /** Leads the server to its database by another way than the test's own. */
  readonly databaseBy?: (url: string) => Promise<string>;
}

/** Lets the threads of the server run from sources, as the tests themselves do. */
const SOURCES_AS_THEY_ARE = new URL('./typescript.mjs', import.meta.url).href;

/** Starts the whole server in this process. `COLEX_TEST_LOG_LEVEL` lets it speak. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { environment, webDirectory, databaseBy = async (url: string) => url } = options;
  const database = await createTestDatabase();
  const dataSource = await new DataSource(storeOptions({ url: database.url, poolSize: 3 })).initialize();
  const project = await aProject(dataSource);
  const configuration = readConfiguration({
    PORT: '0',
    COLEX_DATA: tmpdir(),
    COLEX_DEMO: 'false',
    COLEX_LOG_LEVEL: process.env['COLEX_TEST_LOG_LEVEL'] ?? 'silent',
    ...environment,
  });
  const application = await createApplication(
    {
      ...configuration,
      databaseUrl: await databaseBy(database.url),
      threadArguments: ['--import', SOURCES_AS_THEY_ARE],
    },
    { webDirectory },
  );
  const anybody = new TestActor(application.url);
  const actors: TestActor[] = [anybody];
  return {
    application,
    url: application.url,
    databaseUrl: database.url,
    dataSource,
    project,
    anybody,
    async as(role, city) {
      const account = accountOf(role, city);
      const actor = await anybody.signedInAs(account, project.personIds.get(account) ?? '');
      actors.push(actor);
      return actor;
    },
    async close() {
      for (const actor of actors) actor.leave();
      await application.close();
      await dataSource.destroy();
      await database.drop();
    },
  };
}
