/**
 * How long it takes to open any moment of a long draft (goal: 300 ms): the B4 editing trace (259,778 entries of one character) and
 * the Civil Code with a long history, each entry in the journal of a real server. Beside it, in the same run, what it costs to fold
 * the journal from its beginning, which is what a history without checkpoints would do. Prints a table and one line of JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bodyOf, fillWithLines, linesOf, newDraftDocument, newMarker } from '@colex/collab';
import { readText } from '@colex/lawtext';
import { JournalRepository } from '@colex/store';
import * as Y from 'yjs';
import { HistoryKeeper } from '../../../apps/server/src/history/history-keeper.service.js';
import { Moments } from '../../../apps/server/src/history/moments.service.js';
import { aDraft } from '../../builders/a-draft.js';
import setUpCluster from '../../harness/cluster-setup.js';
import tearDownCluster from '../../harness/cluster-teardown.js';
import { startServer, type TestServer } from '../../harness/server.js';

const SHARED = process.env['COLEX_SHARED'] ?? '../shared';
const MOMENTS = 40;
const BATCH = 2_000;
const CIVIL_ENTRIES = Number(process.env['COLEX_BENCH_ENTRIES'] ?? 20_000);

/** A deterministic stream of numbers below 1 (Park and Miller 1988). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Every update that a document makes while something is done to it, one an entry. */
function record(doc: Y.Doc, work: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', keep);
  work();
  doc.off('update', keep);
  return updates;
}

function traceB4(): Uint8Array[] {
  const packed = readFileSync(join(SHARED, 'b4-trace.json.gz'));
  const { edits } = JSON.parse(gunzipSync(packed).toString('utf8')) as { edits: [number, number, string][] };
  const doc = newDraftDocument();
  const body = bodyOf(doc);
  let lines = 0;
  return record(doc, () => {
    for (const [position, removed, inserted] of edits) {
      if (removed > 0) body.delete(position, removed);
      // A new line of the trace is a new line of the draft.
      if (inserted === '\n') body.insertEmbed(position, newMarker({ id: `l${(lines += 1)}`, kind: 'plain' }));
      else if (inserted) body.insert(position, inserted);
    }
  });
}

function civilCode(): Uint8Array[] {
  const text = readFileSync(join(SHARED, 'corpus', '01-民法典(2020).md'), 'utf8');
  let ids = 0;
  const { lines } = readText(text, { newId: () => `c${(ids += 1)}` });
  const doc = newDraftDocument();
  const random = numbers(7);
  return record(doc, () => {
    fillWithLines(doc, lines);
    const body = bodyOf(doc);
    for (let entry = 1; entry < CIVIL_ENTRIES; entry += 1) {
      const place = Math.floor(random.next().value * (body.length - 10));
      if (entry % 3 === 0) body.delete(place, 1);
      else body.insert(place, '法');
    }
  });
}

interface Row {
  readonly what: string;
  readonly entries: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly worstMs: number;
  /** Folding the journal from its beginning to its end. */
  readonly fromBeginningMs: number;
}

async function measure(server: TestServer, what: string, updates: readonly Uint8Array[]): Promise<Row> {
  const draft = await aDraft(server);
  const { dataSource, project } = server;
  // The journal of a draft of our own begins anew.
  await dataSource.query('DELETE FROM draft_update WHERE draft_id = $1', [draft.id]);
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
  const kept = await server.application.nest.get(HistoryKeeper).keep(draft.id);
  console.log(
    `${what}: ${updates.length} entries, checkpoints up to ${kept} in ${Math.round(performance.now() - begin)} ms`,
  );

  const moments = server.application.nest.get(Moments);
  await moments.linesAt(draft.id, 1);
  const random = numbers(11);
  const times: number[] = [];
  for (let count = 0; count < MOMENTS; count += 1) {
    const seq = 1 + Math.floor(random.next().value * updates.length);
    const start = performance.now();
    await moments.linesAt(draft.id, seq);
    times.push(performance.now() - start);
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
  const fromBeginningMs = performance.now() - start;
  const at = (part: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]!);
  return {
    what,
    entries: updates.length,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    worstMs: at(1),
    fromBeginningMs: Math.round(fromBeginningMs),
  };
}

if (!existsSync(join(SHARED, 'b4-trace.json.gz'))) {
  console.log(`There is no trace in ${SHARED}: nothing to measure.`);
} else {
  await setUpCluster();
  const server = await startServer();
  try {
    const rows = [await measure(server, 'B4 trace', traceB4()), await measure(server, 'Civil Code', civilCode())];
    console.table(rows);
    console.log(JSON.stringify({ name: 'history', goalMs: 300, rows }));
  } finally {
    await server.close();
    await tearDownCluster();
  }
}
