import { aDraft } from '../builders/a-draft.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('projects', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    await aDraft(server, { city: '商丘' });
    await aDraft(server);
  });
  afterAll(() => server.close());

  it('projects: are those of the viewer, for the administrator all', async () => {
    const query = `{ projects(first: 10) { totalCount nodes { slug } } }`;
    const one = { projects: { totalCount: 1, nodes: [{ slug: 'huaihai-red-resources' }] } };
    expect(await (await server.as('observer')).get(query)).toEqual(one);
    expect(await (await server.as('admin')).get(query)).toEqual(one);
    expect(await (await server.as('outsider', '南京')).get(query)).toEqual({ projects: { totalCount: 0, nodes: [] } });
  });

  it('project: has its region, cities with the lead city first, members, and drafts with the joint text first', async () => {
    const reviewer = await server.as('reviewer', '淮北');
    const { project } = await reviewer.get<{ project: Record<string, unknown> & { memberships: unknown[] } }>(
      `{ project(slug: "huaihai-red-resources") {
        title model region { slug } leadCity { name } memberCities(first: 10) { nodes { name } }
        memberships { role person { account } } drafts(first: 10) { totalCount nodes { kind city { sign } } }
      } }`,
    );
    expect(project).toMatchObject({
      title: '淮海战役红色资源保护条例',
      model: 'COMMON_CORE',
      region: { slug: 'huaihai' },
      leadCity: { name: '徐州市' },
      memberCities: { nodes: [{ name: '徐州市' }, { name: '商丘市' }, { name: '淮北市' }] },
      drafts: {
        totalCount: 2,
        nodes: [
          { kind: 'JOINT', city: null },
          { kind: 'EDITION', city: { sign: '商' } },
        ],
      },
    });
    expect(project.memberships).toContainEqual({ role: 'CHAIR', person: { account: 'chair' } });
    expect(project.memberships).toHaveLength(12);
  });

  it('project: is null for an outsider, as if it did not exist', async () => {
    const outsider = await server.as('outsider', '南京');
    expect(
      await outsider.get(`{ project(slug: "huaihai-red-resources") { id } none: project(slug: "x") { id } }`),
    ).toEqual({
      project: null,
      none: null,
    });
  });

  it('viewerMayCreateDraft: says why not, in the language of the request', async () => {
    const query = `{ project(slug: "huaihai-red-resources") { viewerMayCreateDraft { allowed reason } } }`;
    expect(await (await server.as('drafter')).get(query)).toEqual({
      project: { viewerMayCreateDraft: { allowed: true, reason: null } },
    });
    const { data } = await (await server.as('observer')).ask(query, {}, { 'accept-language': 'en' });
    expect(data).toEqual({
      project: {
        viewerMayCreateDraft: { allowed: false, reason: 'Your role in this project may not change the text.' },
      },
    });
  });
});
