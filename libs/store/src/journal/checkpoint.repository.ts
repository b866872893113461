import { createHash } from 'node:crypto';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { DraftCheckpointEntity } from './draft-checkpoint.entity.js';

/** The state of a draft after an entry. */
export interface Checkpoint {
  readonly seq: number;
  readonly state: Uint8Array;
  /** Digest of the text the state must give. */
  readonly digest: string;
}

/** How many checkpoints of a draft are kept: one to use, one to fall back on. */
const KEPT = 2;

/** Binds the state to its entry and to the text it must give: a checkpoint of which any of the three was changed is none. */
const sealOf = ({ seq, state, digest }: Checkpoint): Buffer =>
  createHash('sha256').update(`${seq} ${digest} `).update(state).digest();

/** Checkpoints: shortcuts to a state of the journal. Losing all of them loses nothing. */
export class CheckpointRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Writes one and removes all but the newest {@link KEPT}. */
  async save(draftId: string, checkpoint: Checkpoint): Promise<void> {
    const state = Buffer.from(checkpoint.state);
    await this.manager.transaction(async (manager) => {
      await manager.upsert(
        DraftCheckpointEntity,
        { draftId, seq: checkpoint.seq, state, checksum: sealOf({ ...checkpoint, state }), digest: checkpoint.digest },
        ['draftId', 'seq'],
      );
      await manager.query(
        `DELETE FROM draft_checkpoint WHERE draft_id = $1 AND seq NOT IN
           (SELECT seq FROM draft_checkpoint WHERE draft_id = $1 ORDER BY seq DESC LIMIT $2)`,
        [draftId, KEPT],
      );
    });
  }

  /**
   * Where the journal of a draft ends, and its newest checkpoint whose seal holds; null when there is no such draft. One query,
   * unless that checkpoint is damaged.
   */
  async newest(draftId: string): Promise<{ readonly headSeq: number; readonly checkpoint: Checkpoint | null } | null> {
    const [row]: { head_seq: string; seq: string | null; state: Buffer; checksum: Buffer; digest: string }[] =
      await this.manager.query(
        `SELECT draft_head.seq AS head_seq, newest.seq, newest.state, newest.checksum, newest.digest
         FROM draft_head LEFT JOIN LATERAL (
           SELECT * FROM draft_checkpoint
           WHERE draft_checkpoint.draft_id = draft_head.draft_id AND draft_checkpoint.seq <= draft_head.seq
           ORDER BY draft_checkpoint.seq DESC LIMIT 1
         ) AS newest ON true
         WHERE draft_head.draft_id = $1`,
        [draftId],
      );
    if (!row) return null;
    const headSeq = Number(row.head_seq);
    if (row.seq === null) return { headSeq, checkpoint: null };
    const checkpoint = { seq: Number(row.seq), state: row.state, digest: row.digest };
    if (sealOf(checkpoint).equals(row.checksum)) return { headSeq, checkpoint };
    for await (const older of this.intact(draftId, headSeq)) return { headSeq, checkpoint: older };
    return { headSeq, checkpoint: null };
  }

  /** All checkpoints of a draft, newest first, each with whether its seal holds. */
  async *inspected(draftId: string): AsyncGenerator<Checkpoint & { readonly isIntact: boolean }> {
    const seqs = await this.manager.find(DraftCheckpointEntity, {
      select: { draftId: true, seq: true },
      where: { draftId },
      order: { seq: 'DESC' },
    });
    for (const { seq } of seqs) {
      // One at a time: together they may be large.
      const row = await this.manager.findOneByOrFail(DraftCheckpointEntity, { draftId, seq });
      yield { seq, state: row.state, digest: row.digest, isIntact: sealOf(row).equals(row.checksum) };
    }
  }

  /**
   * The checkpoints of a draft up to `headSeq`, newest first, each only when its seal holds. That the state gave the digest
   * when it was sealed is the writer's duty: this lib knows no Yjs.
   */
  async *intact(draftId: string, headSeq: number): AsyncGenerator<Checkpoint> {
    const seqs = await this.manager.find(DraftCheckpointEntity, {
      select: { draftId: true, seq: true },
      where: { draftId, seq: LessThanOrEqual(headSeq) },
      order: { seq: 'DESC' },
    });
    for (const { seq } of seqs) {
      const row = await this.manager.findOneBy(DraftCheckpointEntity, { draftId, seq });
      if (row && sealOf(row).equals(row.checksum)) yield { seq, state: row.state, digest: row.digest };
    }
  }
}
