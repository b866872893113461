import pg from 'pg';
import { checksumOf } from './checksum.js';
import { isDatabaseAway } from './database-away.js';
import type { Batch } from './journal.repository.js';

/**
 * What became of a batch: `appended`, it is committed and ends at `seq`; `moved`, nothing was written because another
 * node appended first, the journal ends at `seq`; `gone`, there is no such draft.
 */
export type AppendOutcome =
  | { readonly kind: 'appended'; readonly seq: number }
  | { readonly kind: 'moved'; readonly seq: number }
  | { readonly kind: 'gone' };

/** Writes batches, all or none of what is still to be written, in one transaction. */
export interface Appender {
  /**
   * Resolves when everything is committed, with the outcome of each batch. `outcomeUnknown` says that the same batches were
   * tried before and nobody knows what became of them.
   */
  append(batches: readonly Batch[], outcomeUnknown: boolean): Promise<AppendOutcome[]>;
}

/**
 * One statement, so one round trip and one transaction: it locks the heads (always in one order, so that two nodes that append to
 * the same drafts cannot wait for each other), takes the batches whose head is as expected, inserts their entries and client ids,
 * and moves their heads. It returns the heads as they were: a batch was written exactly when its head was as expected.
 *
 * The bytes of all entries come in one value, and so do their checksums: an array of byte strings would travel as text, twice
 * as long, and be escaped on one side and read on the other.
 */
const APPEND = `
  WITH head AS MATERIALIZED (
    SELECT draft_id, seq FROM draft_head WHERE draft_id = ANY($1::text[]) ORDER BY draft_id FOR UPDATE
  ), fit AS MATERIALIZED (
    SELECT batch.place, batch.draft_id, batch.expected, batch.added
    FROM unnest($1::text[], $2::bigint[], $3::int[]) WITH ORDINALITY AS batch(draft_id, expected, added, place)
    JOIN head ON head.draft_id = batch.draft_id AND head.seq = batch.expected
  ), entry AS (
    INSERT INTO draft_update (draft_id, seq, kind, actor_id, bytes, checksum)
    SELECT fit.draft_id, fit.expected + entry.nth, entry.kind, entry.actor_id,
           substring($9::bytea FROM entry.start FOR entry.length),
           substring($10::bytea FROM 32 * entry.place::int - 31 FOR 32)
    FROM unnest($4::int[], $5::int[], $6::text[], $7::text[], $8::int[], $11::int[])
           WITH ORDINALITY AS entry(batch, nth, kind, actor_id, start, length, place)
    JOIN fit ON fit.place = entry.batch
  ), client AS (
    INSERT INTO draft_client (draft_id, client_id, person_id)
    SELECT fit.draft_id, binding.client_id, binding.person_id
    FROM unnest($12::int[], $13::bigint[], $14::text[]) AS binding(batch, client_id, person_id)
    JOIN fit ON fit.place = binding.batch
    ON CONFLICT DO NOTHING
  ), moved AS (
    UPDATE draft_head SET seq = fit.expected + fit.added FROM fit WHERE draft_head.draft_id = fit.draft_id
  )
  SELECT draft_id, seq FROM head`;

const HELD = `
  SELECT seq, actor_id, checksum FROM draft_update
  WHERE draft_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`;

/** After so long without an answer a connection counts as broken; what it was doing is recognised when it is tried again. */
const LONGEST_STATEMENT_MS = 30_000;
const CONNECT_MS = 5_000;

/**
 * A connection to PostgreSQL for appending and nothing else, opened when first needed and again after it broke. Appending must
 * not wait for a place in the pool behind questions of the API, and its statement is prepared once.
 */
export class JournalConnection implements Appender {
  #client: pg.Client | undefined;

  constructor(private readonly url: string) {}

  async append(batches: readonly Batch[], outcomeUnknown: boolean): Promise<AppendOutcome[]> {
    const client = await this.#connected();
    try {
      const { rows } = await client.query<{ draft_id: string; seq: string }>({
        name: 'append',
        text: APPEND,
        values: parametersOf(batches),
      });
      const heads = new Map(rows.map((row) => [row.draft_id, Number(row.seq)]));
      const outcomes: AppendOutcome[] = [];
      for (const batch of batches) outcomes.push(await outcomeOf(client, batch, heads, outcomeUnknown));
      return outcomes;
    } catch (error) {
      // A connection that gave no answer may still be at work or be nobody's; the next attempt gets a new one.
      if (isDatabaseAway(error)) this.#drop(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'colex journal',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: LONGEST_STATEMENT_MS,
    });
    // A connection that breaks while nothing is under way is noticed by the next statement.
    client.on('error', () => this.#drop(client));
    await client.connect();
    // Planned once: what varies is only how many entries there are.
    await client.query('SET plan_cache_mode = force_generic_plan');
    this.#client = client;
    return client;
  }

  #drop(client: pg.Client): void {
    if (this.#client === client) this.#client = undefined;
    // It is given up already; that it cannot even be closed in good order changes nothing.
    client.end().catch(() => undefined);
  }
}

async function outcomeOf(
  client: pg.Client,
  batch: Batch,
  heads: ReadonlyMap<string, number>,
  outcomeUnknown: boolean,
): Promise<AppendOutcome> {
  const head = heads.get(batch.draftId);
  const end = batch.expectedSeq + batch.entries.length;
  if (head === undefined) return { kind: 'gone' };
  if (head === batch.expectedSeq) return { kind: 'appended', seq: end };
  if (outcomeUnknown && head >= end && (await isHeld(client, batch))) return { kind: 'appended', seq: end };
  return { kind: 'moved', seq: head };
}

/** Whether exactly these entries already follow `expectedSeq`: the answer to a commit whose outcome is not known. */
async function isHeld(client: pg.Client, { draftId, expectedSeq, entries }: Batch): Promise<boolean> {
  const { rows } = await client.query<{ seq: string; actor_id: string; checksum: Buffer }>(HELD, [
    draftId,
    expectedSeq,
    expectedSeq + entries.length,
  ]);
  return (
    rows.length === entries.length &&
    entries.every((entry, index) => {
      const row = rows[index];
      return row !== undefined && row.actor_id === entry.actorId && row.checksum.equals(checksumOf(entry.bytes));
    })
  );
}

/** Places count from 1, as PostgreSQL's do. */
function parametersOf(batches: readonly Batch[]): unknown[] {
  const entries = batches.flatMap((batch, index) =>
    batch.entries.map((entry, nth) => ({ ...entry, batch: index + 1, nth: nth + 1 })),
  );
  const bindings = entries.flatMap(({ batch, actorId, newClientIds }) =>
    newClientIds.map((clientId) => ({ batch, clientId, actorId })),
  );
  const bytes = Buffer.concat(entries.map((entry) => entry.bytes));
  let next = 1;
  const starts = entries.map((entry) => {
    const start = next;
    next += entry.bytes.length;
    return start;
  });
  return [
    batches.map(({ draftId }) => draftId),
    batches.map(({ expectedSeq }) => expectedSeq),
    batches.map((batch) => batch.entries.length),
    entries.map(({ batch }) => batch),
    entries.map(({ nth }) => nth),
    entries.map(({ kind }) => kind),
    entries.map(({ actorId }) => actorId),
    starts,
    bytes,
    Buffer.concat(entries.map((entry) => checksumOf(entry.bytes))),
    entries.map((entry) => entry.bytes.length),
    bindings.map(({ batch }) => batch),
    bindings.map(({ clientId }) => clientId),
    bindings.map(({ actorId }) => actorId),
  ];
}
