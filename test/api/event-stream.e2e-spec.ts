import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { type Followed, followStream } from '../harness/subscription.js';

const QUERY = `subscription ($draftId: ID!, $after: ID) {
  threadsChanged(draftId: $draftId, after: $after) { eventId change { kind } } }`;

interface Told {
  readonly eventId: string;
  readonly change: { readonly kind: string };
}

describe('subscriptions over server-sent events (api.md §18)', () => {
  let server: TestServer;
  let draft: BuiltDraft;
  let xuzhou: TestActor;
  beforeAll(async () => {
    server = await startServer();
    draft = await aDraft(server);
    xuzhou = await server.as('drafter', '徐州');
  });
  afterAll(() => server.close());

  const told = (actor: TestActor, more: Record<string, unknown> = {}): Followed<Told> =>
    followStream<Told>(actor, QUERY, { draftId: draft.id, ...more }, 'threadsChanged');
  const open = () =>
    xuzhou.get('mutation ($input: OpenThreadInput!) { openThread(input: $input) { thread { id } } }', {
      input: { draftId: draft.id, kind: 'OPINION', body: '建议明确期限。' },
    });
  const request = (query: string, headers: Record<string, string>, method = 'POST') =>
    fetch(`${server.url}/graphql/stream`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      ...(method === 'POST' ? { body: JSON.stringify({ query, variables: { draftId: draft.id } }) } : {}),
    });

  it('tell what happens as it happens, and resume behind an event', async () => {
    await open();
    const following = told(xuzhou, { after: 'tev_0' });
    await eventually('the past is told', () => following.events.length === 1);
    await open();
    await eventually('the new thread is told', () => following.events.length === 2);
    await following.stop();
    await open();
    const resumed = told(xuzhou, { after: following.events[1]!.eventId });
    await eventually('what was missed is told', () => resumed.events.length === 1);
    expect(BigInt(resumed.events[0]!.eventId.slice(4))).toBeGreaterThan(BigInt(following.events[1]!.eventId.slice(4)));
    await resumed.stop();
  });

  it('are refused before they begin: without a credential, from another site, in a form a page could send', async () => {
    expect((await request(QUERY, {})).status).toBe(401);
    const foreign = await request(QUERY, { ...xuzhou.headers, origin: 'https://elsewhere.example' });
    expect(foreign.status).toBe(403);
    const simple = await request(QUERY, { ...xuzhou.headers, 'content-type': 'text/plain' });
    expect(simple.status).toBeGreaterThanOrEqual(400);
  });

  it('have the limits and the typed errors of plain requests', async () => {
    const deep = `{ regions(first: 1) { nodes { ${'cities(first: 1) { nodes { region { '.repeat(8)} id ${'} } }'.repeat(8)} } } }`;
    const answer = await (await request(deep, xuzhou.headers)).text();
    expect(answer).toContain('QUERY_TOO_COSTLY');
    const outsider = await server.as('outsider', '南京');
    const refused = told(outsider);
    await eventually('the outsider is refused', () => refused.failures.length > 0);
    expect(refused.failures).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(refused.events).toEqual([]);
    await refused.stop();
  });

  it('end when the person is suspended (AA1), and no more than fifty are open for one', async () => {
    const leaving = await server.as('reviewer', '淮北');
    const streams = Array.from({ length: 50 }, () => told(leaving, { after: 'tev_0' }));
    await eventually('all are under way', () => streams.every(({ events }) => events.length > 0));
    expect((await request(QUERY, leaving.headers)).status).toBe(429);
    await server.dataSource.query('UPDATE person SET suspended_at = now() WHERE id = $1', [leaving.personId]);
    await eventually('all have ended', () => streams.every((stream) => stream.isOver()));
    expect((await request(QUERY, leaving.headers)).status).toBe(401);
    await Promise.all(streams.map((stream) => stream.stop()));
  });
});
