import { RoundReminders } from '../../apps/server/src/round/round-reminders.service.js';
import { dayOf } from '../../apps/server/src/signoff/act-of.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { CityName } from '../builders/a-project.js';
import { nameVersion } from '../builders/a-version.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { decideOn, readArticle, standingOn, withdraw } from '../harness/clauses.js';
import { eventually } from '../harness/eventually.js';
import { insertInto } from '../harness/typing.js';
import { type ShownRound, approveAll, readRound, readRoundClause, roundStep } from '../harness/rounds.js';
import { type TestServer, startServer } from '../harness/server.js';

const CITIES: readonly CityName[] = ['徐州', '商丘', '淮北'];
const DAY_MS = 86_400_000;

describe('rounds of signing off', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let chair: TestActor;
  let drafter: TestActor;
  let open: OpenDraft;
  let reviewers: Readonly<Partial<Record<CityName, TestActor>>>;
  beforeAll(async () => {
    server = await startServer();
    chair = await server.as('chair');
    drafter = await server.as('drafter');
    reviewers = Object.fromEntries(
      await Promise.all(CITIES.map(async (city) => [city, await server.as('reviewer', city)] as const)),
    );
  });
  beforeEach(async () => {
    joint = await aDraft(server);
    open = drafter.open(joint.id);
    await open.synced();
  });
  afterEach(async () => {
    open.close();
    // A round another test left open would be reminded of too.
    await server.dataSource.query(
      `UPDATE round SET status = 'CANCELLED', ended_on = due_on, end_reason = '', last_ordinal = 0 WHERE status = 'OPEN'`,
    );
  });
  afterAll(() => server.close());

  const reviewer = (city: CityName): TestActor => reviewers[city]!;
  const dayAfter = (days: number): string => dayOf(new Date(Date.now() + days * DAY_MS));
  const wish = async (more: Readonly<Record<string, unknown>> = {}) => {
    const { version } = await nameVersion(chair, joint, `草案 ${crypto.randomUUID()}`);
    return {
      draftId: joint.id,
      versionId: version!.id,
      rule: { type: 'ALL_CITIES' },
      cityIds: CITIES.map((city) => server.project.cityIds[city]),
      dueOn: dayAfter(10),
      ...more,
    };
  };
  const aRound = async (more: Readonly<Record<string, unknown>> = {}): Promise<ShownRound> =>
    (await roundStep(chair, 'openRound', await wish(more))).round!;
  const sign = (city: CityName, { id: roundId, version }: ShownRound) =>
    roundStep(reviewer(city), 'signRound', { roundId, versionDigest: version.digest });
  const answers = async (id: string) => (await readRound(chair, id))!.progress.map(({ answer }) => answer);
  const notices = async (notice: string): Promise<{ audience: Record<string, unknown> }[]> =>
    server.dataSource.query(`SELECT audience FROM outbox_event WHERE draft_id = $1 AND notice = $2 ORDER BY id`, [
      joint.id,
      notice,
    ]);
  const audited = async (): Promise<readonly string[]> =>
    (
      (await server.dataSource.query(
        `SELECT action FROM audit_entry WHERE draft_id = $1 AND action LIKE 'round.%' ORDER BY seq`,
        [joint.id],
      )) as { action: string }[]
    ).map(({ action }) => action);
  const edit = async (number: string, words: string): Promise<void> => {
    const before = await readArticle(chair, joint.slug, number);
    insertInto(open.body, before.lineId, words);
    await eventually(
      'the row says what was typed',
      async () => (await readArticle(chair, joint.slug, number)).digest !== before.digest,
    );
  };

  it('is opened by the chair on a version, shows how far each city is, and is answered, closed and written down', async () => {
    const round = await aRound();
    const count = round.rows.length;
    expect(round).toMatchObject({ status: 'OPEN', result: null });
    expect(round.progress[0]).toMatchObject({ city: { name: '徐州市' }, answer: 'UNANSWERED', undecidedCount: count });
    for (const city of CITIES) {
      await approveAll(reviewer(city), round);
      expect(await sign(city, round)).toMatchObject({ codes: [] });
    }
    const { round: closed, codes } = await roundStep(chair, 'closeRound', { roundId: round.id });
    expect(codes).toEqual([]);
    expect(closed).toMatchObject({ status: 'CLOSED', result: { agreed: true, objectionCount: 0 } });
    expect(closed!.result!.cities.map(({ city, answer }) => `${city.name} ${answer}`)).toEqual([
      '徐州市 SIGNED',
      '商丘市 SIGNED',
      '淮北市 SIGNED',
    ]);
    expect(await audited()).toEqual(['round.open', 'round.sign', 'round.sign', 'round.sign', 'round.close']);
    expect(await notices('roundOpened')).toHaveLength(1);
    expect(await notices('roundSigned')).toHaveLength(3);
    expect(await notices('roundClosed')).toHaveLength(1);
  });

  it('is opened only by who presides, only on a version of the draft, and one at a time', async () => {
    const input = await wish();
    expect((await roundStep(reviewer('商丘'), 'openRound', input)).codes).toEqual(['FORBIDDEN']);
    const outsider = await server.as('outsider', '南京');
    expect((await roundStep(outsider, 'openRound', input)).codes).toEqual(['NOT_FOUND']);
    const other = await aDraft(server);
    const { version } = await nameVersion(chair, other, '草案');
    expect((await roundStep(chair, 'openRound', { ...input, versionId: version!.id })).codes).toEqual(['NOT_FOUND']);
    expect((await roundStep(chair, 'openRound', { ...input, dueOn: dayAfter(-1) })).codes).toEqual(['INVALID']);
    expect((await roundStep(chair, 'openRound', { ...input, cityIds: [] })).codes).toEqual(['INVALID']);
    const stranger = { ...input, cityIds: [server.project.cityIds['南京']] };
    expect((await roundStep(chair, 'openRound', stranger)).codes).toEqual(['FORBIDDEN']);
    const [first, second] = await Promise.all([
      roundStep(chair, 'openRound', input),
      roundStep(await server.as('lead'), 'openRound', input),
    ]);
    expect([...first.codes, ...second.codes]).toEqual(['CONFLICT']);
    const opened = first.round ?? second.round;
    expect(await readRound(outsider, opened!.id)).toBeNull();
  });

  it('signs the whole only when every clause is decided, none objected to, and the version is the one that was read', async () => {
    const round = await aRound();
    const { messages } = await sign('商丘', round);
    expect(messages).toEqual(['还有条款没有表态，不能签署全文。']);
    await approveAll(reviewer('商丘'), round);
    const [, , { lineId }] = round.rows as [unknown, unknown, { lineId: string }];
    const clause = (await readRoundClause(reviewer('商丘'), round.id, lineId))!;
    await decideOn(reviewer('商丘'), 'objectToClause', { ...clause, id: clause.clauseId }, { reason: '不妥' });
    expect((await sign('商丘', round)).messages).toEqual(['贵市对其中的条款持不同意见，不能签署全文。']);
    await approveAll(reviewer('商丘'), round);
    const wrong = { roundId: round.id, versionDigest: '0'.repeat(64) };
    expect((await roundStep(reviewer('商丘'), 'signRound', wrong)).codes).toEqual(['CONFLICT']);
    expect((await roundStep(chair, 'signRound', { ...wrong, versionDigest: round.version.digest })).codes).toEqual([
      'FORBIDDEN',
    ]);
    expect((await sign('商丘', round)).codes).toEqual([]);
  });

  it('takes a decision about the words of the version after the draft moved on; the newer text inherits no signature', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    const round = await aRound();
    await edit('1', '补充');
    const asked = (await readRoundClause(reviewer('商丘'), round.id, clause.lineId))!;
    expect(asked).toMatchObject({ digest: clause.digest, stillStands: false });
    expect((await decideOn(reviewer('商丘'), 'approveClause', clause)).codes).toEqual(['CONFLICT']);
    await approveAll(reviewer('商丘'), round);
    await sign('商丘', round);
    expect(await answers(round.id)).toEqual(['UNANSWERED', 'SIGNED', 'UNANSWERED']);
    expect((await standingOn(chair, clause.id)).standings[1]).toBe('商丘市 STALE (APPROVED)');
    await roundStep(chair, 'closeRound', { roundId: round.id, reason: '先看结果' });
    const next = await aRound();
    expect((await readRound(chair, next.id))!.progress[1]).toMatchObject({ answer: 'UNANSWERED', undecidedCount: 1 });
    expect((await sign('商丘', next)).codes).toEqual(['INVALID']);
  });

  it('shows each city what changed since it last signed, clause by clause', async () => {
    const first = await aRound();
    await approveAll(reviewer('商丘'), first);
    await roundStep(chair, 'cancelRound', { roundId: first.id, reason: '另行安排' });
    await edit('2', '和纪念设施');
    const next = await aRound();
    const { node } = await reviewer('商丘').get<{
      node: { changes: { number: string; change: string; last: unknown }[] };
    }>(
      `query ($id: ID!, $cityId: ID!) { node(id: $id) { ... on Round { changes(cityId: $cityId) {
        number change last { words { text } } } } } }`,
      { id: next.id, cityId: server.project.cityIds['商丘'] },
    );
    const byNumber = new Map(node.changes.map(({ number, change, last }) => [number, { change, last }]));
    expect(byNumber.get('第一条')).toMatchObject({ change: 'SAME' });
    expect(byNumber.get('第二条')).toMatchObject({ change: 'CHANGED', last: { words: expect.any(Array) } });
  });

  it('lapses a signature when the city takes back a clause of it, and fixes the result when it is closed', async () => {
    const round = await aRound({ rule: { type: 'NAMED_CITIES', cityIds: [server.project.cityIds['商丘']] } });
    await approveAll(reviewer('商丘'), round);
    await sign('商丘', round);
    const clause = await readArticle(chair, joint.slug, '1');
    await withdraw(reviewer('商丘'), clause.id);
    expect(await answers(round.id)).toEqual(['UNANSWERED', 'UNANSWERED', 'UNANSWERED']);
    await approveAll(reviewer('商丘'), round);
    expect(await answers(round.id)).toEqual(['UNANSWERED', 'SIGNED', 'UNANSWERED']);
    expect((await roundStep(chair, 'closeRound', { roundId: round.id })).codes).toEqual(['INVALID']);
    const closed = await roundStep(chair, 'closeRound', { roundId: round.id, reason: '指定城市已签署' });
    expect(closed.round).toMatchObject({ endReason: '指定城市已签署', result: { agreed: true } });
    // What is said afterwards changes nothing of it.
    await withdraw(reviewer('商丘'), clause.id);
    expect(await answers(round.id)).toEqual(['UNANSWERED', 'SIGNED', 'UNANSWERED']);
    expect((await sign('徐州', round)).messages).toEqual(['已经结束了。']);
  });

  it('declines with a reason, withdraws, extends and cancels', async () => {
    const round = await aRound();
    const words = { roundId: round.id, versionDigest: round.version.digest };
    expect((await roundStep(reviewer('淮北'), 'declineRound', { ...words, reason: ' ' })).codes).toEqual(['INVALID']);
    await roundStep(reviewer('淮北'), 'declineRound', { ...words, reason: '需市人大讨论' });
    expect((await answers(round.id))[2]).toBe('DECLINED');
    expect(await notices('roundDeclined')).toHaveLength(1);
    await roundStep(reviewer('淮北'), 'withdrawRoundAnswer', { roundId: round.id });
    expect((await answers(round.id))[2]).toBe('UNANSWERED');
    expect((await roundStep(chair, 'extendRound', { roundId: round.id, dueOn: dayAfter(5) })).codes).toEqual([
      'INVALID',
    ]);
    const later = await roundStep(chair, 'extendRound', { roundId: round.id, dueOn: dayAfter(20) });
    expect(later.round!.dueOn).toBe(dayAfter(20));
    expect((await roundStep(chair, 'cancelRound', { roundId: round.id, reason: '' })).codes).toEqual(['INVALID']);
    const cancelled = await roundStep(chair, 'cancelRound', { roundId: round.id, reason: '文本需重写' });
    expect(cancelled.round).toMatchObject({ status: 'CANCELLED', endReason: '文本需重写', result: null });
    expect(await audited()).toEqual(['round.open', 'round.decline', 'round.withdraw', 'round.extend', 'round.cancel']);
  });

  it('reminds the cities that have not answered, once for each day that calls for it', async () => {
    const round = await aRound({
      dueOn: dayAfter(7),
      cityIds: [server.project.cityIds['商丘'], server.project.cityIds['淮北']],
    });
    const words = { roundId: round.id, versionDigest: round.version.digest };
    await roundStep(reviewer('淮北'), 'declineRound', { ...words, reason: '不同意' });
    const reminders = server.application.nest.get(RoundReminders);
    const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
    expect(await reminders.remindDue(inDays(1))).toBe(0);
    expect(await Promise.all([reminders.remindDue(inDays(4)), reminders.remindDue(inDays(4))])).toEqual(
      expect.arrayContaining([1, 0]),
    );
    expect(await reminders.remindDue(inDays(5))).toBe(0);
    expect(await reminders.remindDue(inDays(8))).toBe(1);
    expect((await notices('roundReminder')).map(({ audience }) => audience)).toEqual([
      { roles: ['REVIEWER'], rolesOfCityIds: [server.project.cityIds['商丘']] },
      { roles: ['REVIEWER'], rolesOfCityIds: [server.project.cityIds['商丘']] },
    ]);
    await roundStep(chair, 'cancelRound', { roundId: round.id, reason: '结束' });
    expect(await reminders.remindDue(inDays(9))).toBe(0);
  });

  it('closing while a city signs: the result counts the signature exactly when it was given before', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      joint = await aDraft(server);
      const round = await aRound({ cityIds: [server.project.cityIds['商丘']], rule: { type: 'ALL_CITIES' } });
      await approveAll(reviewer('商丘'), round);
      const [closed, signed] = await Promise.all([
        roundStep(chair, 'closeRound', { roundId: round.id, reason: '到此为止' }),
        sign('商丘', round),
      ]);
      expect(closed.codes).toEqual([]);
      expect(closed.round!.result!.agreed).toBe(signed.codes.length === 0);
    }
  });

  it('closing while a city takes a clause back: the result is that of the order in which they were done', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      joint = await aDraft(server);
      const round = await aRound({ cityIds: [server.project.cityIds['商丘']] });
      await approveAll(reviewer('商丘'), round);
      await sign('商丘', round);
      const clause = await readArticle(chair, joint.slug, '1');
      await Promise.all([
        roundStep(chair, 'closeRound', { roundId: round.id, reason: '到此为止' }),
        withdraw(reviewer('商丘'), clause.id),
      ]);
      const after = (await readRound(chair, round.id))!;
      // What it is shown as is what was fixed.
      expect(after.progress[0]!.answer).toBe(after.result!.cities[0]!.answer);
    }
  });

  it('carries a step out once however often its key is sent', async () => {
    const input = { ...(await wish()), idempotencyKey: 'one and the same' };
    const first = await roundStep(chair, 'openRound', input);
    const again = await roundStep(chair, 'openRound', input);
    expect(again.round!.id).toBe(first.round!.id);
    expect(again.codes).toEqual([]);
  });
});
