import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  audit_entry: `
    seq bigint CONSTRAINT audit_entry_pkey PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    actor_id text,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    project_id text,
    draft_id text,
    city_id text,
    facts jsonb NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL`,
  audit_head: `
    chain text CONSTRAINT audit_head_pkey PRIMARY KEY CONSTRAINT audit_head_chain_check CHECK (chain = 'installation'),
    seq bigint NOT NULL,
    hash text NOT NULL`,
};

const INDEXES = [
  'audit_entry_project_index ON audit_entry (project_id, seq)',
  'audit_entry_draft_index ON audit_entry (draft_id, seq)',
  'audit_entry_actor_index ON audit_entry (actor_id, seq)',
  'audit_entry_action_index ON audit_entry (action, seq)',
  'audit_entry_at_index ON audit_entry (at)',
];

/** The audit chain: who did what, append-only, each row linked to the one before by its hash (trust.md N9). */
export class AuditChain1795740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
    await runner.query(`INSERT INTO audit_head (chain, seq, hash) VALUES ('installation', 0, repeat('0', 64))`);
    await runner.query(`
      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP;
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
    await runner.query(`
      CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
    await runner.query(`DROP FUNCTION audit_is_append_only()`);
  }
}
