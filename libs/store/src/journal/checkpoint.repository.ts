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

const checksumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Checkpoints: shortcuts to a state of the journal. Losing all of them loses nothing. */
export class CheckpointRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Writes one and removes all but the newest {@link KEPT}. */
  async save(draftId: string, checkpoint: Checkpoint): Promise<void> {
    const state = Buffer.from(checkpoint.state);
    await this.manager.transaction(async (manager) => {
      await manager.upsert(
        DraftCheckpointEntity,
        { draftId, seq: checkpoint.seq, state, checksum: checksumOf(state), digest: checkpoint.digest },
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
   * The checkpoints of a draft up to `headSeq`, newest first, each only when its checksum holds. That the state gives
   * the digest is for the caller to verify: this lib knows no Yjs.
   */
  async *intact(draftId: string, headSeq: number): AsyncGenerator<Checkpoint> {
    const seqs = await this.manager.find(DraftCheckpointEntity, {
      select: { draftId: true, seq: true },
      where: { draftId, seq: LessThanOrEqual(headSeq) },
      order: { seq: 'DESC' },
    });
    for (const { seq } of seqs) {
      const row = await this.manager.findOneBy(DraftCheckpointEntity, { draftId, seq });
      if (row && checksumOf(row.state).equals(row.checksum)) yield { seq, state: row.state, digest: row.digest };
    }
  }
}
