import { type TestServer, startServer } from '../harness/server.js';

describe('people', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  it('viewer: is who is signed in, with what they are in their projects', async () => {
    const drafter = await server.as('drafter', '商丘');
    expect(
      await drafter.get(
        `{ viewer { id account name city { name } memberships { role project { slug } person { account } } } }`,
      ),
    ).toEqual({
      viewer: {
        id: drafter.personId,
        account: 'shangqiu.drafter',
        name: '商丘drafter',
        city: { name: '商丘市' },
        memberships: [
          { role: 'DRAFTER', project: { slug: 'huaihai-red-resources' }, person: { account: 'shangqiu.drafter' } },
        ],
      },
    });
  });

  it('people: are those who share a project with the viewer', async () => {
    const accounts = async (role: 'drafter' | 'outsider' | 'admin') =>
      (
        await (
          await server.as(role, role === 'outsider' ? '南京' : '徐州')
        ).get<{
          people: { totalCount: number; nodes: { account: string }[] };
        }>(`{ people(first: 100) { totalCount nodes { account } } }`)
      ).people;
    const members = await accounts('drafter');
    expect(members.nodes.map(({ account }) => account)).toContain('shangqiu.reviewer');
    expect(members.nodes.map(({ account }) => account)).not.toContain('nanjing.outsider');
    expect(members.totalCount).toBe(members.nodes.length);
    expect(await accounts('outsider')).toEqual({ totalCount: 1, nodes: [{ account: 'nanjing.outsider' }] });
    expect((await accounts('admin')).totalCount).toBe(members.totalCount + 1);
  });

  it('person: is found by account by those who share a project, and is null for others', async () => {
    const query = `{ person(account: "shangqiu.reviewer") { name } }`;
    expect(await (await server.as('observer', '徐州')).get(query)).toEqual({ person: { name: '商丘reviewer' } });
    expect(await (await server.as('outsider', '南京')).get(query)).toEqual({ person: null });
  });

  it('never shows a password hash: the API has no such field', async () => {
    const admin = await server.as('admin');
    expect(await admin.codes(`{ viewer { passwordHash } }`)).toEqual(['BAD_USER_INPUT']);
  });
});
