import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  version: `
    id text CONSTRAINT version_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT version_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CONSTRAINT version_kind_check CHECK (kind IN ('WORKING_TEXT', 'CONSULTATION_DRAFT',
      'SUBMISSION_DRAFT', 'BILL', 'REVISED_BILL', 'VOTING_TEXT', 'APPROVAL_TEXT', 'PROMULGATED_TEXT')),
    note text NOT NULL,
    origin text NOT NULL CONSTRAINT version_origin_check CHECK (origin IN ('PERSON', 'STAGE', 'ROUND')),
    created_by text NOT NULL CONSTRAINT version_created_by_fkey REFERENCES person,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    title text NOT NULL,
    digest text NOT NULL,
    counts jsonb NOT NULL,
    content text NOT NULL,
    printed text NOT NULL,
    checksum bytea NOT NULL,
    CONSTRAINT version_draft_name_unique UNIQUE (draft_id, name)`,
  version_clause: `
    id text CONSTRAINT version_clause_pkey PRIMARY KEY,
    version_id text NOT NULL CONSTRAINT version_clause_version_fkey REFERENCES version,
    line_id text NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    number text,
    path text[] NOT NULL,
    text text NOT NULL,
    digest text NOT NULL,
    lines jsonb NOT NULL,
    CONSTRAINT version_clause_position_unique UNIQUE (version_id, position),
    CONSTRAINT version_clause_line_unique UNIQUE (version_id, line_id)`,
};

/** Named versions, which nobody can change or delete, not even with a statement of SQL. */
export class Versions1795750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    await runner.query('CREATE INDEX version_draft_created_index ON version (draft_id, created_at)');
    await runner.query(`
      CREATE FUNCTION version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A version is never changed or deleted.' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    for (const name of Object.keys(TABLES)) {
      await runner.query(`
        CREATE TRIGGER ${name}_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ${name}
        FOR EACH STATEMENT EXECUTE FUNCTION version_is_immutable()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
    await runner.query('DROP FUNCTION version_is_immutable()');
  }
}
