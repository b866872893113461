import { bodyOf, syncStep1Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { ClauseRights, type ProtectionTables } from '../../apps/server/src/sync/clause-rights.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { OpenDraft } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const NOTHING: ProtectionTables = { settlements: [], ownerships: [] };

describe('a clause that is settled or written by another city (MS16)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let tables: ProtectionTables;
  /** The ids of the three articles. */
  let articles: string[];

  const protect = (next: ProtectionTables): void => {
    tables = next;
    server.application.nest.get(ClauseRights).changed(joint.id);
  };
  const settled = (...clauseIds: string[]): ProtectionTables => ({
    ...NOTHING,
    settlements: clauseIds.map((clauseId) => ({
      clauseId,
      records: [
        { type: 'SETTLED', id: 's', at: '2026-11-26', digest: 'd', rule: { type: 'ALL_CITIES' }, decisionIds: [] },
      ],
    })),
  });
  const owned = (clauseId: string, city: '徐州' | '商丘'): ProtectionTables => ({
    ...NOTHING,
    ownerships: [{ clauseId, cityId: server.project.cityIds[city] }],
  });
  /** The index of the marker of an article (0, 1, 2) in the sequence, and of the one after it. */
  const placeOf = ({ body }: OpenDraft, article: number): { from: number; to: number } => {
    const marks: number[] = [];
    let index = 0;
    for (const { insert } of body.toDelta() as { insert: unknown }[]) {
      if (insert instanceof Y.Map && ['article', 'chapter'].includes(String(insert.get('kind')))) marks.push(index);
      index += typeof insert === 'string' ? insert.length : 1;
    }
    // 第一章, 第一条, 第二条, 第二章, 第三条
    const at = [1, 2, 4][article]!;
    return { from: marks[at]!, to: marks[at + 1] ?? index };
  };

  beforeEach(async () => {
    server = await startServer();
    tables = NOTHING;
    server.application.nest.get(ClauseRights).register(async () => tables);
    joint = await aDraft(server);
    const lead = await server.as('lead', '徐州');
    const { draft } = await lead.get<{ draft: Record<string, { lineId: string }> }>(
      `query ($slug: String!) { draft(slug: $slug) {
        a: clause(number: "第一条") { lineId } b: clause(number: "第二条") { lineId } c: clause(number: "第三条") { lineId } } }`,
      { slug: joint.slug },
    );
    articles = ['a', 'b', 'c'].map((key) => draft[key]!.lineId);
  });
  afterEach(() => server.close());

  it('is not changed by anybody from the moment it is settled, in rooms that are open', async () => {
    const drafter = await server.as('drafter', '商丘');
    const opened = drafter.open(joint.id);
    await opened.synced();
    opened.body.insert(placeOf(opened, 1).from + 3, '前');
    await eventually('the edit is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).includes('前'));

    protect(settled(articles[1]!));
    opened.body.insert(placeOf(opened, 1).from + 3, '后');
    expect(await opened.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    expect(await textOnDisk(server.dataSource, joint.id)).not.toContain('后');
    expect(await journalLength(server.dataSource, joint.id)).toBe(2);
  });

  it('is named to our client with the reason, and the rest of the draft stays open to everybody', async () => {
    protect(settled(articles[1]!));
    const drafter = await server.as('drafter', '商丘');
    const raw = await openRaw(drafter, joint.id);
    const doc = new Y.Doc();
    raw.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
    Y.applyUpdate(doc, (await raw.next('syncStep2')).update);
    const colleague = (await server.as('drafter', '徐州')).open(joint.id);
    await colleague.synced();

    const { from, to } = placeOf(colleague, 1);
    colleague.body.insert(from, '旁');
    await eventually('typing right before it is let in', async () =>
      (await textOnDisk(server.dataSource, joint.id)).includes('旁'),
    );
    const before = Y.encodeStateVector(doc);
    bodyOf(doc).insert(to, '内');
    raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    expect(await raw.next('refused')).toEqual({
      type: 'refused',
      frame: 1,
      code: 'LOCKED',
      messageKey: 'settledClauseTouched',
      clauseIds: [articles[1]],
    });
    expect(await raw.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    expect(await textOnDisk(server.dataSource, joint.id)).not.toContain('内');
  });

  it("is written by the city it was given to and by no other, and everybody's again when it was taken back", async () => {
    protect(owned(articles[0]!, '商丘'));
    const [owner, other] = await Promise.all([server.as('drafter', '商丘'), server.as('drafter', '徐州')]);
    const [mine, theirs] = [owner.open(joint.id), other.open(joint.id)];
    await Promise.all([mine.synced(), theirs.synced()]);
    mine.body.insert(placeOf(mine, 0).from + 1, '商');
    await eventually('the owner may write', async () =>
      (await textOnDisk(server.dataSource, joint.id)).includes('商为'),
    );
    theirs.body.delete(placeOf(theirs, 0).from, 1);
    expect(await theirs.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });

    protect(NOTHING);
    const again = other.open(joint.id);
    await again.synced();
    again.body.insert(placeOf(again, 0).from + 1, '徐');
    await eventually('anybody may write', async () =>
      (await textOnDisk(server.dataSource, joint.id)).includes('徐商为'),
    );
  });

  it('is told to our client when it comes and whenever that changes, to each city its own', async () => {
    protect(owned(articles[0]!, '商丘'));
    const other = await openRaw(await server.as('drafter', '徐州'), joint.id);
    const owner = await openRaw(await server.as('drafter', '商丘'), joint.id);
    expect((await other.next('protected')).clauses).toEqual([
      { clauseId: articles[0], because: 'OWNED', city: '商丘市' },
    ]);
    expect((await owner.next('protected')).clauses).toEqual([]);

    const heard = other.frames.length;
    protect(settled(articles[2]!));
    const now = [{ clauseId: articles[2], because: 'SETTLED', city: '' }];
    expect((await other.next('protected', heard)).clauses).toEqual(now);
    expect((await owner.next('protected', heard)).clauses).toEqual(now);
  });
});
