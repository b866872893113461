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
