import { DataSource } from 'typeorm';
import { storeOptions } from './data-source.js';

/** Held while migrating, so that nodes starting together do it one after the other. The number is arbitrary but fixed. */
const MIGRATION_LOCK = 6_265_972;

/** Brings the database at `url` to the newest migration; returns the names of those that were run. */
export async function migrateDatabase(url: string): Promise<readonly string[]> {
  const dataSource = await new DataSource(storeOptions({ url, poolSize: 2 })).initialize();
  try {
    const lock = dataSource.createQueryRunner();
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return (await dataSource.runMigrations()).map((migration) => migration.name);
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Whether the database has every migration this build knows. */
export async function isMigrated(dataSource: DataSource): Promise<boolean> {
  return !(await dataSource.showMigrations());
}
