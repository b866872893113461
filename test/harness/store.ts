import { storeOptions } from '@colex/store';
import { DataSource } from 'typeorm';
import { type TestDatabase, createTestDatabase } from './database.js';

/** A migrated database of a test's own, opened. */
export interface TestStore {
  readonly dataSource: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a database copied from the migrated template, or an empty one. */
export async function openTestStore(from: 'migrated' | 'empty' = 'migrated'): Promise<TestStore> {
  const database: TestDatabase = await createTestDatabase(from);
  const dataSource = await new DataSource(storeOptions({ url: database.url, poolSize: 4 })).initialize();
  return {
    dataSource,
    url: database.url,
    async close() {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
