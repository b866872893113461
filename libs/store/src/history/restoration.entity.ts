import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { wholeNumber, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { VersionEntity } from '../version/version.entity.js';

/** That a journal entry brought an older text back, and from where. Written with the entry. */
@Entity({ name: 'restoration' })
export class RestorationEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'restoration_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'restoration_draft_fkey' })
  draftId!: string;

  /** The entry. */
  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'restoration_pkey',
  })
  seq!: number;

  /** The entry after which the draft had read like this. */
  @Column(wholeNumberColumn('source_seq'))
  sourceSeq!: number;

  /** When a version was asked for: which. */
  @Column({ name: 'source_version_id', type: 'text', nullable: true })
  @ForeignKey(() => VersionEntity, { name: 'restoration_version_fkey' })
  sourceVersionId!: string | null;

  /** First line of the one clause that was brought back; null for the whole text. */
  @Column({ name: 'clause_line_id', type: 'text', nullable: true })
  clauseLineId!: string | null;

  /** Who wrote the restored words first (`encodeOrigins` of collab). */
  @Column({ type: 'bytea' })
  origins!: Buffer;
}
