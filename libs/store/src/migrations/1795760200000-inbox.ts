import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  inbox_item: `
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT inbox_item_pkey PRIMARY KEY,
    person_id text NOT NULL CONSTRAINT inbox_item_person_fkey REFERENCES person,
    event_id bigint NOT NULL CONSTRAINT inbox_item_event_fkey REFERENCES outbox_event,
    kind text NOT NULL,
    notice text NOT NULL,
    parameters jsonb NOT NULL,
    project_id text NOT NULL CONSTRAINT inbox_item_project_fkey REFERENCES project,
    draft_id text CONSTRAINT inbox_item_draft_fkey REFERENCES draft,
    actor_id text CONSTRAINT inbox_item_actor_fkey REFERENCES person,
    subject_id text NOT NULL,
    line_id text,
    at timestamptz(3) NOT NULL,
    read_at timestamptz(3),
    in_app boolean NOT NULL,
    mail_wanted boolean NOT NULL,
    mailed_at timestamptz(3),
    CONSTRAINT inbox_item_person_event_unique UNIQUE (person_id, event_id)`,
  inbox_setting: `
    person_id text CONSTRAINT inbox_setting_pkey PRIMARY KEY CONSTRAINT inbox_setting_person_fkey REFERENCES person,
    email text,
    digest text NOT NULL CONSTRAINT inbox_setting_digest_check CHECK (digest IN ('AT_ONCE', 'HOURLY', 'DAILY')),
    quiet_from integer,
    quiet_until integer,
    language text NOT NULL,
    last_mailed_at timestamptz(3),
    CONSTRAINT inbox_setting_quiet_check CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))`,
  inbox_preference: `
    person_id text NOT NULL CONSTRAINT inbox_preference_person_fkey REFERENCES person,
    kind text NOT NULL,
    channel text NOT NULL CONSTRAINT inbox_preference_channel_check CHECK (channel IN ('APP', 'EMAIL')),
    enabled boolean NOT NULL,
    CONSTRAINT inbox_preference_pkey PRIMARY KEY (person_id, kind, channel)`,
  watch: `
    person_id text NOT NULL CONSTRAINT watch_person_fkey REFERENCES person,
    draft_id text NOT NULL CONSTRAINT watch_draft_fkey REFERENCES draft,
    line_id text NOT NULL,
    level text NOT NULL CONSTRAINT watch_level_check CHECK (level IN ('WATCH', 'MUTE')),
    CONSTRAINT watch_pkey PRIMARY KEY (person_id, draft_id, line_id)`,
  webhook: `
    id text CONSTRAINT webhook_pkey PRIMARY KEY,
    project_id text NOT NULL CONSTRAINT webhook_project_fkey REFERENCES project,
    type text NOT NULL CONSTRAINT webhook_type_check CHECK (type IN ('SIGNED', 'WECOM', 'DINGTALK', 'FEISHU')),
    name text NOT NULL,
    url text NOT NULL,
    secret text NOT NULL,
    kinds text[] NOT NULL,
    created_by text NOT NULL CONSTRAINT webhook_created_by_fkey REFERENCES person,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    disabled_at timestamptz(3)`,
  webhook_delivery: `
    id text CONSTRAINT webhook_delivery_pkey PRIMARY KEY,
    webhook_id text NOT NULL CONSTRAINT webhook_delivery_webhook_fkey REFERENCES webhook,
    event_id bigint NOT NULL CONSTRAINT webhook_delivery_event_fkey REFERENCES outbox_event,
    state text NOT NULL CONSTRAINT webhook_delivery_state_check CHECK (state IN ('WAITING', 'DELIVERED', 'FAILED')),
    attempts integer NOT NULL,
    next_at timestamptz(3) NOT NULL,
    last_status integer,
    last_error text,
    last_attempt_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
};

const INDEXES = [
  'inbox_item_person_index ON inbox_item (person_id, id)',
  'inbox_item_unmailed_index ON inbox_item (person_id) WHERE mail_wanted AND mailed_at IS NULL',
  'webhook_project_index ON webhook (project_id, created_at)',
  `webhook_delivery_due_index ON webhook_delivery (next_at) WHERE state = 'WAITING'`,
  'webhook_delivery_webhook_index ON webhook_delivery (webhook_id, created_at, id)',
];

/** The inbox 收件箱 with its settings, and the webhooks with their log. */
export class Inbox1795760200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
