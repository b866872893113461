import { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Created {
  readonly createAccessToken: {
    readonly accessToken: { readonly id: string; readonly scope: string } | null;
    readonly secret: string | null;
    readonly userErrors: readonly { readonly code: string; readonly field: string[] }[];
  };
}

const CREATE = `mutation ($input: CreateAccessTokenInput!) {
  createAccessToken(input: $input) { accessToken { id scope } secret userErrors { code field } }
}`;

describe('personal access tokens', () => {
  let server: TestServer;
  let drafter: TestActor;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '徐州');
  });
  afterAll(() => server.close());

  const withToken = (secret: string | null) => new TestActor(server.url, { authorization: `Bearer ${secret}` });
  const create = async (input: Record<string, unknown>) =>
    (await drafter.get<Created>(CREATE, { input })).createAccessToken;

  it('speak for their owner, are shown once, and are stored as a hash', async () => {
    const { accessToken, secret } = await create({ name: '脚本', scope: 'WRITE' });
    expect(secret).toMatch(/^clx_[\w-]{32}[0-9a-f]{8}$/);
    expect(await withToken(secret).get('{ viewer { account } }')).toEqual({ viewer: { account: 'xuzhou.drafter' } });
    const { accessTokens } = await drafter.get<{ accessTokens: { id: string; lastUsedAt: string | null }[] }>(
      '{ accessTokens { id lastUsedAt } }',
    );
    expect(accessTokens.find(({ id }) => id === accessToken?.id)?.lastUsedAt).toEqual(expect.any(String));
    const rows = await server.dataSource.query('SELECT * FROM access_token');
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('of scope READ change nothing', async () => {
    const { secret } = await create({ name: '只读', scope: 'READ' });
    const reader = withToken(secret);
    expect(await reader.get('{ viewer { account } }')).toEqual({ viewer: { account: 'xuzhou.drafter' } });
    expect(await reader.codes(CREATE, { input: { name: 'x', scope: 'WRITE' } })).toEqual(['FORBIDDEN']);
    const { createDraft } = await reader.get<{ createDraft: { userErrors: { code: string }[] } }>(
      `mutation ($input: CreateDraftInput!) { createDraft(input: $input) { userErrors { code } } }`,
      { input: { projectId: server.project.id, kind: 'JOINT', text: '第一条　甲' } },
    );
    expect(createDraft.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  it('stop working when they are revoked or run out', async () => {
    const { accessToken, secret } = await create({ name: '临时', scope: 'WRITE' });
    await drafter.get(`mutation ($input: RevokeAccessTokenInput!) { revokeAccessToken(input: $input) { revokedId } }`, {
      input: { id: accessToken?.id },
    });
    expect(await withToken(secret).get('{ viewer { id } }')).toEqual({ viewer: null });

    const expiring = await create({ name: '到期', scope: 'WRITE', expiresAt: '2999-01-01T00:00:00Z' });
    expect(await withToken(expiring.secret).get('{ viewer { account } }')).not.toEqual({ viewer: null });
    await server.dataSource.query(`UPDATE access_token SET expires_at = now() - interval '1 second' WHERE id = $1`, [
      expiring.accessToken?.id,
    ]);
    expect(await withToken(expiring.secret).get('{ viewer { id } }')).toEqual({ viewer: null });
  });

  it('need a name and an expiry in the future', async () => {
    expect((await create({ name: ' ', scope: 'READ' })).userErrors).toEqual([{ code: 'INVALID', field: ['name'] }]);
    expect((await create({ name: 'x', scope: 'READ', expiresAt: '2001-01-01T00:00:00Z' })).userErrors).toEqual([
      { code: 'INVALID', field: ['expiresAt'] },
    ]);
    expect((await create({ name: 'x', scope: 'READ', expiresAt: 'soon' })).userErrors).toEqual([
      { code: 'INVALID', field: ['expiresAt'] },
    ]);
  });

  it('cannot be seen or revoked by anybody else, who cannot tell whether they exist (GQ6)', async () => {
    const { accessToken } = await create({ name: '我的', scope: 'WRITE' });
    const colleague = await server.as('drafter', '商丘');
    expect(await colleague.get('{ accessTokens { id } }')).toEqual({ accessTokens: [] });
    const revoke = `mutation ($input: RevokeAccessTokenInput!) {
      revokeAccessToken(input: $input) { revokedId userErrors { code } } }`;
    const foreign = await colleague.get(revoke, { input: { id: accessToken?.id } });
    expect(foreign).toEqual(await colleague.get(revoke, { input: { id: 'tok_none' } }));
    expect(foreign).toEqual({ revokeAccessToken: { revokedId: null, userErrors: [{ code: 'NOT_FOUND' }] } });
  });

  it('count alone when they are sent: a wrong one is not helped by a cookie', async () => {
    const both = new TestActor(server.url, { ...drafter.headers, authorization: 'Bearer clx_wrong' });
    expect(await both.get('{ viewer { id } }')).toEqual({ viewer: null });
  });
});
