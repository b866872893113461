import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { CityName } from '../builders/a-project.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { changeClause, decideOn, readArticle, standingOn, withdraw } from '../harness/clauses.js';
import { eventually } from '../harness/eventually.js';
import { insertInto, placeOf, removeFrom } from '../harness/typing.js';
import { type TestServer, startServer } from '../harness/server.js';

const CITIES: readonly CityName[] = ['徐州', '商丘', '淮北'];

describe('sign-off of clauses', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let reviewers: Record<string, TestActor>;
  let drafter: TestActor;
  let chair: TestActor;
  let open: OpenDraft;
  beforeAll(async () => {
    server = await startServer();
    reviewers = Object.fromEntries(
      await Promise.all(CITIES.map(async (city) => [city, await server.as('reviewer', city)] as const)),
    );
    drafter = await server.as('drafter');
    chair = await server.as('chair');
  });
  beforeEach(async () => {
    joint = await aDraft(server);
    open = drafter.open(joint.id);
    await open.synced();
  });
  afterEach(() => open.close());
  afterAll(() => server.close());

  const reviewer = (city: CityName): TestActor => reviewers[city]!;
  const article = (number: string, actor = reviewer('商丘')) => readArticle(actor, joint.slug, number);
  const standing = async (clauseId: string) => standingOn(chair, clauseId);

  /** Types at the end of the first line of an article, and waits until its row says so. */
  const edit = async (number: string, words: string): Promise<void> => {
    const before = await article(number);
    insertInto(open.body, before.lineId, words);
    await eventually('the row says what was typed', async () => (await article(number)).digest !== before.digest);
  };

  it('starts with nothing said: every city of the project, in the order of the region', async () => {
    const clause = await article('1');
    expect(await standing(clause.id)).toEqual({
      standings: ['徐州市 NONE', '商丘市 NONE', '淮北市 NONE'],
      settled: null,
      owner: null,
    });
  });

  it('approves, reserves, objects and takes back, and shows who, when, why and about which words', async () => {
    const clause = await article('2');
    expect(await decideOn(reviewer('商丘'), 'approveClause', clause)).toMatchObject({
      decision: { kind: 'APPROVED' },
      isSettledNow: false,
      codes: [],
    });
    await decideOn(reviewer('徐州'), 'approveClauseWithReservation', clause, { reason: '经费另行安排' });
    await decideOn(reviewer('淮北'), 'objectToClause', clause, { reason: '罚款过重' });
    expect((await standing(clause.id)).standings).toEqual(['徐州市 RESERVED', '商丘市 APPROVED', '淮北市 OBJECTED']);
    const { node } = await chair.get<{ node: { signoffs: { decision: unknown }[]; decisions: unknown } }>(
      `query ($id: ID!) { node(id: $id) { ... on Clause {
        signoffs { decision { person { account } reason digest revision decidedAt words { kind text } } }
        decisions(first: 2) { totalCount nodes { kind city { name } } } } } }`,
      { id: clause.id },
    );
    expect(node.signoffs[2]!.decision).toEqual({
      person: { account: 'huaibei.reviewer' },
      reason: '罚款过重',
      digest: clause.digest,
      revision: 1,
      decidedAt: expect.stringMatching(/^\d{4}-/),
      words: expect.arrayContaining([{ kind: 'ITEM', text: '烈士陵园。' }]),
    });
    expect(node.decisions).toEqual({
      totalCount: 3,
      nodes: [
        { kind: 'OBJECTED', city: { name: '淮北市' } },
        { kind: 'APPROVED_WITH_RESERVATION', city: { name: '徐州市' } },
      ],
    });
    expect(await withdraw(reviewer('淮北'), clause.id)).toMatchObject({ decision: { kind: 'WITHDRAWN' }, codes: [] });
    expect((await standing(clause.id)).standings[2]).toBe('淮北市 NONE');
    expect((await withdraw(reviewer('淮北'), clause.id)).codes).toEqual(['INVALID']);
  });

  it('asks for a reason where one is due, and for the digest of words', async () => {
    const clause = await article('1');
    expect((await decideOn(reviewer('商丘'), 'objectToClause', clause)).codes).toEqual(['INVALID']);
    expect((await decideOn(reviewer('商丘'), 'approveClauseWithReservation', clause, { reason: ' ' })).codes).toEqual([
      'INVALID',
    ]);
    const long = { reason: '长'.repeat(2_001) };
    expect((await decideOn(reviewer('商丘'), 'objectToClause', clause, long)).codes).toEqual(['TOO_LARGE']);
    expect((await decideOn(reviewer('商丘'), 'approveClause', { ...clause, digest: 'x' })).codes).toEqual(['INVALID']);
  });

  it('lets only the reviewers of a city decide for it, and says why not', async () => {
    const clause = await article('1');
    for (const actor of [drafter, chair, await server.as('observer', '商丘'), await server.as('admin')]) {
      expect((await decideOn(actor, 'approveClause', clause)).codes).toEqual(['FORBIDDEN']);
    }
    const edition = await aDraft(server, { city: '商丘' });
    const ofShangqiu = await readArticle(chair, edition.slug, '1');
    expect((await decideOn(reviewer('徐州'), 'approveClause', ofShangqiu)).messages).toEqual([
      '这是其他城市的文本，只有该市的起草人可以修改。',
    ]);
    expect((await decideOn(reviewer('商丘'), 'approveClause', ofShangqiu)).codes).toEqual([]);
    expect((await standing(ofShangqiu.id)).standings).toEqual(['商丘市 APPROVED']);
    const may = await drafter.get(
      `query ($id: ID!) { node(id: $id) { ... on Clause { viewerMayDecide { allowed reason } viewerMayEdit { allowed reason }
        viewerMayPreside { allowed reason } viewerMayGiveBack { allowed reason } } } }`,
      { id: clause.id },
    );
    expect(may).toEqual({
      node: {
        viewerMayDecide: { allowed: false, reason: '只有本市的审核人可以会签。' },
        viewerMayEdit: { allowed: true, reason: null },
        viewerMayPreside: { allowed: false, reason: expect.stringContaining('轮值主席') },
        viewerMayGiveBack: { allowed: false, reason: expect.stringContaining('没有分给') },
      },
    });
  });

  it('tells an outsider that there is no such clause, whatever they try', async () => {
    const clause = await article('1');
    const outsider = await server.as('outsider', '南京');
    const hidden = await decideOn(outsider, 'approveClause', clause);
    expect(hidden).toEqual(await decideOn(outsider, 'approveClause', { ...clause, id: 'cls_none.none' }));
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    for (const id of ['nonsense', 'cls_x', 'drf_x', '']) {
      expect((await decideOn(chair, 'approveClause', { ...clause, id })).codes).toEqual(['NOT_FOUND']);
    }
    expect(await changeClause(outsider, 'reopenClause', { clauseId: clause.id, reason: '试' })).toEqual(['NOT_FOUND']);
  });

  it('goes stale with any change of the words, and holds again when they come back (N5)', async () => {
    const clause = await article('1');
    await decideOn(reviewer('商丘'), 'approveClause', clause);
    await edit('1', '补充');
    expect((await standing(clause.id)).standings[1]).toBe('商丘市 STALE (APPROVED)');
    const notices = async (): Promise<unknown[]> =>
      server.dataSource.query(
        `SELECT audience FROM outbox_event WHERE draft_id = $1 AND notice = 'signoffStale' ORDER BY id`,
        [joint.id],
      );
    const told = { audience: { roles: ['REVIEWER'], rolesOfCityIds: [server.project.cityIds['商丘']] } };
    await eventually('the reviewers of the city are told', async () => (await notices()).length > 0);
    expect(await notices()).toEqual([told]);
    removeFrom(open.body, clause.lineId, 2);
    await eventually('the old words are back', async () => (await article('1')).digest === clause.digest);
    expect((await standing(clause.id)).standings[1]).toBe('商丘市 APPROVED');
    await edit('1', '再补充');
    // The same decision is told of once.
    expect(await notices()).toEqual([told]);
  });

  it('does not go stale when the clause is only renumbered', async () => {
    const clause = await article('3');
    await decideOn(reviewer('商丘'), 'approveClause', clause);
    open.body.insertEmbed(placeOf(open.body, clause.lineId), newArticle('inserted'));
    open.body.insert(placeOf(open.body, 'inserted') + 1, '新增的一条。');
    await eventually('it is 第四条 now', async () => (await article('4'))?.id === clause.id);
    expect((await standing(clause.id)).standings[1]).toBe('商丘市 APPROVED');
  });

  it('marks 引用条款已变 when a cited clause changes, and asks for another look', async () => {
    const [first, third] = [await article('1'), await article('3')];
    open.body.insertEmbed(placeOf(open.body, third.lineId) + 1, { target: first.lineId, label: '第一条' });
    const citing = await eventually('it cites 第一条', async () => {
      const clause = await article('3');
      return clause.citations.length === 1 ? clause : null;
    });
    expect(citing.citations).toEqual([{ clauseId: first.id, digest: first.digest }]);
    await decideOn(reviewer('商丘'), 'approveClause', citing);
    await edit('1', '补充');
    expect((await standing(third.id)).standings[1]).toBe('商丘市 APPROVED 引用条款已变');
    const told = async (): Promise<unknown[]> =>
      server.dataSource.query(`SELECT line_ids FROM outbox_event WHERE draft_id = $1 AND notice = 'citationChanged'`, [
        joint.id,
      ]);
    await eventually('the reviewers of the city are told', async () => (await told()).length > 0);
    await edit('1', '再补充');
    expect(await told()).toEqual([{ line_ids: [third.lineId] }]);
    const unread = await decideOn(reviewer('徐州'), 'approveClause', citing);
    expect(unread).toMatchObject({ codes: ['CONFLICT'], currentDigest: citing.digest });
    expect((await decideOn(reviewer('徐州'), 'approveClause', await article('3'))).codes).toEqual([]);
  });

  it('CV12: refuses words that are not those that stand, also while their row still lags, and says which stand', async () => {
    const read = await article('1');
    insertInto(open.body, read.lineId, '未读');
    await eventually('it is on disk', async () => {
      const [head]: { seq: string }[] = await server.dataSource.query(
        'SELECT seq FROM draft_head WHERE draft_id = $1',
        [joint.id],
      );
      return Number(head!.seq) === 2;
    });
    const answer = await decideOn(reviewer('商丘'), 'approveClause', read);
    expect(answer.codes).toEqual(['CONFLICT']);
    expect(answer.currentDigest).not.toBe(read.digest);
    await eventually('the row follows', async () => (await article('1')).digest === answer.currentDigest);
    expect((await standing(read.id)).standings[1]).toBe('商丘市 NONE');
  });

  it('says nothing twice: the same decision again, or the same request again, writes no second one', async () => {
    const clause = await article('1');
    const first = await decideOn(reviewer('商丘'), 'approveClause', clause, { idempotencyKey: joint.id });
    const again = await decideOn(reviewer('商丘'), 'approveClause', clause, { idempotencyKey: joint.id });
    expect(again.decision).toEqual(first.decision);
    expect((await decideOn(reviewer('商丘'), 'approveClause', clause)).decision).toBeNull();
    const other = await decideOn(reviewer('商丘'), 'objectToClause', clause, {
      idempotencyKey: joint.id,
      reason: '试',
    });
    expect(other.codes).toEqual(['INVALID']);
  });

  it('settles when all cities agree, and opens again only by the chair or lead, with a reason', async () => {
    const clause = await article('1');
    await decideOn(reviewer('徐州'), 'approveClause', clause);
    await decideOn(reviewer('商丘'), 'approveClauseWithReservation', clause, { reason: '另有说明' });
    expect((await standing(clause.id)).settled).toBeNull();
    expect((await decideOn(reviewer('淮北'), 'approveClause', clause)).isSettledNow).toBe(true);
    expect((await standing(clause.id)).settled).toBe(clause.digest);
    expect((await withdraw(reviewer('淮北'), clause.id)).codes).toEqual(['LOCKED']);
    const refused = { clauseId: clause.id, reason: '另议' };
    expect(await changeClause(reviewer('商丘'), 'reopenClause', refused)).toEqual(['FORBIDDEN']);
    expect(await changeClause(drafter, 'reopenClause', refused)).toEqual(['FORBIDDEN']);
    expect(await changeClause(chair, 'reopenClause', { clauseId: clause.id, reason: '' })).toEqual(['INVALID']);
    expect(await changeClause(chair, 'reopenClause', refused)).toEqual([]);
    expect(await standing(clause.id)).toMatchObject({
      settled: null,
      standings: expect.arrayContaining(['徐州市 APPROVED']),
    });
    expect(await changeClause(chair, 'reopenClause', refused)).toEqual(['INVALID']);
    const { node } = await chair.get<{ node: { records: unknown[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Clause { records { kind reason person { account } } } } }`,
      { id: clause.id },
    );
    expect(node.records).toEqual([
      { kind: 'REOPENED', reason: '另议', person: { account: 'chair' } },
      { kind: 'SETTLED', reason: null, person: { account: 'huaibei.reviewer' } },
    ]);
    const events: { notice: string }[] = await server.dataSource.query(
      `SELECT notice FROM outbox_event WHERE draft_id = $1 AND notice LIKE 'clause%' ORDER BY id`,
      [joint.id],
    );
    expect(events.map(({ notice }) => notice)).toEqual(['clauseSettled', 'clauseReopened']);
    const rows: { action: string }[] = await server.dataSource.query(
      'SELECT action FROM audit_entry WHERE draft_id = $1 ORDER BY seq OFFSET 1',
      [joint.id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'signoff.approve',
      'signoff.reserve',
      'signoff.approve',
      'clause.settle',
      'clause.reopen',
    ]);
  });

  it('settles by the rule of the project, at once when the rule is changed to one that is met', async () => {
    const set = async (actor: TestActor, rule: unknown) => {
      const { setSignoffSettings } = await actor.get<{
        setSignoffSettings: { settledCount: number; userErrors: { code: string }[] };
      }>(
        `mutation ($input: SetSignoffSettingsInput!) { setSignoffSettings(input: $input) { settledCount userErrors { code } } }`,
        {
          input: {
            projectId: server.project.id,
            rule,
            reservationsCount: true,
            lastEditorMayDecideAlone: false,
          },
        },
      );
      return [setSignoffSettings.settledCount, ...setSignoffSettings.userErrors.map(({ code }) => code)];
    };
    const clause = await article('1');
    await decideOn(reviewer('徐州'), 'approveClause', clause);
    await decideOn(reviewer('商丘'), 'approveClause', clause);
    expect(await set(reviewer('商丘'), { type: 'TWO_THIRDS' })).toEqual([0, 'FORBIDDEN']);
    const named = { type: 'NAMED_CITIES', cityIds: [server.project.cityIds['南京']] };
    expect(await set(chair, named)).toEqual([0, 'INVALID']);
    expect(await set(chair, { type: 'NAMED_CITIES', cityIds: [] })).toEqual([0, 'INVALID']);
    // In every draft of the project, so also where other tests left two cities that agree.
    expect((await set(chair, { type: 'TWO_THIRDS' }))[0]).toBeGreaterThanOrEqual(1);
    expect((await standing(clause.id)).settled).toBe(clause.digest);
    expect(
      await chair.get(`{ project(slug: "${server.project.slug}") { viewerMayConfigureSignoff { allowed } signoffSettings {
        reservationsCount lastEditorMayDecideAlone rule { type cities { name } } } } }`),
    ).toEqual({
      project: {
        viewerMayConfigureSignoff: { allowed: true },
        signoffSettings: {
          reservationsCount: true,
          lastEditorMayDecideAlone: false,
          rule: { type: 'TWO_THIRDS', cities: [] },
        },
      },
    });
    expect(await set(chair, { type: 'ALL_CITIES' })).toEqual([0]);
    expect((await standing(clause.id)).settled).toBe(clause.digest);
  });

  it('AA4: lets the last editor of a clause approve it only beside another reviewer of the city', async () => {
    const personId = server.project.personIds.get('shangqiu.reviewer')!;
    await server.dataSource.query(`INSERT INTO membership (person_id, project_id, role) VALUES ($1, $2, 'DRAFTER')`, [
      personId,
      server.project.id,
    ]);
    const both = reviewer('商丘');
    const writing = both.open(joint.id);
    await writing.synced();
    const before = await article('1');
    insertInto(writing.body, before.lineId, '自改');
    await eventually('the row says so', async () => (await article('1')).digest !== before.digest);
    expect((await decideOn(both, 'approveClause', await article('1'))).messages).toEqual([
      '您是最后修改这一条的人，须由本市另一位审核人先同意。',
    ]);
    expect((await decideOn(both, 'objectToClause', await article('1'), { reason: '再想想' })).codes).toEqual([]);
    // Another clause, and the same one after a colleague changed it, may be approved.
    expect((await decideOn(both, 'approveClause', await article('3'))).codes).toEqual([]);
    await edit('1', '他改');
    expect((await decideOn(both, 'approveClause', await article('1'))).codes).toEqual([]);
    writing.close();
    await server.dataSource.query(`DELETE FROM membership WHERE person_id = $1 AND role = 'DRAFTER'`, [personId]);
  });

  it('gives a clause to a city to draft, and takes it back', async () => {
    const clause = await article('2');
    const [shangqiu, nanjing] = [server.project.cityIds['商丘'], server.project.cityIds['南京']];
    const given = { clauseId: clause.id, cityId: shangqiu };
    expect(await changeClause(drafter, 'giveClause', given)).toEqual(['FORBIDDEN']);
    expect(await changeClause(chair, 'giveClause', { ...given, cityId: nanjing })).toEqual(['FORBIDDEN']);
    expect(await changeClause(chair, 'giveClause', given)).toEqual([]);
    expect((await standing(clause.id)).owner).toBe('商丘市');
    expect(
      await drafter.get(`query ($id: ID!) { node(id: $id) { ... on Clause { viewerMayEdit { reason } } } }`, {
        id: clause.id,
      }),
    ).toEqual({ node: { viewerMayEdit: { reason: '这一条已分给其他城市起草，您可以提出修改建议。' } } });
    expect(await changeClause(reviewer('徐州'), 'giveClauseBack', { clauseId: clause.id })).toEqual(['FORBIDDEN']);
    expect(await changeClause(reviewer('商丘'), 'giveClauseBack', { clauseId: clause.id })).toEqual([]);
    expect((await standing(clause.id)).owner).toBeNull();
    expect(await changeClause(chair, 'takeClauseBack', { clauseId: clause.id, reason: '重新分工' })).toEqual([
      'INVALID',
    ]);
    await changeClause(chair, 'giveClause', given);
    expect(await changeClause(chair, 'takeClauseBack', { clauseId: clause.id, reason: '' })).toEqual(['INVALID']);
    expect(await changeClause(chair, 'takeClauseBack', { clauseId: clause.id, reason: '重新分工' })).toEqual([]);
    expect((await standing(clause.id)).owner).toBeNull();
  });

  it('shows the whole draft at once: a row for each clause, a status for each city', async () => {
    const clause = await article('2');
    await decideOn(reviewer('商丘'), 'approveClause', clause);
    await edit('2', '补充');
    await decideOn(reviewer('徐州'), 'objectToClause', await article('2'), { reason: '不妥' });
    await changeClause(chair, 'giveClause', { clauseId: clause.id, cityId: server.project.cityIds['淮北'] });
    const { draft } = await chair.get<{
      draft: {
        revision: number;
        signoff: { revision: number; cities: { name: string }[]; rows: { clauseId: string }[] };
      };
    }>(`{ draft(slug: "${joint.slug}") { revision signoff { revision cities { name }
      rows { clauseId digest statuses citationChangedFor isSettled ownerCityId } } } }`);
    expect(draft.signoff.revision).toBe(draft.revision);
    expect(draft.signoff.cities.map(({ name }) => name)).toEqual(['徐州市', '商丘市', '淮北市']);
    expect(draft.signoff.rows).toHaveLength(6);
    expect(draft.signoff.rows.find(({ clauseId }) => clauseId === clause.id)).toMatchObject({
      statuses: ['OBJECTED', 'STALE', 'NONE'],
      citationChangedFor: [],
      isSettled: false,
      ownerCityId: server.project.cityIds['淮北'],
    });
  });
});

function newArticle(id: string): Y.Map<string> {
  const marker = new Y.Map<string>();
  marker.set('id', id);
  marker.set('kind', 'article');
  return marker;
}
