import { storeOptions } from '@colex/store';
import { DataSource } from 'typeorm';
import { readConfiguration } from '../configuration.js';
import { openDatabase } from '../database/open-database.js';

/**
 * Does something with the database of this installation: the one DATABASE_URL names, or the embedded one, which is
 * joined when a server runs on it and started and stopped when none does.
 */
export async function withStore<Result>(work: (store: DataSource) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(readConfiguration(process.env), 'command');
  try {
    const store = await new DataSource(storeOptions({ url: database.url, poolSize: 4 })).initialize();
    try {
      return await work(store);
    } finally {
      await store.destroy();
    }
  } finally {
    await database.close();
  }
}
