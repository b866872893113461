import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumber, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';

/**
 * The state of a draft after entry `seq`, every so many entries, so that any moment of a long draft opens as fast as its end. With it
 * goes what the entries since the checkpoint before wrote and erased. A shortcut: it can be made again from the journal.
 */
@Entity({ name: 'history_checkpoint' })
export class HistoryCheckpointEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'history_checkpoint_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'history_checkpoint_draft_fkey' })
  draftId!: string;

  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'history_checkpoint_pkey',
  })
  seq!: number;

  /** The checkpoint before it; 0 for the first. */
  @Column(wholeNumberColumn('after_seq'))
  afterSeq!: number;

  /** When entry `seq` was written. */
  @Column(instantColumn('at'))
  at!: Date;

  /** `Y.encodeStateAsUpdate`, V1 encoding. */
  @Column({ type: 'bytea' })
  state!: Buffer;

  /** SHA-256 of `state`. */
  @Column({ name: 'state_checksum', type: 'bytea' })
  stateChecksum!: Buffer;

  /** Digest of the text (`digestOfText` of lawtext) that the state gives. */
  @Column({ type: 'text' })
  digest!: string;

  /** A piece of a `WritingIndex` of collab: entries `afterSeq` + 1 to `seq`. */
  @Column({ type: 'bytea' })
  writing!: Buffer;

  /** SHA-256 of `writing`. */
  @Column({ name: 'writing_checksum', type: 'bytea' })
  writingChecksum!: Buffer;
}
