import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import type { CityName } from '../builders/a-project.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Restored {
  readonly revision: number | null;
  readonly keptCount: number | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string[] | null }[];
}

const RESTORE = `mutation ($input: RestoreTextInput!) { restoreText(input: $input) {
  revision keptCount userErrors { code field message } } }`;

describe('restoring', () => {
  let server: TestServer;
  let drafter: TestActor;
  let draft: BuiltDraft;
  let version: { readonly id: string };
  let writer: OpenDraft;
  let original: string;
  beforeAll(async () => {
    server = await startServer();
    drafter = await server.as('drafter', '徐州');
  });
  beforeEach(async () => {
    draft = await aDraft(server);
    version = await aVersion(drafter, draft, '草案');
    original = await textOnDisk(server.dataSource, draft.id);
    writer = await open('商丘');
  });
  afterEach(() => writer.close());
  afterAll(() => server.close());

  const open = async (city: CityName): Promise<OpenDraft> => {
    const opened = (await server.as('drafter', city)).open(draft.id);
    await opened.synced();
    return opened;
  };
  const onDisk = () => textOnDisk(server.dataSource, draft.id);
  const write = async (edit: (opened: OpenDraft) => void): Promise<void> => {
    const before = await onDisk();
    edit(writer);
    await eventually('it is on disk', async () => (await onDisk()) !== before);
  };
  const indexOf = (words: string): number => {
    let index = 0;
    for (const { insert } of writer.body.toDelta() as { insert: unknown }[]) {
      const place = typeof insert === 'string' ? insert.indexOf(words) : -1;
      if (place >= 0) return index + place;
      index += typeof insert === 'string' ? insert.length : 1;
    }
    throw new Error(`There is no ${words}.`);
  };
  const restore = async (actor: TestActor, more: Record<string, unknown> = {}): Promise<Restored> => {
    const input = { draftId: draft.id, moment: { versionId: version.id }, ...more };
    return (await actor.get<{ restoreText: Restored }>(RESTORE, { input })).restoreText;
  };
  const lineIdOf = async (number: string): Promise<string> => {
    const { draft: found } = await drafter.get<{ draft: { at: { clause: { lineId: string } } } }>(
      `{ draft(slug: "${draft.slug}") { at(moment: { revision: 1 }) { clause(number: "${number}") { lineId } } } }`,
    );
    return found.at.clause.lineId;
  };
  const protect = (statement: string, parameters: unknown[]) => server.dataSource.query(statement, parameters);

  it('restoreText: brings a version back as a new entry, seen at once by whoever has the draft open, and changes no older entry (N4)', async () => {
    await write(({ body }) => body.delete(indexOf('为了加强'), 4));
    await write(({ body }) => body.insert(indexOf('淮海战役红色资源保护，'), '我们想要'));
    const before = await server.dataSource.query('SELECT * FROM draft_update WHERE draft_id = $1 ORDER BY seq', [
      draft.id,
    ]);
    expect(await restore(drafter)).toEqual({ revision: before.length + 1, keptCount: 0, userErrors: [] });
    expect(await onDisk()).toBe(original);
    await eventually('the writer sees it', () => writer.text() === original);
    const after = await server.dataSource.query('SELECT * FROM draft_update WHERE draft_id = $1 ORDER BY seq', [
      draft.id,
    ]);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ kind: 'restore', actor_id: drafter.personId });
    expect(await restore(drafter)).toEqual({ revision: null, keptCount: 0, userErrors: [] });
  });

  it('restoreText: leaves an audit row with the entry, and none without (N9)', async () => {
    await write(({ body }) => body.insert(indexOf('为了加强'), '甲'));
    const { revision } = await restore(drafter);
    await restore(drafter);
    const rows = await server.dataSource.query(
      `SELECT facts FROM audit_entry WHERE action = 'draft.restore' AND draft_id = $1`,
      [draft.id],
    );
    expect(rows).toEqual([
      { facts: expect.objectContaining({ revision, sourceRevision: 1, sourceVersion: version.id }) },
    ]);
  });

  it('restoreText: leaves restored words to their first writers', async () => {
    await write(({ body }) => body.insert(indexOf('为了加强') + 4, '商丘的话'));
    const moment = { revision: 2 };
    await write(({ body }) => body.delete(indexOf('商丘的话'), 4));
    await restore(drafter, { moment });
    const { draft: found } = await drafter.get<{
      draft: {
        at: {
          blame: {
            authors: { account: string }[];
            lines: { runs: { length: number; author: number; revision: number }[] }[];
          };
        };
      };
    }>(
      `{ draft(slug: "${draft.slug}") { at(moment: {}) { blame { authors { account } lines { runs { length author revision } } } } } }`,
    );
    const { authors, lines } = found.at.blame;
    const bySomebodyElse = lines.flatMap(({ runs }) =>
      runs.filter(({ author }) => authors[author]!.account === 'shangqiu.drafter'),
    );
    expect(bySomebodyElse).toEqual([{ length: 4, author: expect.any(Number), revision: 2 }]);
  });

  it('restoreText: brings one clause back and leaves the others as they are', async () => {
    await write(({ body }) => body.delete(indexOf('为了加强'), 4));
    await write(({ body }) => body.insert(indexOf('战斗遗址'), '重要'));
    await restore(drafter, { clauseLineId: await lineIdOf('1') });
    expect(await onDisk()).toBe(original.replace('战斗遗址', '重要战斗遗址'));
    expect((await restore(drafter, { clauseLineId: 'nowhere' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('restoreText: keeps what a colleague wrote without knowing of it (CV15)', async () => {
    await write(({ body }) => body.delete(indexOf('为了加强'), 4));
    writer.provider.disconnect();
    writer.body.insert(indexOf('烈士陵园'), '离线写的');
    expect((await restore(drafter)).userErrors).toEqual([]);
    expect(await onDisk()).toBe(original);
    writer.provider.connect();
    const both = original.replace('烈士陵园', '离线写的烈士陵园');
    await eventually('both are on disk', async () => (await onDisk()) === both);
    await eventually('and seen', () => writer.text() === both);
  });

  it('restoreText: is refused when the text moved on, to those who may not write, and to outsiders', async () => {
    await write(({ body }) => body.insert(indexOf('为了加强'), '甲'));
    expect((await restore(drafter, { expectedRevision: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['expectedRevision'] },
    ]);
    expect((await restore(drafter, { moment: { revision: 99 } })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['moment'] },
    ]);
    for (const role of ['reviewer', 'observer', 'chair', 'admin'] as const) {
      expect((await restore(await server.as(role))).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    expect((await restore(await server.as('outsider', '南京'))).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['draftId'] },
    ]);
    expect(await onDisk()).toContain('甲为了加强');
  });

  it('restoreText: leaves settled clauses and those of other cities as they are, and says how many (MS16)', async () => {
    const second = await lineIdOf('2');
    await write(({ body }) => body.insert(indexOf('为了加强'), '甲'));
    await write(({ body }) => body.insert(indexOf('战斗遗址'), '乙'));
    await write(({ body }) => body.insert(indexOf('自2026年'), '丙'));
    await protect(
      `INSERT INTO ownership_record (id, draft_id, ordinal, line_id, kind, city_id, person_id, at)
       VALUES ('own_1', $1, 1, $2, 'GIVEN', $3, $4, now())`,
      [draft.id, second, server.project.cityIds['商丘'], drafter.personId],
    );
    const { draft: found } = await drafter.get<{
      draft: { restorationPreview: { kept: { lineId: string }[]; comparison: { changes: { totalCount: number } } } };
    }>(
      `query ($id: ID!) { draft(slug: "${draft.slug}") { restorationPreview(moment: { versionId: $id }) {
        kept { lineId } decisionsGoingStale decisionsValidAgain openThreads comparison { changes(first: 10) { totalCount } } } } }`,
      { id: version.id },
    );
    expect(found.restorationPreview).toMatchObject({
      kept: [{ lineId: second }],
      decisionsGoingStale: 0,
      openThreads: 0,
      comparison: { changes: { totalCount: 2 } },
    });
    expect((await restore(drafter, { clauseLineId: second })).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await restore(drafter)).toMatchObject({ keptCount: 1, userErrors: [] });
    expect(await onDisk()).toBe(original.replace('战斗遗址', '乙战斗遗址'));
  });

  it('restoreText: with the same key restores once', async () => {
    await write(({ body }) => body.insert(indexOf('为了加强'), '甲'));
    const wish = { idempotencyKey: 'restore-1' };
    const answers = await Promise.all([restore(drafter, wish), restore(drafter, wish)]);
    expect(answers[0]).toEqual(answers[1]);
    await write(({ body }) => body.insert(indexOf('为了加强'), '乙'));
    expect(await restore(drafter, wish)).toEqual(answers[0]);
    expect(await onDisk()).toContain('乙为了加强');
  });
});
