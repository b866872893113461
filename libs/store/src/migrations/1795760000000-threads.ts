import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  thread: `
    id text CONSTRAINT thread_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT thread_draft_fkey REFERENCES draft,
    subject text NOT NULL CONSTRAINT thread_subject_check CHECK (subject IN ('DRAFT', 'CLAUSE', 'RANGE')),
    kind text NOT NULL CONSTRAINT thread_kind_check CHECK (kind IN ('OPINION', 'QUESTION', 'LEGAL_BASIS')),
    origin_kind text NOT NULL CONSTRAINT thread_origin_kind_check
      CHECK (origin_kind IN ('CITY', 'DEPARTMENT', 'DEPUTY', 'EXPERT', 'PUBLIC', 'MEETING')),
    origin_name text,
    origin_city_id text CONSTRAINT thread_origin_city_fkey REFERENCES city,
    opened_by text NOT NULL CONSTRAINT thread_opened_by_fkey REFERENCES person,
    opened_at timestamptz(3) NOT NULL DEFAULT now(),
    quote text NOT NULL,
    anchor jsonb,
    line_id text,
    anchor_state text NOT NULL CONSTRAINT thread_anchor_state_check CHECK (anchor_state IN ('ATTACHED', 'DELETED')),
    assignee_id text CONSTRAINT thread_assignee_fkey REFERENCES person,
    due_on date,
    outcome text CONSTRAINT thread_outcome_check CHECK (outcome IN ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED')),
    reason text,
    answered_at_seq bigint,
    resolved_text text,
    resolved_by text CONSTRAINT thread_resolved_by_fkey REFERENCES person,
    resolved_at timestamptz(3),
    revision integer NOT NULL,
    last_event_seq bigint NOT NULL,
    last_activity_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT thread_anchor_check CHECK ((subject = 'DRAFT') = (anchor IS NULL))`,
  thread_comment: `
    id text CONSTRAINT thread_comment_pkey PRIMARY KEY,
    thread_id text NOT NULL CONSTRAINT thread_comment_thread_fkey REFERENCES thread,
    author_id text NOT NULL CONSTRAINT thread_comment_author_fkey REFERENCES person,
    body text NOT NULL,
    person_ids text[] NOT NULL,
    city_ids text[] NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    edited_at timestamptz(3),
    deleted_at timestamptz(3)`,
  thread_comment_wording: `
    comment_id text NOT NULL CONSTRAINT thread_comment_wording_comment_fkey REFERENCES thread_comment,
    number integer NOT NULL,
    body text NOT NULL,
    said_at timestamptz(3) NOT NULL,
    CONSTRAINT thread_comment_wording_pkey PRIMARY KEY (comment_id, number)`,
  thread_event: `
    draft_id text NOT NULL CONSTRAINT thread_event_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    thread_id text NOT NULL CONSTRAINT thread_event_thread_fkey REFERENCES thread,
    kind text NOT NULL,
    actor_id text CONSTRAINT thread_event_actor_fkey REFERENCES person,
    comment_id text,
    details jsonb NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT thread_event_pkey PRIMARY KEY (draft_id, seq)`,
  thread_seen: `
    person_id text NOT NULL CONSTRAINT thread_seen_person_fkey REFERENCES person,
    thread_id text NOT NULL CONSTRAINT thread_seen_thread_fkey REFERENCES thread,
    seq bigint NOT NULL,
    CONSTRAINT thread_seen_pkey PRIMARY KEY (person_id, thread_id)`,
  outbox_event: `
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_event_pkey PRIMARY KEY,
    at timestamptz(3) NOT NULL DEFAULT now(),
    kind text NOT NULL CONSTRAINT outbox_event_kind_check CHECK (kind IN ('MENTION', 'ASSIGNMENT', 'REPLY',
      'RESOLUTION', 'THREAD', 'PROPOSAL', 'STALE_SIGNOFF', 'ROUND', 'PROCEDURE')),
    notice text NOT NULL,
    parameters jsonb NOT NULL,
    project_id text NOT NULL CONSTRAINT outbox_event_project_fkey REFERENCES project,
    draft_id text CONSTRAINT outbox_event_draft_fkey REFERENCES draft,
    actor_id text CONSTRAINT outbox_event_actor_fkey REFERENCES person,
    subject_id text NOT NULL,
    line_ids text[] NOT NULL,
    audience jsonb NOT NULL,
    folded_at timestamptz(3)`,
};

const INDEXES = [
  'thread_draft_opened_index ON thread (draft_id, opened_at)',
  'thread_draft_line_index ON thread (draft_id, line_id)',
  'thread_assignee_index ON thread (assignee_id)',
  'thread_comment_thread_index ON thread_comment (thread_id, created_at, id)',
  'thread_event_thread_index ON thread_event (thread_id, seq)',
  'outbox_event_unfolded_index ON outbox_event (id) WHERE folded_at IS NULL',
  'outbox_event_project_index ON outbox_event (project_id, id)',
];

/** Threads 意见 with their comments and history, and the outbox from which people and machines are told. */
export class Threads1795760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
