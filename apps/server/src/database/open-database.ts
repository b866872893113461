import pg from 'pg';
import type { Configuration } from '../configuration.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { StartError } from './start-error.js';

/** A database that answers. */
export interface OpenDatabase {
  readonly url: string;
  /** Whether it is the embedded one, which `close` stops. */
  readonly embedded: boolean;
  close(): Promise<void>;
}

const CONNECT_LIMIT_MS = 5_000;

/**
 * The database the configuration names, proved reachable, or the embedded one, started. `serve` wants to be the only
 * Colex on an embedded cluster; `command` joins a running one. Throws {@link StartError}.
 */
export async function openDatabase(
  configuration: Pick<Configuration, 'databaseUrl' | 'dataDirectory'>,
  purpose: 'serve' | 'command',
): Promise<OpenDatabase> {
  if (configuration.databaseUrl === undefined) {
    const embedded = await startEmbeddedPostgres({ directory: configuration.dataDirectory, purpose });
    return { url: embedded.url, embedded: true, close: () => embedded.stop() };
  }
  await assertAnswers(configuration.databaseUrl);
  return { url: configuration.databaseUrl, embedded: false, close: async () => undefined };
}

async function assertAnswers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause);
    throw new StartError(
      {
        zh: `连接不上 DATABASE_URL 指定的数据库（${placeOf(url)}）：${reason}。没有改动任何数据。`,
        en: `The database named by DATABASE_URL (${placeOf(url)}) cannot be reached: ${reason}. Nothing was changed.`,
      },
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Host, port and name of a database without its password. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}
