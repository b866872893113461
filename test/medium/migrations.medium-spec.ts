import { isMigrated, migrateDatabase } from '@colex/store';
import { type TestStore, openTestStore } from '../harness/store.js';

/** Tables, columns, constraints and indexes as PostgreSQL describes them; everything a migration can leave behind. */
const describeSchema = async ({ dataSource }: TestStore): Promise<unknown> => ({
  columns: await dataSource.query(`
    SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migration' ORDER BY 1, 2`),
  constraints: await dataSource.query(`
    SELECT conrelid::regclass::text AS table_name, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'migration' ORDER BY 1, 2`),
  indexes: await dataSource.query(`
    SELECT tablename, indexname, indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1, 2`),
});

describe('the migrations', () => {
  let store: TestStore;
  beforeEach(async () => {
    store = await openTestStore('empty');
  });
  afterEach(() => store.close());

  it('make exactly the tables that the entities declare: TypeORM finds nothing left to change', async () => {
    await store.dataSource.runMigrations();
    const { upQueries } = await store.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);

    await store.dataSource.query('ALTER TABLE person DROP COLUMN administrator');
    const drifted = await store.dataSource.driver.createSchemaBuilder().log();
    expect(drifted.upQueries.map(({ query }) => query)).toEqual([expect.stringContaining('administrator')]);
  });

  it('leave nothing behind when undone, and make the same again', async () => {
    const applied = await store.dataSource.runMigrations();
    const first = await describeSchema(store);
    for (const migration of [...applied].reverse()) {
      expect(migration.instance).toBeDefined();
      await store.dataSource.undoLastMigration();
    }
    expect(await describeSchema(store)).toEqual({ columns: [], constraints: [], indexes: [] });
    await store.dataSource.runMigrations();
    expect(await describeSchema(store)).toEqual(first);
  });

  it('run once when several nodes start together', async () => {
    const ran = await Promise.all([migrateDatabase(store.url), migrateDatabase(store.url), migrateDatabase(store.url)]);
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await isMigrated(store.dataSource)).toBe(true);
  });
});
