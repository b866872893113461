import type { EntityManager } from 'typeorm';
import { checksumOf } from './checksum.js';
import { DraftClientEntity } from './draft-client.entity.js';
import type { JournalKind } from './draft-update.entity.js';

/** Something to be appended. */
export interface NewEntry {
  readonly kind: JournalKind;
  /** The authenticated author. */
  readonly actorId: string;
  /** Client ids of new structs in it that nobody has used in this draft before; they become the author's. */
  readonly newClientIds: readonly number[];
  /** A Yjs update, V1 encoding. Stored as it is. */
  readonly bytes: Uint8Array;
}

/** Entries of one draft that follow entry `expectedSeq`. */
export interface Batch {
  readonly draftId: string;
  readonly expectedSeq: number;
  readonly entries: readonly NewEntry[];
}

/** An entry as it stands in the journal. */
export interface JournalEntry {
  readonly seq: number;
  readonly kind: JournalKind;
  readonly actorId: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

/** The journal of a draft does not verify. It must not be opened, least of all as an empty text. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';

  constructor(
    readonly draftId: string,
    readonly seq: number,
    readonly fault: 'gap' | 'checksum' | 'unreadable',
  ) {
    super(`The journal of ${draftId} is damaged at entry ${seq}: ${fault}.`);
  }
}

/** The append-only list of updates that *is* a draft. */
export class JournalRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Where the journals of these drafts end, their heads locked until the transaction ends. */
  async lockHeads(draftIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows: { draft_id: string; seq: string }[] = await this.manager.query(
      // Always in one order: two transactions that lock the same drafts cannot wait for each other.
      'SELECT draft_id, seq FROM draft_head WHERE draft_id = ANY($1::text[]) ORDER BY draft_id FOR UPDATE',
      [draftIds],
    );
    return new Map(rows.map((row) => [row.draft_id, Number(row.seq)]));
  }

  /** Appends the entries of all batches in one statement and moves the heads, which must be locked and as expected. */
  async insert(batches: readonly Batch[]): Promise<void> {
    const rows = batches.flatMap(({ draftId, expectedSeq, entries }) =>
      entries.map((entry, index) => ({ draftId, seq: expectedSeq + index + 1, ...entry })),
    );
    await this.manager.query(
      `INSERT INTO draft_update (draft_id, seq, kind, actor_id, bytes, checksum)
       SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::bytea[])`,
      [
        rows.map((row) => row.draftId),
        rows.map((row) => row.seq),
        rows.map((row) => row.kind),
        rows.map((row) => row.actorId),
        rows.map((row) => Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength)),
        rows.map((row) => checksumOf(row.bytes)),
      ],
    );
    const bindings = rows.flatMap((row) => row.newClientIds.map((clientId) => ({ ...row, clientId })));
    if (bindings.length > 0) {
      await this.manager.query(
        `INSERT INTO draft_client (draft_id, client_id, person_id)
         SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`,
        [bindings.map((row) => row.draftId), bindings.map((row) => row.clientId), bindings.map((row) => row.actorId)],
      );
    }
    await this.manager.query(
      `UPDATE draft_head SET seq = moved.seq
       FROM unnest($1::text[], $2::bigint[]) AS moved(draft_id, seq) WHERE draft_head.draft_id = moved.draft_id`,
      [batches.map((batch) => batch.draftId), batches.map((batch) => batch.expectedSeq + batch.entries.length)],
    );
  }

  /**
   * The entries after `seq`, in order, in groups of at most `groupSize`. Throws {@link JournalDamaged} at a gap or a
   * wrong checksum.
   */
  async *entriesAfter(draftId: string, seq: number, groupSize = 2_000): AsyncGenerator<JournalEntry[]> {
    for (let last = seq; ;) {
      const rows: { seq: string; kind: JournalKind; actor_id: string; bytes: Buffer; checksum: Buffer; at: Date }[] =
        await this.manager.query(
          `SELECT seq, kind, actor_id, bytes, checksum, at FROM draft_update
           WHERE draft_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
          [draftId, last, groupSize],
        );
      if (rows.length === 0) return;
      const entries = rows.map((row, index) => {
        const expected = last + index + 1;
        if (Number(row.seq) !== expected) throw new JournalDamaged(draftId, expected, 'gap');
        if (!checksumOf(row.bytes).equals(row.checksum)) throw new JournalDamaged(draftId, expected, 'checksum');
        return { seq: expected, kind: row.kind, actorId: row.actor_id, bytes: row.bytes, at: row.at };
      });
      yield entries;
      last += entries.length;
    }
  }

  /** Where the journal ends according to its head; null when there is no such draft. */
  async headOf(draftId: string): Promise<number | null> {
    const rows: { seq: string }[] = await this.manager.query('SELECT seq FROM draft_head WHERE draft_id = $1', [
      draftId,
    ]);
    return rows[0] ? Number(rows[0].seq) : null;
  }

  /** Whose each client id of the draft is. */
  async clientsOf(draftId: string): Promise<Map<number, string>> {
    const rows = await this.manager.findBy(DraftClientEntity, { draftId });
    return new Map(rows.map((row) => [row.clientId, row.personId]));
  }
}
