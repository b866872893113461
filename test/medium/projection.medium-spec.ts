import { type ClauseEntity, ClauseRepository } from '@colex/store';
import { Rebuild } from '../../apps/server/src/projection/rebuild.service.js';
import { Verification } from '../../apps/server/src/projection/verification.service.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('clause rows and the journal', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
    const writer = (await server.as('drafter')).open(joint.id);
    await writer.synced();
    writer.body.insert(writer.body.length, '甲');
    writer.body.insert(1, '修订');
    await eventually('the rows are up to date', async () => {
      const [head]: { seq: string; projected_seq: string }[] =
        await server.dataSource.query('SELECT * FROM draft_head');
      return Number(head!.seq) === 3 && head!.projected_seq === head!.seq;
    });
  });
  afterAll(() => server.close());

  const rows = (): Promise<ClauseEntity[]> => new ClauseRepository(server.dataSource.manager).ofDraft(joint.id);
  const rebuild = () => server.application.nest.get(Rebuild).rebuildClauses(joint.id);
  const faults = async () => {
    const [verified] = await server.application.nest.get(Verification).verifyJournal(joint.id);
    return verified!.faults.map(({ fault }) => fault);
  };

  it('agree: nothing is found wrong with a draft that was written over the socket', async () => {
    expect(await server.application.nest.get(Verification).verifyJournal()).toEqual([
      { draftId: joint.id, slug: joint.slug, entries: 3, digest: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] },
    ]);
  });

  it('are made again from the journal and nothing else, the same as they were', async () => {
    const before = await rows();
    await server.dataSource.query('DELETE FROM clause');
    await server.dataSource.query('DELETE FROM draft_checkpoint');
    expect(await rebuild()).toEqual([{ draftId: joint.id, entries: 3, clauses: before.length }]);
    const content = (all: ClauseEntity[]) => all.map((row) => ({ ...row, changedAtSeq: undefined }));
    expect(content(await rows())).toEqual(content(before));
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['clauses', `UPDATE clause SET text = 'x' WHERE position = 2`],
    ['digest', `UPDATE draft_head SET digest = 'x'`],
    ['clauses', `DELETE FROM clause WHERE position = 0`],
  ])('are found wrong (%s) and right again after rebuilding', async (fault, damage) => {
    await server.dataSource.query(damage);
    expect(await faults()).toEqual([fault]);
    await rebuild();
    expect(await faults()).toEqual([]);
  });

  it('are not rebuilt from a journal that does not verify: the rows stay', async () => {
    const before = await rows();
    await server.dataSource.query('UPDATE draft_update SET checksum = bytes WHERE seq = 2');
    expect(await faults()).toEqual(['journal']);
    await expect(rebuild()).rejects.toMatchObject({ name: 'JournalDamaged', seq: 2 });
    expect(await rows()).toEqual(before);
    await server.dataSource.query('UPDATE draft_update SET checksum = sha256(bytes) WHERE seq = 2');
    expect(await faults()).toEqual([]);
  });
});
