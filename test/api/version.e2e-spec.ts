import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion, nameVersion } from '../builders/a-version.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Read {
  readonly node: {
    readonly plainText: string;
    readonly digest: string;
    readonly clauses: { readonly nodes: readonly { readonly number: string | null; readonly digest: string }[] };
  } | null;
}

const READ = `query ($id: ID!) { node(id: $id) { ... on Version {
  id name kind note origin revision title digest counts { chapter article item } plainText
  createdBy { account } draft { slug }
  clauses(first: 100) { nodes { id lineId kind number path position text digest lines { kind number text } } }
} } }`;

describe('versions', () => {
  let server: TestServer;
  let drafter: TestActor;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '商丘');
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  const writes = async (text: string): Promise<void> => {
    const opened = (await server.as('drafter', '徐州')).open(joint.id);
    await opened.synced();
    opened.body.insert(opened.body.length, text);
    await eventually('it is in the journal', async () => {
      const { draft } = await drafter.get<{ draft: { plainText: string } }>(
        `{ draft(slug: "${joint.slug}") { plainText } }`,
      );
      return draft.plainText.includes(text);
    });
    opened.close();
  };
  const revision = async (): Promise<number> => {
    const [head]: { seq: string }[] = await server.dataSource.query('SELECT seq FROM draft_head WHERE draft_id = $1', [
      joint.id,
    ]);
    return Number(head!.seq);
  };

  it('createVersion: keeps the text with its name, kind, note, maker, entry, and the digests of the draft', async () => {
    const { version } = await nameVersion(drafter, joint, '草案征求意见稿', {
      kind: 'CONSULTATION_DRAFT',
      note: '向社会公布。',
    });
    const { node } = await drafter.get<Read>(READ, { id: version!.id });
    expect(node).toMatchObject({
      name: '草案征求意见稿',
      kind: 'CONSULTATION_DRAFT',
      note: '向社会公布。',
      origin: 'PERSON',
      revision: 1,
      title: '淮海战役红色资源保护条例',
      counts: { chapter: 2, article: 3, item: 2 },
      createdBy: { account: 'shangqiu.drafter' },
      draft: { slug: joint.slug },
    });
    const { draft } = await drafter.get<{ draft: Record<string, unknown> }>(
      `{ draft(slug: "${joint.slug}") { digest plainText clauses(first: 100) { nodes { lineId digest number text } } } }`,
    );
    expect(node).toMatchObject(draft);
  });

  it('are re-read byte for byte as they were, whatever is written afterwards (N4)', async () => {
    const { id } = await aVersion(drafter, joint, '工作稿一');
    const before = await drafter.get<Read>(READ, { id });
    await writes('又改了一处。');
    expect(await drafter.get<Read>(READ, { id })).toEqual(before);
    expect(before.node!.plainText).not.toContain('又改了一处。');
    const { version } = await nameVersion(drafter, joint, '工作稿二');
    const after = await drafter.get<Read>(READ, { id: version!.id });
    expect(after.node!.plainText).toContain('又改了一处。');
    expect(version!.revision).toBe(await revision());
  });

  it('createVersion: is refused with CONFLICT when the text is no longer the one that was read', async () => {
    const stands = await revision();
    const { version } = await nameVersion(drafter, joint, '工作稿三', { expectedRevision: stands });
    await writes('再改一处。');
    expect(await nameVersion(drafter, joint, '工作稿四', { expectedRevision: stands })).toMatchObject({
      version: null,
      userErrors: [
        { code: 'CONFLICT', field: ['expectedRevision'], message: expect.stringContaining(`${stands + 1}`) },
      ],
    });
    expect(await nameVersion(drafter, joint, '工作稿四', { expectedDigest: version!.digest })).toMatchObject({
      version: null,
      userErrors: [{ code: 'CONFLICT', field: ['expectedDigest'] }],
    });
    const { draft } = await drafter.get<{ draft: { digest: string; revision: number } }>(
      `{ draft(slug: "${joint.slug}") { digest revision } }`,
    );
    const right = { expectedDigest: draft.digest, expectedRevision: draft.revision };
    expect((await nameVersion(drafter, joint, '工作稿四', right)).version).toMatchObject({ revision: draft.revision });
  });

  it('createVersion: takes a name once in a draft, and no empty or endless one', async () => {
    await aVersion(drafter, joint, '同名');
    const codes = async (name: string, more = {}) =>
      (await nameVersion(drafter, joint, name, more)).userErrors.map(({ code, field }) => [code, field?.[0]]);
    expect(await codes(' 同名 ')).toEqual([['TAKEN', 'name']]);
    expect(await codes('  ')).toEqual([['INVALID', 'name']]);
    expect(await codes('名'.repeat(101))).toEqual([['INVALID', 'name']]);
    expect(await codes('注', { note: '注'.repeat(2_001) })).toEqual([['TOO_LARGE', 'note']]);
    const other = await aDraft(server);
    expect((await nameVersion(drafter, other, '同名')).version).not.toBeNull();
  });

  it('createVersion: with the same key makes one version', async () => {
    const wish = { idempotencyKey: 'version-1' };
    const [first, again] = await Promise.all([
      nameVersion(drafter, joint, '一次', wish),
      nameVersion(drafter, joint, '一次', wish),
    ]);
    expect(first.version?.id).toBe(again.version?.id);
    expect((await nameVersion(drafter, joint, '两次', wish)).userErrors).toMatchObject([{ code: 'INVALID' }]);
  });

  it('createVersion: is for those who take part; observers are told, outsiders find no such draft', async () => {
    for (const role of ['reviewer', 'chair', 'lead'] as const) {
      expect((await nameVersion(await server.as(role), joint, `由${role}`)).version).not.toBeNull();
    }
    for (const role of ['observer', 'admin'] as const) {
      const refused = await nameVersion(await server.as(role), joint, '不行');
      expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    const outsider = await server.as('outsider', '南京');
    const hidden = await nameVersion(outsider, joint, '不行');
    expect(hidden.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['draftId'] }]);
    expect(hidden).toEqual(await nameVersion(outsider, { id: 'drf_none', slug: '' }, '不行'));
  });

  it('versions: lists them newest first, page by page, and finds a clause by its number', async () => {
    const query = `query ($after: String) { draft(slug: "${joint.slug}") {
      viewerMayNameVersions
      versions(first: 2, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { name clause(number: "2") { number text } } }
    } }`;
    interface Listed {
      draft: {
        viewerMayNameVersions: boolean;
        versions: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          nodes: { name: string; clause: { number: string; text: string } }[];
        };
      };
    }
    await aVersion(drafter, joint, '倒数第二');
    await aVersion(drafter, joint, '最后');
    const { draft: first } = await drafter.get<Listed>(query);
    expect(first.viewerMayNameVersions).toBe(true);
    expect(first.versions.nodes.map(({ name }) => name)).toEqual(['最后', '倒数第二']);
    expect(first.versions.nodes[0]!.clause).toMatchObject({
      number: '第二条',
      text: expect.stringContaining('战斗遗址'),
    });
    const { draft: second } = await drafter.get<Listed>(query, { after: first.versions.pageInfo.endCursor });
    expect(second.versions.nodes.map(({ name }) => name)).not.toContain('倒数第二');
    const observer = await (await server.as('observer')).get<Listed>(query);
    expect(observer.draft.viewerMayNameVersions).toBe(false);
  });

  it('are hidden by node from those who may not read the draft (GQ6)', async () => {
    const { id } = await aVersion(drafter, joint, '内部');
    const { node } = await drafter.get<{ node: { clauses: { nodes: { id: string }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Version { clauses(first: 1) { nodes { id version { id } } } } } }`,
      { id },
    );
    const ids = [id, node.clauses.nodes[0]!.id];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
    expect(await (await server.as('outsider', '南京')).get(query, { ids })).toEqual({ nodes: [null, null] });
    expect(await drafter.get(query, { ids })).toEqual({ nodes: ids.map((one) => ({ id: one })) });
  });
});
