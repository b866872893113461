import { ReadinessService } from '../../apps/server/src/procedure/readiness.service.js';
import { findingKey } from '../../libs/drafting/src/index.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { follow } from '../harness/subscription.js';

const TEXT = `淮海战役红色资源保护条例

第一条　为了加强淮海战役红色资源保护，制定本条例。

第二条　依照本条例第九条的规定办理。

第三条　本条例自2026年12月1日起施行。
`;

interface Ignored {
  readonly id: string;
  readonly key: string;
}

interface Payload {
  readonly ignoredFinding: Ignored | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] | null }[];
}

const IGNORE = `mutation ($input: IgnoreFindingInput!) { ignoreFinding(input: $input) {
  ignoredFinding { id key } userErrors { code field } } }`;
const HEED = `mutation ($input: HeedFindingInput!) { heedFinding(input: $input) {
  ignoredFinding { id key heededAt } userErrors { code field } } }`;
const LIST = `query ($slug: String!) { draft(slug: $slug) { viewerMayIgnoreFindings { allowed reason }
  ignoredFindings(first: 10) { totalCount nodes { id rule lineId words key reason ignoredBy { account } draft { slug } } } } }`;

describe('ignored findings', () => {
  let server: TestServer;
  let drafter: TestActor;
  let colleague: TestActor;
  let joint: BuiltDraft;
  let lineId: string;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '徐州');
    colleague = await server.as('reviewer', '商丘');
    joint = await aDraft(server, { text: TEXT });
    const { draft } = await drafter.get<{ draft: { clauses: { nodes: { lineId: string; number: string }[] } } }>(
      `{ draft(slug: "${joint.slug}") { clauses(first: 20) { nodes { lineId number } } } }`,
    );
    lineId = draft.clauses.nodes.find(({ number }) => number === '第二条')!.lineId;
  });
  afterAll(() => server.close());

  const finding = (more: Record<string, unknown> = {}) => ({
    draftId: joint.id,
    rule: 'R02',
    lineId,
    words: '第九条',
    reason: '第九条将在下一稿补上。',
    ...more,
  });
  const ignore = async (actor: TestActor, more: Record<string, unknown> = {}): Promise<Payload> =>
    (await actor.get<{ ignoreFinding: Payload }>(IGNORE, { input: finding(more) })).ignoreFinding;
  const heed = async (actor: TestActor, ignoredFindingId: string): Promise<Payload> =>
    (await actor.get<{ heedFinding: Payload }>(HEED, { input: { ignoredFindingId } })).heedFinding;
  const list = async (actor: TestActor) =>
    (
      await actor.get<{
        draft: {
          viewerMayIgnoreFindings: { allowed: boolean; reason: string | null };
          ignoredFindings: { totalCount: number; nodes: readonly Record<string, unknown>[] };
        };
      }>(LIST, { slug: joint.slug })
    ).draft;

  it('are shown to everybody who reads the draft, with who ignored them and why, until that is taken back', async () => {
    const { ignoredFinding } = await ignore(drafter);
    const key = findingKey({ rule: 'R02', clauseId: lineId, words: '第九条' });
    expect(ignoredFinding).toMatchObject({ key });
    const seen = await list(colleague);
    expect(seen.viewerMayIgnoreFindings).toEqual({ allowed: true, reason: null });
    expect(seen.ignoredFindings).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          id: ignoredFinding!.id,
          rule: 'R02',
          lineId,
          words: '第九条',
          key,
          reason: '第九条将在下一稿补上。',
          ignoredBy: { account: 'xuzhou.drafter' },
          draft: { slug: joint.slug },
        },
      ],
    });
    // Another of those who work on the text may judge otherwise.
    expect((await heed(colleague, ignoredFinding!.id)).userErrors).toEqual([]);
    expect((await list(drafter)).ignoredFindings.totalCount).toBe(0);
    expect((await heed(drafter, ignoredFinding!.id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const rows: { action: string }[] = await server.dataSource.query(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY seq`,
      [ignoredFinding!.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['finding.ignore', 'finding.heed']);
  });

  it('is ignored once, also when two say so in one moment', async () => {
    const payloads = await Promise.all([drafter, colleague, drafter].map((actor) => ignore(actor)));
    expect(payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONFLICT', 'CONFLICT']);
    const [first] = payloads.flatMap(({ ignoredFinding }) => ignoredFinding ?? []);
    await heed(drafter, first!.id);
  });

  it('answers a repeated request with the same record', async () => {
    const idempotencyKey = 'once-and-no-more';
    const first = await ignore(drafter, { idempotencyKey });
    expect(await ignore(drafter, { idempotencyKey })).toEqual(first);
    await heed(drafter, first.ignoredFinding!.id);
  });

  it.each([
    ['an unknown rule', { rule: 'X99' }, 'INVALID', 'rule'],
    ['no reason', { reason: '  ' }, 'INVALID', 'reason'],
    ['no words', { words: '' }, 'INVALID', 'words'],
    ['a clause that is not there', { lineId: 'nowhere' }, 'NOT_FOUND', 'lineId'],
    ['a draft that is not there', { draftId: 'drf_nowhere' }, 'NOT_FOUND', 'draftId'],
  ])('refuses %s', async (_what, more, code, field) => {
    expect(await ignore(drafter, more)).toEqual({ ignoredFinding: null, userErrors: [{ code, field: [field] }] });
  });

  it('is not for observers, and outsiders learn nothing of it (AA1)', async () => {
    const observer = await server.as('observer');
    expect((await ignore(observer)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await list(observer)).viewerMayIgnoreFindings.allowed).toBe(false);
    const { ignoredFinding } = await ignore(drafter);
    const outsider = await server.as('outsider', '南京');
    expect((await ignore(outsider)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await heed(outsider, ignoredFinding!.id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { node } = await outsider.get<{ node: unknown }>(`query ($id: ID!) { node(id: $id) { id } }`, {
      id: ignoredFinding!.id,
    });
    expect(node).toBeNull();
    await heed(drafter, ignoredFinding!.id);
  });

  it('tells everybody who has the draft open', async () => {
    const query = `subscription ($draftId: ID!) { ignoredFindingsChanged(draftId: $draftId) { draftId } }`;
    const heard = follow<{ draftId: string }>(colleague, query, { draftId: joint.id }, 'ignoredFindingsChanged');
    await eventually('the first hint', async () => heard.events.length === 1);
    const { ignoredFinding } = await ignore(drafter);
    await eventually('the second hint', async () => heard.events.length === 2);
    await heed(drafter, ignoredFinding!.id);
    await eventually('the third hint', async () => heard.events.length === 3);
    expect(heard.failures).toEqual([]);
    await heard.stop();
  });

  it('do not count at the gates of the procedure; every other error does', async () => {
    const { application, project } = server;
    const readiness = application.nest.get(ReadinessService);
    const errors = async (): Promise<number> => {
      const of = await readiness.of(project.id, project.cityIds['徐州'], Object.values(project.cityIds), null);
      return of('FIRST_READING').errorFindings;
    };
    const before = await errors();
    const { ignoredFinding } = await ignore(drafter);
    expect(await errors()).toBe(before - 1);
    await heed(drafter, ignoredFinding!.id);
    expect(await errors()).toBe(before);
  });
});
