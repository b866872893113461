import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = {
  province: `
    id text CONSTRAINT province_pkey PRIMARY KEY,
    name text NOT NULL CONSTRAINT province_name_unique UNIQUE`,
  region: `
    id text CONSTRAINT region_pkey PRIMARY KEY,
    slug text NOT NULL CONSTRAINT region_slug_unique UNIQUE,
    name text NOT NULL`,
  city: `
    id text CONSTRAINT city_pkey PRIMARY KEY,
    slug text NOT NULL CONSTRAINT city_slug_unique UNIQUE,
    name text NOT NULL,
    sign text NOT NULL,
    colour text NOT NULL CONSTRAINT city_colour_check CHECK (colour ~ '^#[0-9a-f]{6}$'),
    province_id text NOT NULL CONSTRAINT city_province_fkey REFERENCES province,
    region_id text NOT NULL CONSTRAINT city_region_fkey REFERENCES region,
    position integer NOT NULL`,
  person: `
    id text CONSTRAINT person_pkey PRIMARY KEY,
    account text NOT NULL CONSTRAINT person_account_unique UNIQUE,
    name text NOT NULL,
    city_id text CONSTRAINT person_city_fkey REFERENCES city,
    password_hash text NOT NULL,
    administrator boolean NOT NULL DEFAULT false,
    suspended_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
  project: `
    id text CONSTRAINT project_pkey PRIMARY KEY,
    slug text NOT NULL CONSTRAINT project_slug_unique UNIQUE,
    title text NOT NULL,
    model text NOT NULL CONSTRAINT project_model_check CHECK (model IN ('UNIFORM_TEXT', 'COMMON_CORE', 'LOOSE')),
    region_id text NOT NULL CONSTRAINT project_region_fkey REFERENCES region,
    lead_city_id text NOT NULL CONSTRAINT project_lead_city_fkey REFERENCES city,
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
  project_city: `
    project_id text NOT NULL CONSTRAINT project_city_project_fkey REFERENCES project,
    city_id text NOT NULL CONSTRAINT project_city_city_fkey REFERENCES city,
    CONSTRAINT project_city_pkey PRIMARY KEY (project_id, city_id)`,
  membership: `
    person_id text NOT NULL CONSTRAINT membership_person_fkey REFERENCES person,
    project_id text NOT NULL CONSTRAINT membership_project_fkey REFERENCES project,
    role text NOT NULL CONSTRAINT membership_role_check
      CHECK (role IN ('LEAD_DRAFTER', 'DRAFTER', 'REVIEWER', 'OBSERVER', 'CHAIR', 'ADMINISTRATOR')),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT membership_pkey PRIMARY KEY (person_id, project_id, role)`,
  draft: `
    id text CONSTRAINT draft_pkey PRIMARY KEY,
    slug text NOT NULL CONSTRAINT draft_slug_unique UNIQUE,
    kind text NOT NULL CONSTRAINT draft_kind_check CHECK (kind IN ('JOINT', 'EDITION')),
    project_id text NOT NULL CONSTRAINT draft_project_fkey REFERENCES project,
    city_id text CONSTRAINT draft_city_fkey REFERENCES city,
    created_by text NOT NULL CONSTRAINT draft_created_by_fkey REFERENCES person,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT draft_city_check CHECK ((kind = 'EDITION') = (city_id IS NOT NULL))`,
  draft_head: `
    draft_id text CONSTRAINT draft_head_pkey PRIMARY KEY CONSTRAINT draft_head_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    projected_seq bigint NOT NULL,
    title text NOT NULL,
    digest text NOT NULL,
    counts jsonb NOT NULL,
    updated_at timestamptz(3) NOT NULL`,
  draft_update: `
    draft_id text NOT NULL CONSTRAINT draft_update_draft_fkey REFERENCES draft,
    seq bigint NOT NULL CONSTRAINT draft_update_seq_check CHECK (seq > 0),
    kind text NOT NULL CONSTRAINT draft_update_kind_check CHECK (kind IN ('import', 'edit')),
    actor_id text NOT NULL CONSTRAINT draft_update_actor_fkey REFERENCES person,
    bytes bytea NOT NULL,
    checksum bytea NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT draft_update_pkey PRIMARY KEY (draft_id, seq)`,
  draft_client: `
    draft_id text NOT NULL CONSTRAINT draft_client_draft_fkey REFERENCES draft,
    client_id bigint NOT NULL,
    person_id text NOT NULL CONSTRAINT draft_client_person_fkey REFERENCES person,
    bound_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT draft_client_pkey PRIMARY KEY (draft_id, client_id)`,
  draft_checkpoint: `
    draft_id text NOT NULL CONSTRAINT draft_checkpoint_draft_fkey REFERENCES draft,
    seq bigint NOT NULL,
    state bytea NOT NULL,
    checksum bytea NOT NULL,
    digest text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT draft_checkpoint_pkey PRIMARY KEY (draft_id, seq)`,
  clause: `
    id text CONSTRAINT clause_pkey PRIMARY KEY,
    draft_id text NOT NULL CONSTRAINT clause_draft_fkey REFERENCES draft,
    line_id text NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    number text,
    path text[] NOT NULL,
    text text NOT NULL,
    digest text NOT NULL,
    lines jsonb NOT NULL,
    changed_at_seq bigint NOT NULL,
    CONSTRAINT clause_draft_line_unique UNIQUE (draft_id, line_id)`,
  session: `
    sid varchar CONSTRAINT session_pkey PRIMARY KEY,
    sess json NOT NULL,
    expire timestamp(6) NOT NULL`,
  sign_in_attempt: `
    key varchar(255) CONSTRAINT sign_in_attempt_pkey PRIMARY KEY,
    points integer NOT NULL DEFAULT 0,
    expire bigint`,
  server_secret: `
    name text CONSTRAINT server_secret_pkey PRIMARY KEY,
    value text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()`,
  access_token: `
    id text CONSTRAINT access_token_pkey PRIMARY KEY,
    person_id text NOT NULL CONSTRAINT access_token_person_fkey REFERENCES person,
    name text NOT NULL,
    hash bytea NOT NULL CONSTRAINT access_token_hash_unique UNIQUE,
    scope text NOT NULL CONSTRAINT access_token_scope_check CHECK (scope IN ('read', 'write')),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3),
    last_used_at timestamptz(3),
    revoked_at timestamptz(3)`,
  idempotency_key: `
    person_id text NOT NULL CONSTRAINT idempotency_key_person_fkey REFERENCES person,
    key text NOT NULL,
    mutation text NOT NULL,
    request_hash bytea NOT NULL,
    answer jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_pkey PRIMARY KEY (person_id, key)`,
};

const INDEXES = [
  'city_region_position_index ON city (region_id, position)',
  'project_region_created_index ON project (region_id, created_at)',
  'membership_project_index ON membership (project_id)',
  'draft_project_created_index ON draft (project_id, created_at)',
  'draft_head_updated_index ON draft_head (updated_at)',
  'clause_draft_position_index ON clause (draft_id, position)',
  'session_expire_index ON session (expire)',
  'access_token_person_created_index ON access_token (person_id, created_at)',
  'idempotency_key_created_index ON idempotency_key (created_at)',
];

/** Everything the first living draft needs: regions, people, projects, drafts with their journal, sessions, tokens. */
export class FirstDraft1795334400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(TABLES)) await runner.query(`CREATE TABLE ${name} (${columns}\n)`);
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
    // Updates of Yjs are small and dense; compressing each costs more than it saves.
    await runner.query(`ALTER TABLE draft_update ALTER COLUMN bytes SET STORAGE EXTERNAL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
