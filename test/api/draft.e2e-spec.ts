import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printText, readText } from '@colex/lawtext';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

const CREATE = `mutation ($input: CreateDraftInput!) { createDraft(input: $input) {
  draft { id slug title revision } losses { line text reason } userErrors { code field message }
} }`;

interface Created {
  readonly createDraft: {
    readonly draft: { readonly id: string; readonly slug: string; readonly title: string } | null;
    readonly losses: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
    readonly userErrors: readonly { readonly code: string; readonly field: string[] | null }[];
  };
}

describe('drafts', () => {
  let server: TestServer;
  let drafter: TestActor;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '商丘');
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  const create = async (actor: TestActor, more: Record<string, unknown>) => {
    const input = { projectId: server.project.id, kind: 'JOINT', text: '第一条　甲', ...more };
    return (await actor.get<Created>(CREATE, { input })).createDraft;
  };

  it('draft: tells its title, counts, digest, author and what the viewer may do', async () => {
    const query = `{ draft(slug: "${joint.slug}") {
      id title kind city { id } project { slug } revision digest counts { chapter article item paragraph }
      viewerMode viewerModeReason createdBy { account } plainText
    } }`;
    const { draft } = await drafter.get<{ draft: Record<string, unknown> & { plainText: string } }>(query);
    expect(draft).toMatchObject({
      id: joint.id,
      title: '淮海战役红色资源保护条例',
      kind: 'JOINT',
      city: null,
      project: { slug: 'huaihai-red-resources' },
      revision: 1,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { chapter: 2, article: 3, item: 2, paragraph: 1 },
      viewerMode: 'WRITE',
      viewerModeReason: null,
      createdBy: { account: 'xuzhou.drafter' },
    });
    expect(draft.plainText).toContain('　　（一）战斗遗址；\n　　（二）烈士陵园。\n　　县级以上人民政府');
  });

  it('draft: gives each role its mode, and is null for an outsider', async () => {
    const query = `{ draft(slug: "${joint.slug}") { viewerMode viewerModeReason } }`;
    const modes = await Promise.all(
      (['lead', 'reviewer', 'observer', 'chair', 'admin'] as const).map(async (role) => {
        const { draft } = await (await server.as(role)).get<{ draft: { viewerMode: string } }>(query);
        return draft.viewerMode;
      }),
    );
    expect(modes).toEqual(['WRITE', 'PROPOSE', 'READ', 'PROPOSE', 'READ']);
    expect(await (await server.as('outsider', '南京')).get(query)).toEqual({ draft: null });
  });

  it('drafts: lists what the viewer may see, last changed first', async () => {
    const { draft } = await create(drafter, { title: '后来的' });
    const { drafts } = await drafter.get<{ drafts: { nodes: { id: string }[]; totalCount: number } }>(
      `{ drafts(first: 1) { totalCount nodes { id } } }`,
    );
    expect(drafts.nodes).toEqual([{ id: draft?.id }]);
    expect(drafts.totalCount).toBeGreaterThan(1);
    const outsider = await server.as('outsider', '南京');
    expect(await outsider.get(`{ drafts(first: 1) { totalCount } }`)).toEqual({ drafts: { totalCount: 0 } });
  });

  it('createDraft: reads the text, names what it could not place, and gives a free slug', async () => {
    const first = await create(drafter, { title: '甲条例', text: '# 乙条例\n\n第一条　甲。\n\n| 表 | 格 |\n' });
    expect(first.userErrors).toEqual([]);
    expect(first.draft?.title).toBe('甲条例');
    expect(first.losses).toEqual([
      expect.objectContaining({ line: 5, reason: expect.stringMatching(/\p{Script=Han}/u) }),
    ]);
    const second = await create(drafter, {});
    expect(second.draft?.slug).not.toBe(first.draft?.slug);
    expect(second.draft?.slug).toMatch(/^huaihai-red-resources-joint-\d+$/);
  });

  it('createDraft: makes an edition for the own city only', async () => {
    const { cityIds } = server.project;
    const own = await create(drafter, { kind: 'EDITION', cityId: cityIds['商丘'] });
    expect(own.draft?.slug).toBe('huaihai-red-resources-shangqiu');
    const foreign = await create(drafter, { kind: 'EDITION', cityId: cityIds['徐州'] });
    expect(foreign).toMatchObject({ draft: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const none = await create(drafter, { kind: 'EDITION' });
    expect(none).toMatchObject({ draft: null, userErrors: [{ code: 'FORBIDDEN' }] });
    const both = await create(drafter, { cityId: cityIds['商丘'] });
    expect(both).toMatchObject({ draft: null, userErrors: [{ code: 'INVALID', field: ['cityId'] }] });
  });

  it('createDraft: is refused to those who may not, and an outsider cannot tell that the project exists', async () => {
    expect((await create(await server.as('reviewer'), {})).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const outsider = await server.as('outsider', '南京');
    const hidden = await create(outsider, {});
    expect(hidden.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['projectId'] }]);
    expect(hidden).toEqual(await create(outsider, { projectId: 'prj_none' }));
  });

  it('createDraft: with the same key gives the same draft, and refuses the key for another wish', async () => {
    const wish = { title: '一次', idempotencyKey: 'key-1' };
    const [first, again] = await Promise.all([create(drafter, wish), create(drafter, wish)]);
    expect(first.draft?.id).toBe(again.draft?.id);
    expect((await create(drafter, { ...wish, title: '两次' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['idempotencyKey'] },
    ]);
  });

  it('createDraft: refuses what is too large, and a body nobody may send who is not known', async () => {
    const long = await create(drafter, { text: '长'.repeat(4_000_001) });
    expect(long.userErrors).toMatchObject([{ code: 'TOO_LARGE', field: ['text'] }]);
    const anonymous = await server.anybody.ask(CREATE, { input: { text: '长'.repeat(400_000) } });
    expect([anonymous.status, anonymous.errors?.[0]?.extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('plainText: of a real statute is the statute as the library prints it', async () => {
    const file = join(process.env['COLEX_SHARED'] ?? '../shared', 'corpus/06-商丘市淮海战役红色资源保护条例(2025).md');
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) {
      process.stderr.write('The corpus is not here (COLEX_SHARED): the statute is not read.\n');
      return;
    }
    const { draft } = await create(drafter, { text });
    let number = 0;
    const { lines } = readText(text, { newId: () => `l${(number += 1)}` });
    const answer = await drafter.get<{ draft: { plainText: string } }>(
      `{ draft(slug: "${draft?.slug}") { plainText } }`,
    );
    expect(answer.draft.plainText).toBe(printText(lines));
  });
});
