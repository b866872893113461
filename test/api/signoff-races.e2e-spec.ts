import { clausesOf, digestOfClause } from '@colex/lawtext';
import { foldJournal, linesOf } from '@colex/collab';
import { JournalRepository, SettlementRepository, SignoffRepository } from '@colex/store';
import { settledAs } from '@colex/workflow';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { CityName } from '../builders/a-project.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { changeClause, decideOn, readArticle, standingOn, withdraw } from '../harness/clauses.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const CITIES: readonly CityName[] = ['徐州', '商丘', '淮北'];

describe('sign-off while others do something at the same moment', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let reviewers: readonly TestActor[];
  let drafter: TestActor;
  let chair: TestActor;
  let open: OpenDraft;
  beforeAll(async () => {
    server = await startServer();
    reviewers = await Promise.all(CITIES.map((city) => server.as('reviewer', city)));
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

  const records = async (lineId: string) =>
    (await new SettlementRepository(server.dataSource.manager).settlements(joint.id)).get(lineId)?.records ?? [];

  /** The digests a clause had after each entry of the journal. */
  const digestsOverTime = async (lineId: string): Promise<readonly string[]> => {
    const digests: string[] = [];
    const updates: Uint8Array[] = [];
    for await (const entries of new JournalRepository(server.dataSource.manager).entriesAfter(joint.id, 0)) {
      for (const { bytes } of entries) {
        updates.push(bytes);
        const doc = foldJournal(updates);
        const clause = clausesOf(linesOf(doc)).find(({ id }) => id === lineId);
        digests.push(clause ? digestOfClause(clause.lines) : '');
        doc.destroy();
      }
    }
    return digests;
  };

  it('two deciders: the clause is settled once, on both decisions', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    await decideOn(reviewers[0]!, 'approveClause', clause);
    const answers = await Promise.all([
      decideOn(reviewers[1]!, 'approveClause', clause),
      decideOn(reviewers[2]!, 'approveClause', clause),
    ]);
    expect(answers.map(({ codes }) => codes)).toEqual([[], []]);
    expect(answers.filter(({ isSettledNow }) => isSettledNow)).toHaveLength(1);
    const [settled, ...more] = await records(clause.lineId);
    expect(more).toEqual([]);
    expect(settled).toMatchObject({
      type: 'SETTLED',
      decisionIds: [expect.any(String), expect.any(String), expect.any(String)],
    });
  });

  it('settling and withdrawing: either the clause is settled and the withdrawal refused, or it is not settled', async () => {
    for (let round = 0; round < 5; round += 1) {
      const draft = await aDraft(server);
      const clause = await readArticle(chair, draft.slug, '1');
      await decideOn(reviewers[0]!, 'approveClause', clause);
      await decideOn(reviewers[1]!, 'approveClause', clause);
      const [last, withdrawal] = await Promise.all([
        decideOn(reviewers[2]!, 'approveClause', clause),
        withdraw(reviewers[1]!, clause.id),
      ]);
      expect(last.codes).toEqual([]);
      expect(withdrawal.codes).toEqual(last.isSettledNow ? ['LOCKED'] : []);
      expect((await standingOn(chair, clause.id)).settled === null).toBe(!last.isSettledNow);
    }
  });

  it('two people of one city say different things: both stand in the order they were made, and the last holds', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    const again = await server.as('reviewer', '商丘');
    await Promise.all([
      decideOn(reviewers[1]!, 'approveClause', clause),
      decideOn(again, 'objectToClause', clause, { reason: '不妥' }),
    ]);
    const rows = await new SignoffRepository(server.dataSource.manager).decisions(joint.id);
    expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    const last = rows.at(-1)!.kind;
    expect((await standingOn(chair, clause.id)).standings[1]).toBe(`商丘市 ${last}`);
  });

  it('two chairs reopen: one does, the other is told that it is open', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    for (const reviewer of reviewers) await decideOn(reviewer, 'approveClause', clause);
    const lead = await server.as('lead');
    const answers = await Promise.all(
      [chair, lead].map((actor) => changeClause(actor, 'reopenClause', { clauseId: clause.id, reason: '另议' })),
    );
    expect(answers.flat()).toEqual(['INVALID']);
    expect((await records(clause.lineId)).map(({ type }) => type)).toEqual(['SETTLED', 'REOPENED']);
  });

  it('CV12: approve ‖ edit in any order approves the words that stood, or is a CONFLICT', async () => {
    let approved = 0;
    for (let round = 0; round < 12; round += 1) {
      const clause = await readArticle(chair, joint.slug, '1');
      const [answer] = await Promise.all([
        decideOn(reviewers[round % 3]!, 'approveClause', clause),
        // Some edits arrive before the approval, some after it, some in the middle of it.
        Promise.resolve().then(() => typeInto(open, clause.lineId, `改${round}`)),
      ]);
      if (answer.decision) approved += 1;
      else expect(answer.codes).toEqual(['CONFLICT']);
      await eventually('the row follows', async () => {
        const now = await readArticle(chair, joint.slug, '1');
        return now.digest !== clause.digest;
      });
    }
    const [decisions, digests] = [
      await new SignoffRepository(server.dataSource.manager).decisions(joint.id),
      await digestsOverTime((await readArticle(chair, joint.slug, '1')).lineId),
    ];
    expect(decisions).toHaveLength(approved);
    // Each was made about the words that stood at the entry it names: nothing was between them and the lock.
    for (const { digest, revision } of decisions) expect(digests[revision - 1]).toBe(digest);
  });

  it('approve ‖ a colleague who types without pause is decided all the same', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    const enough = new AbortController();
    const other = await readArticle(chair, joint.slug, '3');
    const typing = (async () => {
      while (!enough.signal.aborted) {
        typeInto(open, other.lineId, '字');
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const answer = await decideOn(reviewers[1]!, 'approveClause', clause);
    enough.abort();
    await typing;
    expect(answer).toMatchObject({ codes: [], decision: { kind: 'APPROVED' } });
  });

  it('approve while an edit waits for its commit: what is not on disk was not read, and goes stale when it comes', async () => {
    const clause = await readArticle(chair, joint.slug, '1');
    const held = await holdJournal(server.dataSource, joint.id);
    typeInto(open, clause.lineId, '等待');
    const deciding = decideOn(reviewers[1]!, 'approveClause', clause);
    await held.release();
    const answer = await deciding;
    await eventually('the edit is in its row', async () => {
      const now = await readArticle(chair, joint.slug, '1');
      return now.digest !== clause.digest;
    });
    const { standings } = await standingOn(chair, clause.id);
    if (answer.decision) expect(standings[1]).toBe('商丘市 STALE (APPROVED)');
    else expect([answer.codes, standings[1]]).toEqual([['CONFLICT'], '商丘市 NONE']);
  });

  it('settled words are those of the decisions, whatever was typed meanwhile (N5)', async () => {
    for (let round = 0; round < 6; round += 1) {
      const clause = await readArticle(chair, joint.slug, '2');
      await Promise.all([
        ...reviewers.map((reviewer) => decideOn(reviewer, 'approveClause', clause)),
        Promise.resolve().then(() => typeInto(open, clause.lineId, `再改${round}`)),
      ]);
      const all = await new SignoffRepository(server.dataSource.manager).decisions(joint.id);
      const settled = settledAs({ clauseId: clause.lineId, records: await records(clause.lineId) });
      if (settled === null) continue;
      const carriers = all.filter(({ id }) => settled.decisionIds.includes(id));
      expect(carriers).toHaveLength(3);
      expect(carriers.every(({ digest }) => digest === settled.digest)).toBe(true);
      break;
    }
  });
});

function typeInto({ body }: OpenDraft, lineId: string, words: string): void {
  let place = 0;
  for (const { insert } of body.toDelta() as { insert: unknown }[]) {
    if (insert instanceof Y.Map && insert.get('id') === lineId) return body.insert(place + 1, words);
    place += typeof insert === 'string' ? insert.length : 1;
  }
}
