import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  signoff_decision: `
    id text CONSTRAINT signoff_decision_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT signoff_decision_draft_fkey REFERENCES draft,
    ordinal bigint NOT NULL,
    line_id text NOT NULL,
    city_id text NOT NULL CONSTRAINT signoff_decision_city_fkey REFERENCES city,
    kind text NOT NULL CONSTRAINT signoff_decision_kind_check
      CHECK (kind IN ('APPROVED', 'APPROVED_WITH_RESERVATION', 'OBJECTED', 'WITHDRAWN')),
    digest text NOT NULL,
    citations jsonb NOT NULL,
    reason text,
    round_id text,
    person_id text NOT NULL CONSTRAINT signoff_decision_person_fkey REFERENCES person,
    revision bigint NOT NULL,
    at timestamptz(3) NOT NULL,
    CONSTRAINT signoff_decision_ordinal_unique UNIQUE (draft_id, ordinal)`,
  signed_words: `
    draft_id text NOT NULL CONSTRAINT signed_words_draft_fkey REFERENCES draft,
    digest text NOT NULL,
    lines jsonb NOT NULL,
    CONSTRAINT signed_words_pkey PRIMARY KEY (draft_id, digest)`,
  settlement_record: `
    id text CONSTRAINT settlement_record_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT settlement_record_draft_fkey REFERENCES draft,
    ordinal bigint NOT NULL,
    line_id text NOT NULL,
    kind text NOT NULL CONSTRAINT settlement_record_kind_check CHECK (kind IN ('SETTLED', 'REOPENED')),
    digest text,
    rule jsonb,
    decision_ids text[] NOT NULL,
    person_id text NOT NULL CONSTRAINT settlement_record_person_fkey REFERENCES person,
    reason text,
    at timestamptz(3) NOT NULL,
    CONSTRAINT settlement_record_ordinal_unique UNIQUE (draft_id, ordinal),
    CONSTRAINT settlement_record_settled_check
      CHECK ((kind = 'SETTLED') = (digest IS NOT NULL AND rule IS NOT NULL)),
    CONSTRAINT settlement_record_reopened_check CHECK (kind = 'SETTLED' OR reason IS NOT NULL)`,
  ownership_record: `
    id text CONSTRAINT ownership_record_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT ownership_record_draft_fkey REFERENCES draft,
    ordinal bigint NOT NULL,
    line_id text NOT NULL,
    kind text NOT NULL CONSTRAINT ownership_record_kind_check CHECK (kind IN ('GIVEN', 'TAKEN_BACK', 'GIVEN_BACK')),
    city_id text CONSTRAINT ownership_record_city_fkey REFERENCES city,
    from_city_id text CONSTRAINT ownership_record_from_city_fkey REFERENCES city,
    person_id text NOT NULL CONSTRAINT ownership_record_person_fkey REFERENCES person,
    reason text,
    at timestamptz(3) NOT NULL,
    CONSTRAINT ownership_record_ordinal_unique UNIQUE (draft_id, ordinal),
    CONSTRAINT ownership_record_city_check CHECK ((kind = 'GIVEN') = (city_id IS NOT NULL))`,
  signoff_settings: `
    project_id text CONSTRAINT signoff_settings_pkey PRIMARY KEY
      CONSTRAINT signoff_settings_project_fkey REFERENCES project,
    rule text NOT NULL CONSTRAINT signoff_settings_rule_check
      CHECK (rule IN ('ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES')),
    named_city_ids text[] NOT NULL,
    reservations_count boolean NOT NULL,
    last_editor_may_decide_alone boolean NOT NULL,
    changed_by text NOT NULL CONSTRAINT signoff_settings_changed_by_fkey REFERENCES person,
    changed_at timestamptz(3) NOT NULL`,
};

const INDEXES = [
  'signoff_decision_clause_index ON signoff_decision (draft_id, line_id)',
  'settlement_record_clause_index ON settlement_record (draft_id, line_id)',
  'ownership_record_clause_index ON ownership_record (draft_id, line_id)',
];

const APPEND_ONLY = ['signoff_decision', 'signed_words', 'settlement_record', 'ownership_record'];

/** Who agreed to which words, what is settled, whose a clause is; and the counter by which an append finds out that this changed. */
export class Signoff1795730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
    await runner.query(`ALTER TABLE draft_head ADD COLUMN protection_version bigint NOT NULL DEFAULT 0`);
    await runner.query(`
      CREATE FUNCTION signoff_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const table of APPEND_ONLY) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION signoff_is_append_only()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
    await runner.query(`DROP FUNCTION signoff_is_append_only()`);
    await runner.query(`ALTER TABLE draft_head DROP COLUMN protection_version`);
  }
}
