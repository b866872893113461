import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing of a journal is ever deleted, whatever is cleared away around it: versions, sign-offs and audit rows name its entries. */
export class JournalStays1795750100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Nothing of a journal is ever deleted.' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER draft_update_stays BEFORE DELETE OR TRUNCATE ON draft_update
      FOR EACH STATEMENT EXECUTE FUNCTION journal_stays()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER draft_update_stays ON draft_update');
    await runner.query('DROP FUNCTION journal_stays()');
  }
}
