import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumber } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';

/** The state of a draft after entry `seq`, so that opening it need not fold the whole journal. Only ever a shortcut. */
@Entity({ name: 'draft_checkpoint' })
export class DraftCheckpointEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'draft_checkpoint_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'draft_checkpoint_draft_fkey' })
  draftId!: string;

  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'draft_checkpoint_pkey',
  })
  seq!: number;

  /** `Y.encodeStateAsUpdate`, V1 encoding. */
  @Column({ type: 'bytea' })
  state!: Buffer;

  /** SHA-256 of `seq`, `digest` and `state`: the three belong together. */
  @Column({ type: 'bytea' })
  checksum!: Buffer;

  /** Digest of the text (`digestOfText` of lawtext) that the state must give. */
  @Column({ type: 'text' })
  digest!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
