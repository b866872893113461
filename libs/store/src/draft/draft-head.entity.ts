import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from './draft.entity.js';

/** How many lines of each counted kind a text has. */
export type LineCounts = Readonly<
  Record<'part' | 'subpart' | 'chapter' | 'section' | 'article' | 'paragraph' | 'item' | 'subitem' | 'annex', number>
>;

/**
 * Where the journal of a draft ends, and what was derived from it last. Appending takes this row's lock, so `seq` grows
 * by one entry after the other however many nodes write. Everything below `projectedSeq` speaks of that entry.
 */
@Entity({ name: 'draft_head' })
@Index('draft_head_updated_index', ['updatedAt'])
export class DraftHeadEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'draft_head_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'draft_head_draft_fkey' })
  draftId!: string;

  /** Number of the last journal entry; 0 before the first. */
  @Column(wholeNumberColumn('seq'))
  seq!: number;

  /** The entry up to which clause rows and the columns below are derived; 0 before the first projection. */
  @Column(wholeNumberColumn('projected_seq'))
  projectedSeq!: number;

  /** Its title lines, joined; empty when it has none. */
  @Column({ type: 'text' })
  title!: string;

  /** Digest of the whole text (`digestOfText` of lawtext). */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'jsonb' })
  counts!: LineCounts;

  /** When the entry `projectedSeq` was written. */
  @Column(instantColumn('updated_at'))
  updatedAt!: Date;

  /** Moves, under the row's lock, with everything that protects or frees a clause: settling, reopening, giving, taking back. */
  @Column(wholeNumberColumn('protection_version', { default: 0 }))
  protectionVersion!: number;
}
