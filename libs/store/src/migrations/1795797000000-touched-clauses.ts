import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a clause stands as it does, its number and place included: what was missed can be told. */
export class TouchedClauses1795797000000 implements MigrationInterface {
  name = 'TouchedClauses1795797000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clause ADD COLUMN touched_at_seq bigint');
    await runner.query(`UPDATE clause SET touched_at_seq = GREATEST(changed_at_seq, head.projected_seq)
      FROM draft_head AS head WHERE head.draft_id = clause.draft_id`);
    await runner.query('UPDATE clause SET touched_at_seq = changed_at_seq WHERE touched_at_seq IS NULL');
    await runner.query('ALTER TABLE clause ALTER COLUMN touched_at_seq SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clause DROP COLUMN touched_at_seq');
  }
}
