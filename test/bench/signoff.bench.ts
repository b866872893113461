/**
 * `npm run bench -- signoff`: where ten cities stand on the 1,260 articles of the Civil Code, asked over GraphQL; beside it the
 * same rows read from PostgreSQL and nothing done with them. And how long after an edit a reviewer is told that it went stale.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf } from '@colex/collab';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { ColexApi } from './sync/contenders/colex-api.js';
import { quantiles } from './sync/generator/quantiles.js';
import { newFolder, startDatabase } from './sync/machine/database.js';
import { freePort, startServer } from './sync/machine/server-process.js';
import { waitUntil } from './sync/machine/wait.js';
import { PROJECT_ROOT } from './sync/peers.js';

const QUERIES = 200;
const EDITS = 30;
const DECISIONS_OF_A_CITY = 2;
const PASSWORD = /(?:password for all:|密码均为)\s*([a-z]+(?:-[a-z]+)+)/;
const MATRIX = `query ($slug: String!) { draft(slug: $slug) { signoff { revision cities { id } rows {
  clauseId digest statuses citationChangedFor isSettled ownerCityId } } } }`;
const CHANGED = `subscription ($id: ID!) { signoffsChanged(draftId: $id) { clauses { lineId signoffs { status } } } }`;

interface Matrix {
  readonly draft: { readonly signoff: { readonly rows: readonly { readonly statuses: readonly string[] }[] } };
}

/** Every city decided about every clause twice: first about earlier words, then, for seven in ten, about those that stand. */
const SEED_DECISIONS = `
  INSERT INTO signoff_decision (id, draft_id, ordinal, line_id, city_id, kind, digest, citations, person_id, revision, at)
  SELECT 'sgn_' || clause.line_id || city.position || turn, clause.draft_id,
    row_number() OVER (ORDER BY turn, clause.position, city.position), clause.line_id, city.id,
    (ARRAY['APPROVED', 'APPROVED_WITH_RESERVATION', 'OBJECTED'])[1 + (clause.position + city.position) % 3],
    CASE WHEN turn = 2 AND (clause.position + city.position) % 10 < 7 THEN clause.digest
      ELSE encode(sha256(clause.digest::bytea), 'hex') END,
    '[]', (SELECT id FROM person WHERE account = city.slug || '.reviewer'), 1, now()
  FROM clause CROSS JOIN city CROSS JOIN generate_series(1, ${DECISIONS_OF_A_CITY}) AS turn WHERE clause.draft_id = $1`;

/** Measures, prints a table and one line of JSON. */
export async function run(): Promise<void> {
  const folder = process.env['COLEX_SHARED'] ?? join(PROJECT_ROOT, '../shared');
  const text = await readFile(join(folder, 'corpus/01-民法典(2020).md'), 'utf8');
  const database = await startDatabase('signoff');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    args: ['dist/apps/server/src/main.js'],
    cwd: PROJECT_ROOT,
    environment: {
      PORT: String(port),
      DATABASE_URL: database.url,
      COLEX_DATA: await newFolder('signoff'),
      COLEX_LOG_LEVEL: 'warn',
    },
    port,
    readySign: /^Colex 协律 +http/m,
    inspect: false,
  });
  await waitUntil('Colex prints the password of its demo', () => PASSWORD.test(server.output()));
  const password = PASSWORD.exec(server.output())?.[1] ?? '';
  const api = new ColexApi(url);
  const drafter = await api.signIn('xuzhou.drafter', password);
  const reviewer = await api.signIn('shangqiu.reviewer', password);
  const draftId = await api.createDraft(drafter, await api.projectId(drafter, 'huaihai-red-resources'), '民法典', text);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows: drafts } = await client.query<{ slug: string }>('SELECT slug FROM draft WHERE id = $1', [draftId]);
  await client.query(SEED_DECISIONS, [draftId]);
  await client.query('ANALYZE');

  const ask = async (): Promise<Matrix> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${reviewer.token}` },
      body: JSON.stringify({ query: MATRIX, variables: { slug: drafts[0]?.slug } }),
    });
    const { data, errors } = (await response.json()) as { data?: Matrix; errors?: unknown };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const bare = async (): Promise<void> => {
    await client.query('SELECT line_id, digest, citations FROM clause WHERE draft_id = $1 ORDER BY position', [
      draftId,
    ]);
    await client.query('SELECT * FROM signoff_decision WHERE draft_id = $1 ORDER BY ordinal', [draftId]);
  };
  const { rows } = (await ask()).draft.signoff;
  const cells = rows.reduce((sum, { statuses }) => sum + statuses.length, 0);
  const [asked, read]: number[][] = [[], []];
  for (let query = 0; query < QUERIES; query += 1) {
    asked!.push(await timed(ask));
    read!.push(await timed(bare));
  }
  const stale = await staleness({ port, draftId, writer: drafter.token, reader: reviewer.token });
  await client.end();
  await server.end('SIGTERM');
  await database.stop();

  const figures = { query: quantiles(asked!), bare: quantiles(read!), stale: quantiles(stale) };
  console.log(
    `${rows.length} clauses × 10 cities = ${cells} cells, ${cells * DECISIONS_OF_A_CITY} decisions; ${QUERIES} queries, ${EDITS} edits.\n`,
  );
  console.table({
    'status of all, GraphQL over HTTP (ms)': rounded(figures.query),
    'the same rows, bare PostgreSQL (ms)': rounded(figures.bare),
    'edit → the reviewer is told STALE (ms)': rounded(figures.stale),
  });
  console.log(
    JSON.stringify({ bench: 'signoff', clauses: rows.length, cells, queries: QUERIES, edits: EDITS, ...figures }),
  );
}

interface Watchers {
  readonly port: number;
  readonly draftId: string;
  readonly writer: string;
  readonly reader: string;
}

/** Types a letter into one article after the other and waits for the event that says STALE. */
async function staleness({ port, draftId, writer, reader }: Watchers): Promise<number[]> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, draftId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { token: writer },
  });
  await waitUntil('the writer has the text', () => provider.synced);
  const told = new Map<string, number>();
  const subscriptions = createClient({
    url: `ws://127.0.0.1:${port}/graphql?token=${reader}`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  interface Changed {
    readonly signoffsChanged: { readonly clauses: readonly { lineId: string; signoffs: { status: string }[] }[] };
  }
  const stop = subscriptions.subscribe<Changed>(
    { query: CHANGED, variables: { id: draftId } },
    {
      next: ({ data }) => {
        for (const { lineId, signoffs } of data?.signoffsChanged.clauses ?? []) {
          if (signoffs.every(({ status }) => status === 'STALE')) told.set(lineId, performance.now());
        }
      },
      error: (error) => {
        throw error;
      },
      complete: () => undefined,
    },
  );
  const places: { lineId: string; place: number }[] = [];
  let place = 0;
  for (const { insert } of bodyOf(doc).toDelta() as { insert: unknown }[]) {
    if (insert instanceof Y.Map && insert.get('kind') === 'article')
      places.push({ lineId: String(insert.get('id')), place });
    place += typeof insert === 'string' ? insert.length : 1;
  }
  const milliseconds: number[] = [];
  // From the end, so that what is typed moves no place that is still to come. The first is there to open everything.
  for (const target of places
    .filter((_, index) => index % 40 === 39)
    .reverse()
    .slice(0, EDITS + 1)) {
    const begin = performance.now();
    bodyOf(doc).insert(target.place + 1, '改');
    await waitUntil('the reviewer is told', () => told.has(target.lineId));
    milliseconds.push((told.get(target.lineId) ?? 0) - begin);
  }
  stop();
  await subscriptions.dispose();
  provider.destroy();
  return milliseconds.slice(1);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const rounded = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number((value as number).toFixed(1))]));

await run();
// A socket of the stock client keeps timers of its own.
process.exit(0);
