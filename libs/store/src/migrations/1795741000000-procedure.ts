import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  track: `
    project_id text NOT NULL CONSTRAINT track_project_fkey REFERENCES project,
    city_id text NOT NULL CONSTRAINT track_city_fkey REFERENCES city,
    revision integer NOT NULL CONSTRAINT track_revision_check CHECK (revision >= 0),
    state jsonb NOT NULL,
    rules jsonb,
    updated_at timestamptz(3) NOT NULL,
    CONSTRAINT track_pkey PRIMARY KEY (project_id, city_id)`,
  procedure_settings: `
    project_id text CONSTRAINT procedure_settings_pkey PRIMARY KEY
      CONSTRAINT procedure_settings_project_fkey REFERENCES project,
    gates jsonb NOT NULL`,
  stored_file: `
    id text CONSTRAINT stored_file_pkey PRIMARY KEY,
    project_id text NOT NULL CONSTRAINT stored_file_project_fkey REFERENCES project,
    name text NOT NULL,
    media_type text NOT NULL,
    size integer NOT NULL CONSTRAINT stored_file_size_check CHECK (size > 0),
    digest text NOT NULL,
    bytes bytea NOT NULL,
    created_by text NOT NULL CONSTRAINT stored_file_created_by_fkey REFERENCES person,
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
  meeting: `
    id text CONSTRAINT meeting_pkey PRIMARY KEY,
    project_id text NOT NULL CONSTRAINT meeting_project_fkey REFERENCES project,
    day text NOT NULL,
    revision integer NOT NULL,
    state jsonb NOT NULL`,
  signed_paper: `
    id text CONSTRAINT signed_paper_pkey PRIMARY KEY,
    project_id text NOT NULL CONSTRAINT signed_paper_project_fkey REFERENCES project,
    file_id text NOT NULL CONSTRAINT signed_paper_file_fkey REFERENCES stored_file,
    revision integer NOT NULL,
    state jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
  chair_term: `
    id text CONSTRAINT chair_term_pkey PRIMARY KEY,
    project_id text NOT NULL CONSTRAINT chair_term_project_fkey REFERENCES project,
    city_id text NOT NULL CONSTRAINT chair_term_city_fkey REFERENCES city,
    person_id text CONSTRAINT chair_term_person_fkey REFERENCES person,
    from_day text NOT NULL,
    until_day text NOT NULL,
    CONSTRAINT chair_term_days_check CHECK (from_day <= until_day)`,
};

const INDEXES = [
  'stored_file_project_index ON stored_file (project_id, created_at)',
  'meeting_project_day_index ON meeting (project_id, day, id)',
  'signed_paper_project_created_index ON signed_paper (project_id, created_at, id)',
  'chair_term_project_index ON chair_term (project_id, from_day)',
];

/** Each city's way through the procedure, the gates before it, files that go with it, and what the cities do jointly. */
export class Procedure1795741000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
    // Documents are compressed already; compressing them again costs time and saves nothing.
    await runner.query(`ALTER TABLE stored_file ALTER COLUMN bytes SET STORAGE EXTERNAL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
