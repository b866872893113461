import { PASSWORD } from '../builders/a-project.js';
import { type TestServer, startServer } from '../harness/server.js';

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { account } userErrors { code message field } }
}`;

interface SignIn {
  readonly signIn: {
    readonly viewer: { readonly account: string } | null;
    readonly userErrors: readonly { readonly code: string; readonly message: string }[];
  };
}

describe('signing in and out', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ environment: { COLEX_TRUSTED_PROXIES: '127.0.0.1' } });
  });
  afterAll(() => server.close());

  const signIn = (account: string, password: string, address: string, more: Record<string, string> = {}) =>
    server.anybody.ask<SignIn>(SIGN_IN, { input: { account, password } }, { 'x-forwarded-for': address, ...more });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { data, headers } = await signIn('XuZhou.drafter ', PASSWORD, '10.0.0.1');
    expect(data?.signIn).toEqual({ viewer: { account: 'xuzhou.drafter' }, userErrors: [] });
    expect(headers.get('set-cookie')).toMatch(/^colex\.sid=s%3A[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  });

  it('is secure where it is configured to be', async () => {
    const secure = await startServer({
      environment: { COLEX_SECURE_COOKIES: 'true', COLEX_TRUSTED_PROXIES: '127.0.0.1' },
    });
    const input = { account: 'chair', password: PASSWORD };
    const { headers } = await secure.anybody.ask(SIGN_IN, { input }, { 'x-forwarded-proto': 'https' });
    expect(headers.get('set-cookie')).toMatch(/; Secure/);
    await secure.close();
  });

  it('answers a wrong password and an unknown account alike, in the language of the request', async () => {
    const wrong = await signIn('xuzhou.drafter', 'no', '10.0.0.2');
    const unknown = await signIn('nobody.at.all', 'no', '10.0.0.2');
    expect(wrong.data).toEqual(unknown.data);
    expect(wrong.data?.signIn.userErrors).toEqual([
      { code: 'WRONG_CREDENTIALS', message: '账号或密码不正确。', field: null },
    ]);
    const english = await signIn('nobody.at.all', 'no', '10.0.0.2', { 'accept-language': 'en' });
    expect(english.data?.signIn.userErrors[0]?.message).toBe('The account name or the password is wrong.');
  });

  it('gives a new session id: one that was there before is worth nothing', async () => {
    const first = await server.as('reviewer');
    const again = await server.anybody.ask(
      SIGN_IN,
      { input: { account: 'xuzhou.reviewer', password: PASSWORD } },
      { cookie: first.headers['cookie'] ?? '' },
    );
    expect(again.headers.get('set-cookie')?.split(';')[0]).not.toBe(first.headers['cookie']);
    expect(await first.get('{ viewer { id } }')).toEqual({ viewer: null });
  });

  it('refuses after ten wrong passwords of an account from anywhere, the right one too (GQ5, AA6)', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) await signIn('shangqiu.observer', 'no', `10.1.0.${attempt}`);
    const { data } = await signIn('shangqiu.observer', PASSWORD, '10.2.0.1');
    expect(data?.signIn.viewer).toBeNull();
    expect(data?.signIn.userErrors[0]?.code).toBe('TOO_MANY_ATTEMPTS');
    expect((await signIn('shangqiu.reviewer', PASSWORD, '10.2.0.1')).data?.signIn.viewer).not.toBeNull();
  });

  it('refuses after fifty wrong passwords from an address, and counts every alias of one request', async () => {
    const aliases = Array.from(
      { length: 10 },
      (_, index) => `a${index}: signIn(input: { account: "x${index}", password: "no" }) { userErrors { code } }`,
    );
    for (let request = 0; request < 5; request += 1) {
      await server.anybody.ask(`mutation { ${aliases.join(' ')} }`, {}, { 'x-forwarded-for': '10.9.9.9' });
    }
    const { data } = await signIn('huaibei.drafter', PASSWORD, '10.9.9.9');
    expect(data?.signIn.userErrors[0]?.code).toBe('TOO_MANY_ATTEMPTS');
    expect((await signIn('huaibei.drafter', PASSWORD, '10.9.9.10')).data?.signIn.viewer).not.toBeNull();
  });

  it('tells only somebody who knows the password that an account is suspended', async () => {
    const id = server.project.personIds.get('huaibei.observer');
    await server.dataSource.query('UPDATE person SET suspended_at = now() WHERE id = $1', [id]);
    const right = await signIn('huaibei.observer', PASSWORD, '10.0.0.4');
    expect(right.data?.signIn).toMatchObject({ viewer: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const wrong = await signIn('huaibei.observer', 'no', '10.0.0.4');
    expect(wrong.data?.signIn.userErrors[0]?.code).toBe('WRONG_CREDENTIALS');
  });

  it('ends a session for good', async () => {
    const drafter = await server.as('drafter', '商丘');
    expect(await drafter.get('mutation { signOut { endedSessions userErrors { code } } }')).toEqual({
      signOut: { endedSessions: 1, userErrors: [] },
    });
    expect(await drafter.get('{ viewer { id } }')).toEqual({ viewer: null });
    expect(await drafter.codes('mutation { signOut { endedSessions } }')).toEqual(['UNAUTHENTICATED']);
  });

  it('refuses a mutation from a page of another site, a simple content type, and one by GET (GQ9)', async () => {
    const drafter = await server.as('drafter', '商丘');
    const foreign = await drafter.ask('mutation { signOut { endedSessions } }', {}, { origin: 'https://evil.example' });
    expect([foreign.status, foreign.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
    const simple = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...drafter.headers, 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { signOut { endedSessions } }' }),
    });
    expect(simple.status).toBeGreaterThanOrEqual(400);
    const query = encodeURIComponent('mutation { signOut { endedSessions } }');
    const byGet = await fetch(`${server.url}/graphql?query=${query}`, {
      headers: { ...drafter.headers, 'apollo-require-preflight': '1' },
    });
    expect(byGet.status).toBe(405);
    expect(await drafter.get('{ viewer { account } }')).toEqual({ viewer: { account: 'shangqiu.drafter' } });
  });
});
