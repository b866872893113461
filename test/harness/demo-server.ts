import { tmpdir } from 'node:os';
import { DataSource, type Logger as StatementLogger } from 'typeorm';
import { createApplication } from '../../apps/server/src/application.js';
import { readConfiguration } from '../../apps/server/src/configuration.js';
import { seedDemo } from '../../apps/server/src/demo/seed-demo.js';
import { TestActor } from './actor.js';
import { createTestDatabase } from './database.js';

/** A server with the demo's region, project, people and texts. */
export interface DemoServer {
  readonly url: string;
  /** The server's own way to its database. */
  readonly dataSource: DataSource;
  /** Somebody of the demo by account, signed in. */
  as(account: string): Promise<TestActor>;
  close(): Promise<void>;
}

const SOURCES_AS_THEY_ARE = new URL('./typescript.mjs', import.meta.url).href;

/** Starts a server in this process on a database that holds the demo and nothing else. */
export async function startDemoServer(): Promise<DemoServer> {
  const database = await createTestDatabase();
  const configuration = readConfiguration({
    PORT: '0',
    COLEX_DATA: tmpdir(),
    COLEX_LOG_LEVEL: process.env['COLEX_TEST_LOG_LEVEL'] ?? 'silent',
  });
  let password = '';
  const application = await createApplication(
    { ...configuration, databaseUrl: database.url, threadArguments: ['--import', SOURCES_AS_THEY_ARE] },
    {
      async beforeListening(nest) {
        password = (await seedDemo(nest.get(DataSource)))?.password ?? '';
      },
    },
  );
  const anybody = new TestActor(application.url);
  const actors: TestActor[] = [anybody];
  const dataSource = application.nest.get(DataSource);
  return {
    url: application.url,
    dataSource,
    async as(account) {
      const [person]: { id: string }[] = await dataSource.query('SELECT id FROM person WHERE account = $1', [account]);
      const actor = await anybody.signedInAs(account, person?.id ?? '', password);
      actors.push(actor);
      return actor;
    },
    async close() {
      for (const actor of actors) actor.leave();
      await application.close();
      await database.drop();
    },
  };
}

/** Hears every statement a data source sends, with whatever it is told by. */
export class StatementListener implements StatementLogger {
  constructor(private readonly hear: (statement: string) => void) {}

  logQuery(statement: string): void {
    this.hear(statement);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
