import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which clauses a clause cites, beside its words; and who was told already that a decision went stale. */
export class ClauseCitations1795730100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE clause ADD COLUMN citations text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE clause ALTER COLUMN citations DROP DEFAULT`);
    // Rows that are there know no citations yet: they are projected again at the next start.
    await runner.query(`UPDATE draft_head SET projected_seq = 0`);
    await runner.query(`
      CREATE TABLE stale_notice (
        decision_id text CONSTRAINT stale_notice_pkey PRIMARY KEY
          CONSTRAINT stale_notice_decision_fkey REFERENCES signoff_decision,
        told_at timestamptz(3) NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE stale_notice`);
    await runner.query(`ALTER TABLE clause DROP COLUMN citations`);
  }
}
