import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { TestActor } from '../harness/actor.js';
import { type ChildServer, aChildServer } from '../harness/child-server.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('processes with one role each (COLEX_ROLES)', () => {
  let api: TestServer;
  let sync: ChildServer;
  let jobs: ChildServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    api = await startServer({ environment: { COLEX_ROLES: 'api' } });
    joint = await aDraft(api);
    [sync, jobs] = (await Promise.all(
      ['sync', 'jobs'].map((role) => aChildServer(api.databaseUrl, { environment: { COLEX_ROLES: role } })),
    )) as [ChildServer, ChildServer];
    await sync.start();
  });
  afterAll(async () => {
    await sync.kill();
    await jobs.kill();
    await api.close();
  });

  const statusAt = async (url: string, path: string): Promise<number> => (await fetch(url + path)).status;

  it('answer for their role and for their health, and for nothing else', async () => {
    await jobs.start();
    for (const url of [api.url, sync.url, jobs.url]) {
      expect(await statusAt(url, '/healthz')).toBe(200);
      expect(await statusAt(url, '/readyz')).toBe(200);
    }
    const asks = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{__typename}"}' };
    expect((await fetch(`${api.url}/graphql`, asks)).status).toBe(200);
    expect((await fetch(`${sync.url}/graphql`, asks)).status).toBe(404);
    expect((await fetch(`${jobs.url}/graphql`, asks)).status).toBe(404);
    const anybody = new TestActor(api.url);
    const refused = new Promise<number>((resolve) =>
      anybody
        .socket(joint.id)
        .once('unexpected-response', (_request, response: { statusCode: number }) => resolve(response.statusCode)),
    );
    expect(await refused).toBe(404);
    await jobs.kill();
  });

  it('do the work of their role alone: an edit reaches the clause rows only when there is a process for jobs', async () => {
    const { headers } = await api.as('drafter', '徐州');
    const writer = new TestActor(sync.url, headers);
    const opened = writer.open(joint.id);
    await opened.synced();
    opened.body.insert(opened.body.length, '末句。');
    const head = async () => {
      const [row]: { seq: string; projected: string }[] = await api.dataSource.query(
        'SELECT seq, projected_seq AS projected FROM draft_head WHERE draft_id = $1',
        [joint.id],
      );
      return { seq: Number(row!.seq), projected: Number(row!.projected) };
    };
    await eventually('the edit is in the journal', async () => (await head()).seq === 2);
    expect((await head()).projected).toBe(1);
    await jobs.start();
    await eventually('the rows follow', async () => (await head()).projected === 2);
    // It goes on to follow a process that it cannot hear.
    opened.body.insert(opened.body.length, '又一句。');
    await eventually('the rows follow again', async () => (await head()).projected === 3);
    const reader = await api.as('observer', '淮北');
    const { draft } = await reader.get<{ draft: { clauses: { nodes: { text: string }[] } } }>(
      `{ draft(slug: "${joint.slug}") { clauses(last: 1) { nodes { text } } } }`,
    );
    expect(draft.clauses.nodes[0]?.text).toContain('又一句。');
    writer.leave();
  });
});
