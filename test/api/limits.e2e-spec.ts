import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('limits on queries (GQ1 to GQ4, GQ10, GQ11)', () => {
  let server: TestServer;
  let observer: TestActor;
  beforeAll(async () => {
    server = await startServer();
    observer = await server.as('observer');
  });
  afterAll(() => server.close());

  const deep = (levels: number): string =>
    levels === 0 ? 'id' : `cities(first: 1) { nodes { region { ${deep(levels - 1)} } } }`;

  it.each([
    ['depth', `{ regions(first: 1) { nodes { ${deep(6)} } } }`],
    ['depth behind fragments', `{ regions(first: 1) { nodes { ...a } } } fragment a on Region { ${deep(6)} }`],
    ['aliases', `{ ${Array.from({ length: 30 }, (_, index) => `a${index}: viewer { id }`).join(' ')} }`],
    ['directives', `{ viewer { id ${'@include(if: true) '.repeat(60)} } }`],
    ['tokens', `{ viewer { ${'id '.repeat(2_500)} } }`],
    [
      'objects',
      `{ regions(first: 100) { nodes { cities(first: 100) { nodes { region { cities(first: 100) { nodes { id } } } } } } } }`,
    ],
  ])('refuse too much of %s before anything is executed', async (_what, query) => {
    const { data, errors = [] } = await observer.ask(query);
    expect(data ?? null).toBeNull();
    expect(errors[0]?.extensions.code).toBe('QUERY_TOO_COSTLY');
  });

  it('refuse a circle of fragments and a batch of queries', async () => {
    expect(
      await observer.codes(`{ viewer { ...a } } fragment a on Person { ...b } fragment b on Person { ...a }`),
    ).toContain('BAD_USER_INPUT');
    const batch = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...observer.headers, 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ viewer { id } }' }, { query: '{ viewer { id } }' }]),
    });
    expect(batch.status).toBe(400);
  });

  it('leave introspection open, and answer in the status of the error to those who speak GraphQL over HTTP', async () => {
    expect(await observer.get('{ __schema { queryType { name } } }')).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
    const accept = { accept: 'application/graphql-response+json' };
    expect((await server.anybody.ask('{ regions(first: 1) { totalCount } }', {}, accept)).status).toBe(401);
    expect((await server.anybody.ask('{ regions(first: 1) { totalCount } }')).status).toBe(200);
  });

  it('tell what an operation was charged, what it cost and what is left, in the answer and in the headers (api.md §14)', async () => {
    const query = '{ regions(first: 100) { nodes { id cities(first: 10) { nodes { id } } } } }';
    const { extensions, headers } = await observer.ask(query);
    const cost = extensions?.['cost'] as Record<string, number>;
    // 100 regions with a connection each, 10 cities in each of them: 1 + 100 + 100 × (1 + 10) objects.
    expect(cost).toMatchObject({ max: 20_000, restoreRate: 200, requested: 121 });
    expect(cost['actual']).toBeLessThan(cost['requested']!);
    expect(cost['available']).toBeGreaterThan(20_000 - cost['requested']!);
    expect(headers.get('x-ratelimit-limit')).toBe('20000');
    expect(headers.get('x-ratelimit-remaining')).toBe(String(cost['available']));
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1_000));
  });

  it('tell the cost of an operation without executing it', async () => {
    const { data, extensions } = await observer.ask(
      `{ rateLimit(dryRun: true) { cost nodeCount remaining } regions(first: 100) { nodes { id } } }`,
    );
    expect(data).toEqual({ rateLimit: { cost: 11, nodeCount: 102, remaining: expect.any(Number) } });
    expect(extensions?.['cost']).toMatchObject({ requested: 11, actual: 0 });
  });

  it('let nobody ask for more than the budget, and say when it is worth trying again', async () => {
    const greedy = await server.as('drafter');
    const query = `{ regions(first: 100) { nodes { cities(first: 100) { nodes { region { cities(first: 1) { nodes { id } } } } } } } }`;
    const { extensions } = await greedy.ask(`{ rateLimit(dryRun: true) { cost } ${query.slice(2)}`);
    const requested = Number((extensions?.['cost'] as { requested: number } | undefined)?.requested);
    const together = await Promise.all(Array.from({ length: Math.ceil(40_000 / requested) }, () => greedy.ask(query)));
    const refused = together.flatMap(({ errors = [] }) => errors);
    expect(new Set(refused.map((error) => error.extensions.code))).toEqual(new Set(['RATE_LIMITED']));
    for (const { extensions: more } of refused) expect(more['retryAfterMs']).toBeGreaterThan(0);
    // Somebody else is not made to wait for it.
    expect(await observer.codes('{ regions(first: 1) { totalCount } }')).toEqual([]);
  });

  it('show nothing of what went wrong inside: a code, a request id and a sentence', async () => {
    await server.dataSource.query('ALTER TABLE region RENAME COLUMN slug TO slug_gone');
    const { errors, headers } = await observer.ask(
      '{ region(slug: "huaihai") { id } }',
      {},
      { 'accept-language': 'en' },
    );
    await server.dataSource.query('ALTER TABLE region RENAME COLUMN slug_gone TO slug');
    expect(errors).toEqual([
      {
        message: 'Something went wrong here. Please tell the administrator the request id.',
        path: ['region'],
        locations: expect.any(Array),
        extensions: { code: 'INTERNAL', requestId: headers.get('x-request-id') },
      },
    ]);
  });
});
