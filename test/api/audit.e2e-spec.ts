import { PASSWORD } from '../builders/a-project.js';
import { aDraft, type BuiltDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Entry {
  readonly id: string;
  readonly seq: number;
  readonly action: string;
  readonly label: string;
  readonly actor: { readonly account: string } | null;
  readonly subject: { readonly type: string; readonly id: string };
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

const ENTRIES = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { id seq action label actor { account } subject { type id } facts { name value } }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`;

describe('audit records', () => {
  let server: TestServer;
  let admin: TestActor;
  let chair: TestActor;
  let draft: BuiltDraft;
  beforeAll(async () => {
    server = await startServer({ environment: { COLEX_TRUSTED_PROXIES: '127.0.0.1' } });
    admin = await server.as('admin');
    chair = await server.as('chair');
    draft = await aDraft(server);
  });
  afterAll(() => server.close());

  const page = async (actor: TestActor, filter: Record<string, unknown>, first = 100, after?: string) =>
    (
      await actor.get<{
        auditEntries: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string }; totalCount: number };
      }>(ENTRIES, { filter, first, after })
    ).auditEntries;
  const newest = async (action: string): Promise<Entry | undefined> =>
    (await page(admin, { actions: [action] }, 1)).nodes[0];
  const factsOf = (entry: Entry | undefined) =>
    Object.fromEntries((entry?.facts ?? []).map(({ name, value }) => [name, value]));

  it('are written for signing in, signing out and signing out everywhere', async () => {
    const drafter = await server.as('drafter', '商丘');
    expect(await newest('session.signIn')).toMatchObject({
      label: '登录',
      actor: { account: 'shangqiu.drafter' },
      subject: { type: 'person', id: drafter.personId },
    });
    await drafter.get('mutation { signOut { endedSessions } }');
    expect(await newest('session.signOut')).toMatchObject({ actor: { account: 'shangqiu.drafter' } });
    const again = await server.as('drafter', '商丘');
    await again.get('mutation { signOutEverywhere { endedSessions } }');
    expect(factsOf(await newest('session.signOutEverywhere'))).toEqual({ sessions: '1' });
  });

  it('are written once when sign-in attempts become too many, and never hold what was typed', async () => {
    const attempt = (account: string, password: string) =>
      server.anybody.ask(
        `mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`,
        { input: { account, password } },
        { 'x-forwarded-for': '10.8.0.1' },
      );
    for (let count = 0; count < 14; count += 1) await attempt('huaibei.observer', 'no');
    const known = await page(admin, { actions: ['session.throttle'] });
    expect(known.nodes.map(({ actor, subject, facts }) => ({ actor, subject, facts }))).toEqual([
      {
        actor: null,
        subject: { type: 'person', id: server.project.personIds.get('huaibei.observer') },
        facts: [{ name: 'address', value: '10.8.0.1' }],
      },
    ]);
    for (let count = 0; count < 12; count += 1) await attempt('my-password-by-mistake', PASSWORD);
    expect((await newest('session.throttle'))?.subject).toEqual({ type: 'person', id: 'unknown' });
    const stored = JSON.stringify(await server.dataSource.query('SELECT * FROM audit_entry'));
    expect(stored).not.toContain('my-password-by-mistake');
    expect(stored).not.toContain(PASSWORD);
  });

  it('are written for tokens made and revoked, without the token', async () => {
    const drafter = await server.as('drafter', '商丘');
    const { createAccessToken } = await drafter.get<{
      createAccessToken: { accessToken: { id: string }; secret: string };
    }>(`mutation { createAccessToken(input: { name: "脚本", scope: READ }) { accessToken { id } secret } }`);
    const { id } = createAccessToken.accessToken;
    expect(await newest('token.create')).toMatchObject({ subject: { type: 'token', id } });
    expect(factsOf(await newest('token.create'))).toEqual({
      name: '脚本',
      ownerId: drafter.personId,
      scope: 'read',
      expiresAt: '',
    });
    await drafter.get(`mutation { revokeAccessToken(input: { id: "${id}" }) { revokedId } }`);
    expect(await newest('token.revoke')).toMatchObject({ subject: { type: 'token', id } });
    const stored = JSON.stringify(await server.dataSource.query('SELECT * FROM audit_entry'));
    expect(stored).not.toContain(createAccessToken.secret);
  });

  it('are written for a draft that was made, with the digest of its words', async () => {
    const { draft: made } = await admin.get<{ draft: { digest: string; title: string } }>(
      `{ draft(slug: "${draft.slug}") { digest title } }`,
    );
    const entry = await newest('draft.create');
    expect(entry).toMatchObject({ actor: { account: 'xuzhou.drafter' }, subject: { type: 'draft', id: draft.id } });
    expect(factsOf(entry)).toEqual({ kind: 'JOINT', title: made.title, digest: made.digest });
  });

  it('are read whole by the administrator, for the own project by the chair, and by nobody else', async () => {
    const ofProject = { projectId: server.project.id };
    expect((await page(admin, {})).nodes.some(({ action }) => action === 'session.signIn')).toBe(true);
    const seen = await page(chair, ofProject);
    expect(seen.nodes.map(({ action }) => action)).toContain('draft.create');
    expect(seen.nodes.map(({ action }) => action)).not.toContain('session.signIn');
    expect(await chair.codes(ENTRIES, { filter: {}, first: 1 })).toEqual(['FORBIDDEN']);
    for (const role of ['lead', 'drafter', 'reviewer', 'observer'] as const) {
      const actor = await server.as(role);
      expect([role, await actor.codes(ENTRIES, { filter: ofProject, first: 1 })]).toEqual([role, ['FORBIDDEN']]);
      expect([role, await actor.codes('{ auditHead { seq } }')]).toEqual([role, ['FORBIDDEN']]);
    }
    const outsider = await server.as('outsider', '南京');
    expect(await outsider.codes(ENTRIES, { filter: ofProject, first: 1 })).toEqual(['NOT_FOUND']);
  });

  it('are found by id only by those who may list them (GQ6)', async () => {
    const created = (await newest('draft.create'))?.id;
    const signedIn = (await newest('session.signIn'))?.id;
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    const ids = [created, signedIn, 'aud_999999', 'aud_x'];
    expect(await admin.get(query, { ids })).toEqual({ nodes: [{ id: created }, { id: signedIn }, null, null] });
    expect(await chair.get(query, { ids })).toEqual({ nodes: [{ id: created }, null, null, null] });
    expect(await (await server.as('drafter')).get(query, { ids })).toEqual({ nodes: [null, null, null, null] });
  });

  it('are narrowed by text, person, action and time, page by page, newest first', async () => {
    const drafterId = server.project.personIds.get('xuzhou.drafter');
    const byDrafter = await page(admin, { personId: drafterId });
    expect(new Set(byDrafter.nodes.map(({ actor }) => actor?.account))).toEqual(new Set(['xuzhou.drafter']));
    expect(await page(admin, { draftId: draft.id })).toMatchObject({ totalCount: 1 });
    const all = await page(admin, {});
    const seqs = all.nodes.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    const first = await page(admin, {}, 2);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page(admin, {}, 2, first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ seq }) => seq)).toEqual(seqs.slice(0, 4));
    expect(await page(admin, { from: '2999-01-01T00:00:00Z' })).toMatchObject({ nodes: [], totalCount: 0 });
    expect((await page(admin, { until: '2999-01-01T00:00:00Z' })).totalCount).toBeGreaterThan(4);
    const odd = `"'; DROP TABLE audit_entry; --`;
    expect(await page(admin, { draftId: odd, actions: [odd] })).toMatchObject({ totalCount: 0 });
    expect(await admin.codes(ENTRIES, { filter: { from: 'yesterday' }, first: 1 })).toEqual(['BAD_USER_INPUT']);
  });

  describe('leave the house', () => {
    const download = (actor: TestActor, path: string) =>
      fetch(`${server.url}/download/${path}`, { headers: { ...actor.headers } });

    it('as NDJSON that whoever has it can verify, and the export is itself recorded', async () => {
      const answer = await download(admin, 'audit.ndjson');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d+\.ndjson"$/);
      const rows = (await answer.text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const { verifyChain } = await import('@colex/workflow');
      const verdict = verifyChain(rows);
      expect(verdict).toMatchObject({ intact: true });
      if (verdict.intact) {
        expect(answer.headers.get('x-audit-head')).toBe(`${verdict.head.seq}:${verdict.head.hash}`);
      }
      expect(await newest('audit.export')).toMatchObject({ actor: { account: 'admin' } });
    });

    it('as CSV whose cells are no formulas (DI11)', async () => {
      const drafter = await server.as('drafter', '商丘');
      await drafter.get(`mutation { createAccessToken(input: { name: "=HYPERLINK(1)", scope: READ }) { secret } }`);
      const bytes = Buffer.from(await (await download(admin, 'audit.csv?actions=token.create')).arrayBuffer());
      const text = bytes.toString('utf8');
      expect(text.startsWith('\uFEFFseq,at,actor,action,')).toBe(true);
      expect(text).toContain('name==HYPERLINK(1)');
      expect(text).not.toMatch(/(^|,|\n)"?=/);
    });

    it('only to those who may read them, at the moment of the download (AA1)', async () => {
      const ofProject = `audit.csv?projectId=${server.project.id}`;
      expect((await download(server.anybody, ofProject)).status).toBe(401);
      expect((await download(await server.as('reviewer'), ofProject)).status).toBe(403);
      expect((await download(await server.as('outsider', '南京'), ofProject)).status).toBe(404);
      expect((await download(chair, 'audit.csv')).status).toBe(403);
      expect((await download(admin, 'audit.exe')).status).toBe(404);
      expect((await download(admin, 'audit.csv?from=soon')).status).toBe(400);
      const rows = await (await download(chair, ofProject)).text();
      expect(rows).toContain('draft.create');
      expect(rows).not.toContain('session.signIn');
      await server.dataSource.query(`DELETE FROM membership WHERE person_id = $1`, [chair.personId]);
      expect((await download(chair, ofProject)).status).toBe(404);
    });
  });
});
