/** Started as a process of its own: serves an embedded PostgreSQL in the folder named, says so, and waits to be killed. */
import { startEmbeddedPostgres } from '../../apps/server/src/database/embedded-postgres.js';

const postgres = await startEmbeddedPostgres({ directory: process.argv[2]!, durable: true, purpose: 'serve' });
process.stdout.write(`ready ${postgres.url}\n`);
setInterval(() => undefined, 60_000);
