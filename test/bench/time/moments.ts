import { encodeState, linesOf } from '@colex/collab';
import { JournalRepository } from '@colex/store';
import * as Y from 'yjs';
import { HistoryKeeper } from '../../../apps/server/src/history/history-keeper.service.js';
import { aDraft } from '../../builders/a-draft.js';
import type { TestServer } from '../../harness/server.js';
import { numbers } from './long-journals.js';

const MOMENTS = 60;
const BATCH = 2_000;

/** How long moments of one draft took to open, over the API as a browser asks for them, in milliseconds. */
export interface MomentRow {
  readonly what: string;
  readonly entries: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  readonly goal: number;
  /** Reading the last state when its bytes are in memory: nobody opens a text faster than that. */
  readonly floor: number;
  /** Folding the journal from its beginning: what a history without checkpoints would do. */
  readonly fromBeginning: number;
  /** How long all checkpoints of the draft took to make, once. */
  readonly checkpoints: number;
}

/** Puts a journal into a real server and opens moments of it that are spread over all of it. */
export async function measureMoments(
  server: TestServer,
  what: string,
  updates: readonly Uint8Array[],
  goal: number,
): Promise<MomentRow> {
  const draft = await aDraft(server);
  const { dataSource, project } = server;
  // The journal of a draft of our own begins anew.
  await dataSource.transaction(async (manager) => {
    // Only a bench may: the database keeps journals whole.
    await manager.query('SET LOCAL session_replication_role = replica');
    await manager.query('DELETE FROM draft_update WHERE draft_id = $1', [draft.id]);
  });
  await dataSource.query('DELETE FROM draft_client WHERE draft_id = $1', [draft.id]);
  await dataSource.query('UPDATE draft_head SET seq = 0 WHERE draft_id = $1', [draft.id]);
  const actorId = project.personIds.get('xuzhou.drafter')!;
  const journal = new JournalRepository(dataSource.manager);
  for (let from = 0; from < updates.length; from += BATCH) {
    const entries = updates
      .slice(from, from + BATCH)
      .map((bytes) => ({ kind: 'edit' as const, actorId, newClientIds: [], bytes }));
    await journal.insert([{ draftId: draft.id, expectedSeq: from, entries }]);
  }
  const begin = performance.now();
  await server.application.nest.get(HistoryKeeper).keep(draft.id);
  const checkpoints = performance.now() - begin;

  const reader = await server.as('drafter');
  const open = (revision: number) =>
    reader.get<{ node: { at: { revision: number; content: string } } }>(
      'query ($id: ID!, $revision: Int!) { node(id: $id) { ... on Draft { at(moment: {revision: $revision}) { revision content } } } }',
      { id: draft.id, revision },
    );
  await open(1);
  const random = numbers(11);
  const times: number[] = [];
  for (let count = 0; count < MOMENTS; count += 1) {
    const seq = 1 + Math.floor(random.next().value * updates.length);
    const start = performance.now();
    const { node } = await open(seq);
    times.push(performance.now() - start);
    if (node.at.revision !== seq) throw new Error(`Entry ${seq} was asked for, ${node.at.revision} came.`);
  }
  times.sort((one, other) => one - other);

  const start = performance.now();
  const doc = new Y.Doc();
  for await (const entries of journal.entriesAfter(draft.id, 0)) {
    doc.transact(() => {
      for (const { bytes } of entries) Y.applyUpdate(doc, bytes);
    });
  }
  linesOf(doc);
  const fromBeginning = performance.now() - start;
  const state = encodeState(doc);
  const reading = performance.now();
  const read = new Y.Doc();
  Y.applyUpdate(read, state);
  linesOf(read);
  const floor = performance.now() - reading;
  const at = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]!);
  return {
    what,
    entries: updates.length,
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
    goal,
    floor: Math.round(floor),
    fromBeginning: Math.round(fromBeginning),
    checkpoints: Math.round(checkpoints),
  };
}
