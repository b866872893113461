/** The server in a process of its own, to be killed: prints its port when it listens. */
import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { createApplication } from '../../apps/server/src/application.js';
import { readConfiguration } from '../../apps/server/src/configuration.js';

const configuration = readConfiguration({ COLEX_DATA: tmpdir(), COLEX_DEMO: 'false', ...process.env });
if (!configuration.databaseUrl) throw new Error('DATABASE_URL must name the database of the test.');
const application = await createApplication({ ...configuration, databaseUrl: configuration.databaseUrl });
process.stdout.write(`${application.port}\n`);
process.once('SIGTERM', () => {
  void application.close().then(() => process.exit(0));
});
