import { aDraft, type BuiltDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

const closeCode = (actor: TestActor, draft: string, parameters = ''): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = actor.socket(draft, parameters);
    socket.once('close', (code) => resolve(code));
    socket.once('error', reject);
  });

const failure = (socket: ReturnType<TestActor['socket']>): Promise<string> =>
  new Promise((resolve) => {
    socket.once('error', (error) => resolve(error.message));
    socket.once('open', () => resolve('opened'));
  });

describe('admission to a sync socket', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('lets a member in by id and by slug, and both are the same draft', async () => {
    const drafter = await server.as('drafter', '商丘');
    const byId = drafter.open(joint.id);
    const bySlug = drafter.open(joint.slug);
    await Promise.all([byId.synced(), bySlug.synced()]);
    byId.body.insert(byId.body.length, '同一文本');
    await new Promise<void>((resolve) =>
      bySlug.doc.on('update', () => bySlug.text().endsWith('同一文本') && resolve()),
    );
    expect(bySlug.text()).toBe(byId.text());
    drafter.leave();
  });

  it('closes with 4401 for somebody who is not signed in, and for a token that is none', async () => {
    expect(await closeCode(server.anybody, joint.id)).toBe(4401);
    expect(await closeCode(server.anybody, joint.id, '?token=clx_nonsense')).toBe(4401);
  });

  it('closes with 4403 for an outsider and for a draft that does not exist: the two look the same', async () => {
    const outsider = await server.as('outsider', '南京');
    expect(await closeCode(outsider, joint.id)).toBe(4403);
    expect(await closeCode(outsider, 'drf_no-such-draft')).toBe(4403);
    expect(await closeCode(outsider, '..%2f..%2fetc')).toBe(4403);
  });

  it('lets a token in, with the right its scope leaves', async () => {
    const drafter = await server.as('drafter', '商丘');
    const { createAccessToken } = await drafter.get<{ createAccessToken: { secret: string } }>(
      `mutation { createAccessToken(input: { name: "laptop", scope: WRITE }) { secret } }`,
    );
    const opened = server.anybody.open(joint.id, { params: { token: createAccessToken.secret } });
    await opened.synced();
    expect(opened.text()).toContain('为了加强');
    opened.close();
  });

  it('refuses a page of another site (AA7) and destroys an upgrade that leads nowhere', async () => {
    const drafter = await server.as('drafter', '商丘');
    const { headers } = drafter;
    const foreign = Object.assign(Object.create(Object.getPrototypeOf(drafter)) as TestActor, drafter, {
      headers: { ...headers, origin: 'https://evil.example' },
    });
    expect(await failure(foreign.socket(joint.id))).toContain('403');
    expect(await failure(drafter.socket('../elsewhere'))).toContain('404');
  });
});
