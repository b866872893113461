import { type Line, digestOfClause } from '@colex/lawtext';
import {
  JournalRepository,
  OwnershipRepository,
  ProtectionRepository,
  SettlementRepository,
  SignoffRepository,
  toDecision,
} from '@colex/store';
import { type Decision, DEFAULT_SIGNOFF_SETTINGS, type Settled } from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { type TestServer, startServer } from '../harness/server.js';

const WORDS: readonly Line[] = [{ id: 'l1', kind: 'article', text: '为了保护红色资源，制定本条例。' }];
const DIGEST = digestOfClause(WORDS);
const AT = '2026-11-26T01:00:00.000Z';

describe('what is kept of sign-off, settlement and ownership', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
  });
  beforeEach(async () => {
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  const locked = <Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> =>
    server.dataSource.transaction(async (manager) => {
      await new JournalRepository(manager).lockHeads([joint.id]);
      return work(manager);
    });
  const decisionOf = (id: string, given: Partial<Decision> = {}): Decision => ({
    id: `${joint.id}.${id}`,
    clauseId: 'l1',
    cityId: server.project.cityIds['商丘'],
    kind: 'APPROVED',
    digest: DIGEST,
    citations: [{ clauseId: 'l2', digest: 'x' }],
    reason: null,
    roundId: null,
    personId: server.project.personIds.get('shangqiu.reviewer')!,
    at: AT,
    ...given,
  });
  const keep = (decision: Decision, words: readonly Line[] | null = WORDS) =>
    locked((manager) => new SignoffRepository(manager).append({ draftId: joint.id, decision, revision: 1, words }));
  const settledAs = (id: string): Settled => ({
    type: 'SETTLED',
    id: `${joint.id}.${id}`,
    at: AT,
    digest: DIGEST,
    rule: { type: 'TWO_THIRDS' },
    decisionIds: ['d1', 'd2'],
  });
  const protection = () => new ProtectionRepository(server.dataSource.manager).of(joint.id);

  it('decisions come back as they were made, in their order, with the words they were about', async () => {
    const decisions = [
      decisionOf('1'),
      decisionOf('2', { kind: 'OBJECTED', reason: '罚款过重', cityId: server.project.cityIds['徐州'] }),
      decisionOf('3', { kind: 'WITHDRAWN' }),
    ];
    await keep(decisions[0]!);
    await keep(decisions[1]!);
    await keep(decisions[2]!, null);
    const repository = new SignoffRepository(server.dataSource.manager);
    const rows = await repository.decisions(joint.id, ['l1']);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(rows.map(toDecision)).toEqual(decisions);
    expect(await repository.decisions(joint.id, ['l9'])).toEqual([]);
    expect((await repository.wordsOf(joint.id, [DIGEST, 'unknown'])).get(DIGEST)).toEqual(WORDS);
  });

  it('decisions made at the same time stand one after the other', async () => {
    await Promise.all(['1', '2', '3', '4'].map((id) => keep(decisionOf(id))));
    const rows = await new SignoffRepository(server.dataSource.manager).decisions(joint.id);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
  });

  it.each(['signoff_decision', 'signed_words', 'settlement_record', 'ownership_record'])(
    'nothing of %s can be changed or removed (N4)',
    async (table) => {
      await keep(decisionOf('1'));
      await locked((manager) =>
        new SettlementRepository(manager).append(joint.id, 'l1', settledAs('s'), decisionOf('1').personId),
      );
      await give(server.project.cityIds['商丘']);
      for (const statement of [`UPDATE ${table} SET draft_id = draft_id`, `DELETE FROM ${table}`]) {
        await expect(server.dataSource.query(statement)).rejects.toThrow(`${table} is append-only`);
      }
    },
  );

  it('a settlement protects its clause until it is reopened, and every such change moves the version', async () => {
    expect(await protection()).toEqual({ version: 0, settled: new Map(), owned: new Map() });
    const personId = decisionOf('1').personId;
    await locked((manager) => new SettlementRepository(manager).append(joint.id, 'l1', settledAs('s'), personId));
    expect(await protection()).toEqual({ version: 1, settled: new Map([['l1', DIGEST]]), owned: new Map() });
    await locked((manager) =>
      new SettlementRepository(manager).append(
        joint.id,
        'l1',
        { type: 'REOPENED', id: `${joint.id}.r`, at: AT, personId, reason: '徐州另有意见' },
        personId,
      ),
    );
    expect(await protection()).toEqual({ version: 2, settled: new Map(), owned: new Map() });
    const settlements = await new SettlementRepository(server.dataSource.manager).settlements(joint.id);
    expect(settlements.get('l1')?.records).toEqual([
      settledAs('s'),
      { type: 'REOPENED', id: `${joint.id}.r`, at: AT, personId, reason: '徐州另有意见' },
    ]);
  });

  const give = (cityId: string | null) =>
    locked((manager) =>
      new OwnershipRepository(manager).append({
        id: `${joint.id}.${cityId ?? 'nobody'}`,
        draftId: joint.id,
        lineId: 'l1',
        kind: cityId === null ? 'TAKEN_BACK' : 'GIVEN',
        cityId,
        fromCityId: null,
        personId: decisionOf('1').personId,
        reason: null,
        at: new Date(AT),
      }),
    );

  it('a clause that was given belongs to that city until it is taken back', async () => {
    const shangqiu = server.project.cityIds['商丘'];
    await give(shangqiu);
    expect(await protection()).toEqual({ version: 1, settled: new Map(), owned: new Map([['l1', shangqiu]]) });
    await give(null);
    expect(await protection()).toEqual({ version: 2, settled: new Map(), owned: new Map() });
    expect(await new OwnershipRepository(server.dataSource.manager).ownershipOf(joint.id, 'l1')).toEqual({
      clauseId: 'l1',
      cityId: null,
    });
  });

  it('a project signs off by the defaults until it sets its own rule', async () => {
    const repository = new SignoffRepository(server.dataSource.manager);
    expect(await repository.settingsOf(server.project.id)).toEqual(DEFAULT_SIGNOFF_SETTINGS);
    const settings = {
      rule: { type: 'NAMED_CITIES', cityIds: [server.project.cityIds['商丘']] },
      reservationsCount: false,
      lastEditorMayDecideAlone: true,
    } as const;
    await repository.saveSettings(server.project.id, settings, { by: decisionOf('1').personId, at: new Date(AT) });
    expect(await repository.settingsOf(server.project.id)).toEqual(settings);
    await repository.saveSettings(server.project.id, DEFAULT_SIGNOFF_SETTINGS, {
      by: decisionOf('1').personId,
      at: new Date(AT),
    });
    expect(await repository.settingsOf(server.project.id)).toEqual(DEFAULT_SIGNOFF_SETTINGS);
  });
});
