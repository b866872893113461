import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-off rounds (会签轮次), what cities said about the whole of their versions, and who was told that a cited clause changed. */
export class Rounds1795791730000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE round (
        id text CONSTRAINT round_pkey PRIMARY KEY,
        draft_id text NOT NULL CONSTRAINT round_draft_fkey REFERENCES draft,
        version_id text NOT NULL CONSTRAINT round_version_fkey REFERENCES version,
        rule text NOT NULL CONSTRAINT round_rule_check CHECK (rule IN ('ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES')),
        named_city_ids text[] NOT NULL,
        city_ids text[] NOT NULL,
        opened_by text NOT NULL CONSTRAINT round_opened_by_fkey REFERENCES person,
        opened_at timestamptz(3) NOT NULL,
        opened_on text NOT NULL,
        due_on text NOT NULL,
        reminders jsonb NOT NULL,
        status text NOT NULL CONSTRAINT round_status_check CHECK (status IN ('OPEN', 'CLOSED', 'CANCELLED')),
        ended_on text,
        end_reason text,
        result jsonb,
        last_ordinal bigint,
        CONSTRAINT round_closed_check CHECK ((status = 'CLOSED') = (result IS NOT NULL)),
        CONSTRAINT round_ended_check CHECK ((status = 'OPEN') = (ended_on IS NULL AND last_ordinal IS NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX round_open_unique ON round (draft_id) WHERE status = 'OPEN'`);
    await runner.query(`CREATE INDEX round_draft_index ON round (draft_id, opened_at, id)`);
    await runner.query(`
      CREATE TABLE round_signature (
        id text CONSTRAINT round_signature_pkey PRIMARY KEY,
        round_id text NOT NULL CONSTRAINT round_signature_round_fkey REFERENCES round,
        ordinal integer NOT NULL,
        city_id text NOT NULL CONSTRAINT round_signature_city_fkey REFERENCES city,
        kind text NOT NULL CONSTRAINT round_signature_kind_check CHECK (kind IN ('SIGNED', 'DECLINED', 'WITHDRAWN')),
        version_digest text NOT NULL,
        reason text,
        person_id text NOT NULL CONSTRAINT round_signature_person_fkey REFERENCES person,
        at timestamptz(3) NOT NULL,
        CONSTRAINT round_signature_ordinal_unique UNIQUE (round_id, ordinal)
      )`);
    await runner.query(`
      CREATE TRIGGER round_signature_append_only BEFORE UPDATE OR DELETE ON round_signature
      FOR EACH ROW EXECUTE FUNCTION signoff_is_append_only()`);
    // A city is told of a changed citation apart from changed words: the one may come after the other.
    await runner.query(`ALTER TABLE stale_notice ADD COLUMN about text NOT NULL DEFAULT 'WORDS'
      CONSTRAINT stale_notice_about_check CHECK (about IN ('WORDS', 'CITATION'))`);
    await runner.query(`ALTER TABLE stale_notice ALTER COLUMN about DROP DEFAULT`);
    await runner.query(`ALTER TABLE stale_notice DROP CONSTRAINT stale_notice_pkey`);
    await runner.query(`ALTER TABLE stale_notice ADD CONSTRAINT stale_notice_pkey PRIMARY KEY (decision_id, about)`);
    await runner.query(`ALTER TABLE export_job ADD COLUMN round_id text
      CONSTRAINT export_job_round_fkey REFERENCES round`);
    await runner.query(`ALTER TABLE export_job DROP CONSTRAINT export_job_kind_check`);
    await runner.query(`ALTER TABLE export_job ADD CONSTRAINT export_job_kind_check
      CHECK (kind IN ('TEXT', 'REDLINE', 'COMPARISON_TABLE', 'OPINIONS', 'SIGNOFF_SHEET'))`);
    await runner.query(`ALTER TABLE export_job ADD CONSTRAINT export_job_round_check
      CHECK ((kind = 'SIGNOFF_SHEET') = (round_id IS NOT NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM export_job WHERE kind = 'SIGNOFF_SHEET'`);
    await runner.query(`ALTER TABLE export_job DROP CONSTRAINT export_job_round_check`);
    await runner.query(`ALTER TABLE export_job DROP CONSTRAINT export_job_kind_check`);
    await runner.query(`ALTER TABLE export_job ADD CONSTRAINT export_job_kind_check
      CHECK (kind IN ('TEXT', 'REDLINE', 'COMPARISON_TABLE', 'OPINIONS'))`);
    await runner.query(`ALTER TABLE export_job DROP COLUMN round_id`);
    await runner.query(`DELETE FROM stale_notice WHERE about <> 'WORDS'`);
    await runner.query(`ALTER TABLE stale_notice DROP CONSTRAINT stale_notice_pkey`);
    await runner.query(`ALTER TABLE stale_notice ADD CONSTRAINT stale_notice_pkey PRIMARY KEY (decision_id)`);
    await runner.query(`ALTER TABLE stale_notice DROP COLUMN about`);
    await runner.query(`DROP TABLE round_signature`);
    await runner.query(`DROP TABLE round`);
  }
}
