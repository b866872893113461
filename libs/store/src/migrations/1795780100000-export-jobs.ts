import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that somebody asked for. */
export class ExportJobs1795780100000 implements MigrationInterface {
  name = 'ExportJobs1795780100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE export_job (
      id text CONSTRAINT export_job_pkey PRIMARY KEY,
      draft_id text NOT NULL CONSTRAINT export_job_draft_fkey REFERENCES draft,
      person_id text NOT NULL CONSTRAINT export_job_person_fkey REFERENCES person,
      kind text NOT NULL
        CONSTRAINT export_job_kind_check CHECK (kind IN ('TEXT', 'REDLINE', 'COMPARISON_TABLE', 'OPINIONS')),
      format text NOT NULL
        CONSTRAINT export_job_format_check CHECK (format IN ('DOCX', 'PDF', 'HTML', 'XLSX', 'PLAIN')),
      base jsonb,
      text jsonb NOT NULL,
      status text NOT NULL DEFAULT 'QUEUED'
        CONSTRAINT export_job_status_check CHECK (status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
      progress smallint NOT NULL DEFAULT 0,
      attempts smallint NOT NULL DEFAULT 0,
      leased_until timestamptz(3),
      file_name text NOT NULL,
      size integer,
      digest text,
      bytes bytea,
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      finished_at timestamptz(3),
      expires_at timestamptz(3) NOT NULL
    )`);
    await runner.query(
      `CREATE INDEX export_job_waiting_index ON export_job (created_at) WHERE status IN ('QUEUED', 'RUNNING')`,
    );
    await runner.query('CREATE INDEX export_job_person_index ON export_job (person_id, created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_job');
  }
}
