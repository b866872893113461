import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { HistoryCheckpointEntity } from './history-checkpoint.entity.js';
import { RestorationEntity } from './restoration.entity.js';

/** A state of a draft to begin from. */
export interface HistoryState {
  readonly seq: number;
  readonly state: Uint8Array;
  readonly digest: string;
}

/** What entries `afterSeq` + 1 to `seq` wrote and erased; null when it is damaged and must be found out from them again. */
export interface WritingPiece {
  readonly afterSeq: number;
  readonly seq: number;
  readonly writing: Uint8Array | null;
}

/** A history checkpoint to be written. */
export interface NewHistoryCheckpoint extends HistoryState {
  readonly afterSeq: number;
  readonly at: Date;
  readonly writing: Uint8Array;
}

/** A part of an activity: entries of one person in one stretch of time. */
export interface ActivityRow {
  readonly slice: number;
  readonly actorId: string;
  readonly entries: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

const checksumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The past of drafts: checkpoints all along the journal, restorations, and who wrote when. */
export class HistoryRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Where the last history checkpoint of a draft stands; 0 when it has none. */
  async lastSeq(draftId: string): Promise<number> {
    const rows: { seq: string | null }[] = await this.manager.query(
      'SELECT max(seq) AS seq FROM history_checkpoint WHERE draft_id = $1',
      [draftId],
    );
    return Number(rows[0]?.seq ?? 0);
  }

  /** Drafts whose journal is `entries` or more ahead of their last history checkpoint. */
  async idsBehind(entries: number): Promise<string[]> {
    const rows: { draft_id: string }[] = await this.manager.query(
      `SELECT draft_id FROM draft_head WHERE seq - $1 >= coalesce(
         (SELECT max(seq) FROM history_checkpoint WHERE history_checkpoint.draft_id = draft_head.draft_id), 0)
       ORDER BY draft_id`,
      [entries],
    );
    return rows.map((row) => row.draft_id);
  }

  /** Writes a checkpoint; another node may have written the same one. */
  async save(draftId: string, { seq, afterSeq, at, state, digest, writing }: NewHistoryCheckpoint): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(HistoryCheckpointEntity)
      .values({
        draftId,
        seq,
        afterSeq,
        at,
        digest,
        state: bufferOf(state),
        stateChecksum: checksumOf(state),
        writing: bufferOf(writing),
        writingChecksum: checksumOf(writing),
      })
      .orIgnore()
      .execute();
  }

  /** The newest checkpoint up to an entry whose checksum holds; undefined when there is none. */
  async stateUpTo(draftId: string, seq: number): Promise<HistoryState | undefined> {
    for (let before = seq; ;) {
      const rows: { seq: string; state: Buffer; state_checksum: Buffer; digest: string }[] = await this.manager.query(
        `SELECT seq, state, state_checksum, digest FROM history_checkpoint
         WHERE draft_id = $1 AND seq <= $2 ORDER BY seq DESC LIMIT 1`,
        [draftId, before],
      );
      const [row] = rows;
      if (!row) return undefined;
      if (checksumOf(row.state).equals(row.state_checksum)) {
        return { seq: Number(row.seq), state: row.state, digest: row.digest };
      }
      before = Number(row.seq) - 1;
    }
  }

  /** What the entries up to `seq` wrote and erased, piece by piece, as far as there are checkpoints. */
  async writingUpTo(draftId: string, seq: number): Promise<WritingPiece[]> {
    const rows: { seq: string; after_seq: string; writing: Buffer; writing_checksum: Buffer }[] =
      await this.manager.query(
        `SELECT seq, after_seq, writing, writing_checksum FROM history_checkpoint
         WHERE draft_id = $1 AND seq <= $2 ORDER BY seq`,
        [draftId, seq],
      );
    return rows.map((row) => ({
      afterSeq: Number(row.after_seq),
      seq: Number(row.seq),
      writing: checksumOf(row.writing).equals(row.writing_checksum) ? row.writing : null,
    }));
  }

  /** All checkpoints of a draft, each with whether its checksums hold. */
  async inspected(draftId: string): Promise<{
    readonly seqs: readonly number[];
    readonly checkpoints: readonly { readonly seq: number; readonly digest: string; readonly isIntact: boolean }[];
  }> {
    const rows: { seq: string }[] = await this.manager.query(
      'SELECT seq FROM history_checkpoint WHERE draft_id = $1 ORDER BY seq',
      [draftId],
    );
    const checkpoints: { seq: number; digest: string; isIntact: boolean }[] = [];
    for (const { seq } of rows) {
      // One at a time: together they may be large.
      const row = await this.manager.findOneByOrFail(HistoryCheckpointEntity, { draftId, seq: Number(seq) });
      const { state, stateChecksum, writing, writingChecksum, digest } = row;
      const isIntact = checksumOf(state).equals(stateChecksum) && checksumOf(writing).equals(writingChecksum);
      checkpoints.push({ seq: row.seq, digest, isIntact });
    }
    return { seqs: checkpoints.map(({ seq }) => seq), checkpoints };
  }

  /** Removes all checkpoints of a draft: they are made again from the journal. */
  async removeAll(draftId: string): Promise<void> {
    await this.manager.delete(HistoryCheckpointEntity, { draftId });
  }

  /** The last entry written at `date` or before; 0 when the draft did not exist yet. */
  async seqAt(draftId: string, date: Date): Promise<number> {
    // The checkpoints say between which two of them to look, so that no index on `at` slows every append down.
    const bounds: { low: string; high: string | null }[] = await this.manager.query(
      `SELECT coalesce(max(seq) FILTER (WHERE at <= $2), 0) AS low, min(seq) FILTER (WHERE at > $2) AS high
       FROM history_checkpoint WHERE draft_id = $1`,
      [draftId, date],
    );
    const low = Number(bounds[0]?.low ?? 0);
    const rows: { seq: string | null }[] = await this.manager.query(
      `SELECT max(seq) AS seq FROM draft_update
       WHERE draft_id = $1 AND seq > $2 AND ($3::bigint IS NULL OR seq <= $3) AND at <= $4`,
      [draftId, low, bounds[0]?.high ?? null, date],
    );
    return Number(rows[0]?.seq ?? low);
  }

  /** Who wrote an entry, and when. */
  async entry(draftId: string, seq: number): Promise<{ readonly actorId: string; readonly at: Date } | undefined> {
    const rows: { actor_id: string; at: Date }[] = await this.manager.query(
      'SELECT actor_id, at FROM draft_update WHERE draft_id = $1 AND seq = $2',
      [draftId, seq],
    );
    return rows[0] && { actorId: rows[0].actor_id, at: rows[0].at };
  }

  /** Who wrote how many entries when: the time of the journal cut into `slices` equal stretches, empty ones left out. */
  async activity(draftId: string, slices: number): Promise<ActivityRow[]> {
    const rows: {
      slice: number;
      actor_id: string;
      entries: string;
      first_seq: string;
      last_seq: string;
      first_at: Date;
      last_at: Date;
    }[] = await this.manager.query(
      `WITH span AS (SELECT extract(epoch FROM min(at)) AS begins, extract(epoch FROM max(at)) AS ends
                     FROM draft_update WHERE draft_id = $1)
       SELECT least(floor((extract(epoch FROM at) - begins) * $2 / greatest(ends - begins, 0.001))::int, $2 - 1) AS slice,
              actor_id, count(*) AS entries, min(seq) AS first_seq, max(seq) AS last_seq, min(at) AS first_at,
              max(at) AS last_at
       FROM draft_update, span WHERE draft_id = $1 GROUP BY 1, 2 ORDER BY 1, first_seq`,
      [draftId, slices],
    );
    return rows.map((row) => ({
      slice: row.slice,
      actorId: row.actor_id,
      entries: Number(row.entries),
      firstSeq: Number(row.first_seq),
      lastSeq: Number(row.last_seq),
      firstAt: row.first_at,
      lastAt: row.last_at,
    }));
  }

  /** Restorations up to an entry, in order. */
  async restorationsUpTo(draftId: string, seq: number): Promise<RestorationEntity[]> {
    return this.manager
      .createQueryBuilder(RestorationEntity, 'restoration')
      .where('restoration.draftId = :draftId AND restoration.seq <= :seq', { draftId, seq })
      .orderBy('restoration.seq', 'ASC')
      .getMany();
  }

  async insertRestoration(restoration: RestorationEntity): Promise<void> {
    await this.manager.insert(RestorationEntity, restoration);
  }
}
