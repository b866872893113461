import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  history_checkpoint: `
    draft_id text NOT NULL CONSTRAINT history_checkpoint_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    after_seq bigint NOT NULL,
    at timestamptz(3) NOT NULL,
    state bytea NOT NULL,
    state_checksum bytea NOT NULL,
    digest text NOT NULL,
    writing bytea NOT NULL,
    writing_checksum bytea NOT NULL,
    CONSTRAINT history_checkpoint_pkey PRIMARY KEY (draft_id, seq)`,
  restoration: `
    draft_id text NOT NULL CONSTRAINT restoration_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    source_seq bigint NOT NULL,
    source_version_id text CONSTRAINT restoration_version_fkey REFERENCES version,
    clause_line_id text,
    origins bytea NOT NULL,
    CONSTRAINT restoration_pkey PRIMARY KEY (draft_id, seq)`,
  clause_change: `
    draft_id text NOT NULL CONSTRAINT clause_change_draft_fkey REFERENCES draft,
    line_id text NOT NULL,
    seq bigint NOT NULL,
    after_seq bigint NOT NULL,
    before jsonb,
    gone boolean NOT NULL,
    CONSTRAINT clause_change_pkey PRIMARY KEY (draft_id, line_id, seq)`,
};

const kindCheck = (kinds: string): string =>
  `ALTER TABLE draft_update DROP CONSTRAINT draft_update_kind_check,
     ADD CONSTRAINT draft_update_kind_check CHECK (kind IN (${kinds}))`;

/** Every moment of a draft at hand: checkpoints all along the journal, restorations, and how each clause changed. */
export class History1795750000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    await runner.query(kindCheck(`'import', 'edit', 'restore'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE draft_update SET kind = 'edit' WHERE kind = 'restore'`);
    await runner.query(kindCheck(`'import', 'edit'`));
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
