import type { LineId, LineKind } from '@colex/lawtext';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/** What people decided about stranded words: they were put into the text again, or given up. */
export const STRANDED_DECISIONS = ['PLACED', 'DISCARDED'] as const;

/** One of {@link STRANDED_DECISIONS}. */
export type StrandedDecision = (typeof STRANDED_DECISIONS)[number];

/** Words that lost their line and could be put nowhere: a conflict card 冲突. Kept for good, also when it is decided. */
@Entity({ name: 'stranded_text' })
@Unique('stranded_text_origin_unique', ['draftId', 'origin'])
@Check('stranded_text_decision_check', `decision IN ('PLACED', 'DISCARDED')`)
@Check(
  'stranded_text_decided_check',
  '(decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)',
)
@Index('stranded_text_draft_created_index', ['draftId', 'createdAt'])
export class StrandedTextEntity {
  /** `str_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stranded_text_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'stranded_text_draft_fkey' })
  draftId!: string;

  /** The place in the sequence where the words stood: a second telling of the same words is no second card. */
  @Column({ type: 'text' })
  origin!: string;

  @Column({ name: 'author_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'stranded_text_author_fkey' })
  authorId!: string;

  @Column({ type: 'text' })
  text!: string;

  /** The line they were written in; null for one nobody remembers. */
  @Column({ name: 'line_id', type: 'text', nullable: true })
  lineId!: LineId | null;

  @Column({ name: 'line_kind', type: 'text', nullable: true })
  lineKind!: LineKind | null;

  @Column({ name: 'line_text', type: 'text', nullable: true })
  lineText!: string | null;

  /** The line they stood behind when they were taken out; null at the beginning. */
  @Column({ name: 'behind_id', type: 'text', nullable: true })
  behindId!: LineId | null;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  @Column({ type: 'text', nullable: true })
  decision!: StrandedDecision | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'stranded_text_decided_by_fkey' })
  decidedBy!: string | null;

  @Column(instantColumn('decided_at', { nullable: true }))
  decidedAt!: Date | null;
}
