import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Findings of the drafting rules that somebody said, with a reason, do not apply. */
export class IgnoredFindings1795790100000 implements MigrationInterface {
  name = 'IgnoredFindings1795790100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE ignored_finding (
      id text CONSTRAINT ignored_finding_pkey PRIMARY KEY,
      draft_id text NOT NULL CONSTRAINT ignored_finding_draft_fkey REFERENCES draft,
      rule text NOT NULL,
      line_id text NOT NULL,
      words text NOT NULL,
      key text NOT NULL,
      reason text NOT NULL,
      ignored_by text NOT NULL CONSTRAINT ignored_finding_ignored_by_fkey REFERENCES person,
      ignored_at timestamptz(3) NOT NULL DEFAULT now(),
      heeded_by text CONSTRAINT ignored_finding_heeded_by_fkey REFERENCES person,
      heeded_at timestamptz(3)
    )`);
    await runner.query('CREATE INDEX ignored_finding_draft_index ON ignored_finding (draft_id, ignored_at, id)');
    await runner.query(
      'CREATE UNIQUE INDEX ignored_finding_standing_unique ON ignored_finding (draft_id, key) WHERE heeded_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ignored_finding');
  }
}
