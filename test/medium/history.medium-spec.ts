import { bodyOf, linesOf, newDraftDocument } from '@colex/collab';
import { digestOfText } from '@colex/lawtext';
import { HistoryRepository, JournalRepository } from '@colex/store';
import * as Y from 'yjs';
import {
  ENTRIES_BETWEEN_HISTORY_CHECKPOINTS,
  HistoryKeeper,
} from '../../apps/server/src/history/history-keeper.service.js';
import { Moments } from '../../apps/server/src/history/moments.service.js';
import { Verification } from '../../apps/server/src/projection/verification.service.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

const ENTRIES = 2 * ENTRIES_BETWEEN_HISTORY_CHECKPOINTS + 300;

describe('the checkpoints of a long history', () => {
  let server: TestServer;
  let draft: BuiltDraft;
  /** Digest of the text after each entry. */
  const digests: string[] = [''];
  beforeAll(async () => {
    server = await startServer();
    draft = await aDraft(server);
    const journal = new JournalRepository(server.dataSource.manager);
    const doc = newDraftDocument();
    for await (const entries of journal.entriesAfter(draft.id, 0)) {
      for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
    }
    digests.push(digestOfText(linesOf(doc)));
    const actorId = server.project.personIds.get('shangqiu.drafter')!;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let entry = 2; entry <= ENTRIES; entry += 1) {
      if (entry % 3 === 0) bodyOf(doc).delete(30, 1);
      else bodyOf(doc).insert(20, String.fromCharCode(0x4e00 + (entry % 5_000)));
      digests.push(entry % 100 < 2 ? digestOfText(linesOf(doc)) : '');
    }
    const newClientIds = [doc.clientID];
    await server.dataSource.transaction((manager) =>
      new JournalRepository(manager).insert([
        {
          draftId: draft.id,
          expectedSeq: 1,
          entries: updates.map((bytes) => ({ kind: 'edit' as const, actorId, newClientIds, bytes })),
        },
      ]),
    );
    await server.application.nest.get(HistoryKeeper).keep(draft.id);
  });
  afterAll(() => server.close());

  const moments = () => server.application.nest.get(Moments);
  const faults = async () => {
    const [verified] = await server.application.nest.get(Verification).verifyJournal(draft.id);
    return verified!.faults;
  };

  it('stand every so many entries, and every moment reads as it did', async () => {
    const { seqs } = await new HistoryRepository(server.dataSource.manager).inspected(draft.id);
    expect(seqs).toEqual([ENTRIES_BETWEEN_HISTORY_CHECKPOINTS, 2 * ENTRIES_BETWEEN_HISTORY_CHECKPOINTS]);
    for (const seq of [1, 100, 1_901, 2_000, 2_001, 3_900, 4_000, 4_001, ENTRIES - (ENTRIES % 100)]) {
      expect([seq, digestOfText(await moments().linesAt(draft.id, seq))]).toEqual([seq, digests[seq]]);
    }
  });

  it('tell who wrote what, all the way', async () => {
    const { actors, lines } = await moments().blameAt(draft.id, ENTRIES);
    expect(new Set(actors)).toEqual(
      new Set([server.project.personIds.get('xuzhou.drafter'), server.project.personIds.get('shangqiu.drafter')]),
    );
    expect(lines.flatMap(({ runs }) => runs).every(({ seq }) => seq > 0)).toBe(true);
  });

  it('agree with the journal', async () => {
    expect((await faults()).filter(({ fault }) => fault === 'history')).toEqual([]);
  });

  it('are found damaged after a bit flipped, are not used, and nothing reads differently (CD9)', async () => {
    await server.dataSource.query(
      `UPDATE history_checkpoint SET state = set_byte(state, 100, 255 - get_byte(state, 100)) WHERE draft_id = $1 AND seq = 4000`,
      [draft.id],
    );
    expect((await faults()).filter(({ fault }) => fault === 'history')).toEqual([
      { fault: 'history', detail: 'at entry 4000' },
    ]);
    expect(digestOfText(await moments().linesAt(draft.id, 4_100))).toBe(digests[4_100]);
    await server.dataSource.query(
      `UPDATE history_checkpoint SET writing = set_byte(writing, 9, 255 - get_byte(writing, 9)) WHERE draft_id = $1 AND seq = 2000`,
      [draft.id],
    );
    const { lines } = await moments().blameAt(draft.id, ENTRIES);
    expect(lines.flatMap(({ runs }) => runs).every(({ seq }) => seq > 0)).toBe(true);
  });

  it('are made again when they are gone', async () => {
    await new HistoryRepository(server.dataSource.manager).removeAll(draft.id);
    await server.application.nest.get(HistoryKeeper).keep(draft.id);
    await eventually('nothing is wrong', async () => (await faults()).every(({ fault }) => fault !== 'history'));
  });
});
