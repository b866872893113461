import { encodeState, linesOf, newDraftDocument } from '@colex/collab';
import { digestOfText } from '@colex/lawtext';
import { CheckpointRepository, JournalRepository } from '@colex/store';
import * as Y from 'yjs';
import { Moments } from '../../apps/server/src/history/moments.service.js';
import { Rebuild } from '../../apps/server/src/projection/rebuild.service.js';
import { Verification } from '../../apps/server/src/projection/verification.service.js';
import { decodeStored, openStoredDraft } from '../../apps/server/src/sync/stored-draft.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { nameVersion } from '../builders/a-version.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { journalLength } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const WORDS = ['各市', '应当', '协同', '保护', '红色', '资源'];
const DAMAGED = 4;

describe('damage to what is kept of a draft', () => {
  let server: TestServer;
  let drafter: TestActor;
  let draft: BuiltDraft;
  let sound: BuiltDraft;
  /** Digest of the text after each entry. */
  let digests: string[];
  /** What a version printed, by its id. */
  const printed = new Map<string, string>();
  beforeEach(async () => {
    server = await startServer();
    drafter = await server.as('drafter');
    [draft, sound] = [await aDraft(server), await aDraft(server)];
    const writer = drafter.open(draft.id);
    await writer.synced();
    printed.clear();
    for (const [index, words] of WORDS.entries()) {
      writer.body.insert(20, words);
      await eventually('it is in the journal', async () => (await written()) === index + 2);
      if (index === 0 || index === 4) await keepVersion(`第${index + 1}稿`);
    }
    writer.close();
    const doc = newDraftDocument();
    digests = [''];
    for await (const entries of new JournalRepository(server.dataSource.manager).entriesAfter(draft.id, 0)) {
      for (const { bytes } of entries) {
        Y.applyUpdate(doc, bytes);
        digests.push(digestOfText(linesOf(doc)));
      }
    }
  });
  afterEach(() => server.close());

  const written = () => journalLength(server.dataSource, draft.id);
  const textOf = async (versionId: string): Promise<string> =>
    (
      await drafter.get<{ node: { plainText: string } }>(
        `query ($id: ID!) { node(id: $id) { ... on Version { plainText } } }`,
        { id: versionId },
      )
    ).node.plainText;
  const keepVersion = async (name: string): Promise<void> => {
    const { version } = await nameVersion(drafter, draft, name);
    printed.set(version!.id, await textOf(version!.id));
  };
  const verified = async () => server.application.nest.get(Verification).verifyJournal();
  const faultsOf = async ({ id }: BuiltDraft) => (await verified()).find(({ draftId }) => draftId === id)!.faults;
  const flipBit = (table: string, column: string, seq: number) =>
    server.dataSource.query(
      `UPDATE ${table} SET ${column} = set_byte(${column}, 12, get_byte(${column}, 12) # 1) WHERE draft_id = $1 AND seq = $2`,
      [draft.id, seq],
    );
  /** A checkpoint as a room writes it. */
  const checkpointAt = async (seq: number): Promise<void> => {
    const doc = newDraftDocument();
    for await (const entries of new JournalRepository(server.dataSource.manager).entriesAfter(draft.id, 0)) {
      for (const entry of entries) if (entry.seq <= seq) Y.applyUpdate(doc, entry.bytes);
    }
    const state = encodeState(doc);
    await new CheckpointRepository(server.dataSource.manager).save(draft.id, { seq, state, digest: digests[seq]! });
  };
  /** The digest of the text as a room that opens the draft reads it from the database. */
  const openedAnew = async (): Promise<string> => {
    const stored = await openStoredDraft(server.dataSource.manager, draft.id);
    return digestOfText(linesOf(decodeStored(draft.id, stored!)));
  };

  describe('a bit in the journal', () => {
    beforeEach(async () => {
      await flipBit('draft_update', 'bytes', DAMAGED);
    });

    it('is found and named by its entry, and all other drafts are found sound (CD10)', async () => {
      const all = await verified();
      expect(all.find(({ draftId }) => draftId === draft.id)).toMatchObject({
        entries: DAMAGED - 1,
        faults: [{ fault: 'journal', detail: expect.stringContaining(`entry ${DAMAGED}`) as string }],
      });
      expect(all.find(({ draftId }) => draftId === sound.id)?.faults).toEqual([]);
    });

    it('leaves every moment before it, and every version, readable as it was', async () => {
      const moments = server.application.nest.get(Moments);
      for (let seq = 1; seq < DAMAGED; seq += 1) {
        expect([seq, digestOfText(await moments.linesAt(draft.id, seq))]).toEqual([seq, digests[seq]]);
      }
      await expect(moments.linesAt(draft.id, DAMAGED)).rejects.toMatchObject({ name: 'JournalDamaged', seq: DAMAGED });
      for (const [id, text] of printed) expect(await textOf(id)).toBe(text);
    });

    it('keeps the draft closed to whoever opens it anew, instead of showing less (CD10)', async () => {
      await expect(openedAnew()).rejects.toMatchObject({ name: 'JournalDamaged', seq: DAMAGED });
    });

    it('is not rebuilt over: the clause rows stay as they were', async () => {
      const rows = () => server.dataSource.query('SELECT * FROM clause WHERE draft_id = $1 ORDER BY id', [draft.id]);
      await eventually('the rows are made', async () => (await rows()).length > 0);
      const before = await rows();
      await expect(server.application.nest.get(Rebuild).rebuildClauses(draft.id)).rejects.toThrow('entry');
      expect(await rows()).toEqual(before);
    });
  });

  it('in the journal behind a checkpoint costs nothing: the state and the entries after it give the text', async () => {
    await checkpointAt(5);
    await flipBit('draft_update', 'bytes', DAMAGED);
    expect(await openedAnew()).toBe(digests.at(-1));
    expect(await faultsOf(draft)).toEqual([
      { fault: 'journal', detail: expect.stringContaining(`entry ${DAMAGED}`) as string },
    ]);
  });

  it('in the newest checkpoint is named, and the one before it with the journal rebuilds the same text (CD9)', async () => {
    await checkpointAt(3);
    await checkpointAt(6);
    expect(await faultsOf(draft)).toEqual([]);
    await flipBit('draft_checkpoint', 'state', 6);
    expect(await faultsOf(draft)).toEqual([{ fault: 'checkpoint', detail: 'at entry 6' }]);
    expect(await openedAnew()).toBe(digests.at(-1));
    await flipBit('draft_checkpoint', 'state', 3);
    expect(await openedAnew()).toBe(digests.at(-1));
  });
});
