import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conflict cards: words that lost their line and could be put nowhere. */
export class StrandedTexts1795796000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE stranded_text (
      id text CONSTRAINT stranded_text_pkey PRIMARY KEY,
      draft_id text NOT NULL CONSTRAINT stranded_text_draft_fkey REFERENCES draft,
      origin text NOT NULL,
      author_id text NOT NULL CONSTRAINT stranded_text_author_fkey REFERENCES person,
      text text NOT NULL,
      line_id text,
      line_kind text,
      line_text text,
      behind_id text,
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      decision text CONSTRAINT stranded_text_decision_check CHECK (decision IN ('PLACED', 'DISCARDED')),
      decided_by text CONSTRAINT stranded_text_decided_by_fkey REFERENCES person,
      decided_at timestamptz(3),
      CONSTRAINT stranded_text_origin_unique UNIQUE (draft_id, origin),
      CONSTRAINT stranded_text_decided_check
        CHECK ((decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL))
    )`);
    await runner.query('CREATE INDEX stranded_text_draft_created_index ON stranded_text (draft_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stranded_text');
  }
}
