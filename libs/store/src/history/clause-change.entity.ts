import type { LineKind } from '@colex/lawtext';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ClauseLineRow } from '../clause/clause.entity.js';
import { wholeNumber, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';

/**
 * That the content of a clause changed, to the granularity of the projection (a second), and how it had read before. How it reads
 * afterwards, the next change or the clause row says. Derived from the journal.
 */
@Entity({ name: 'clause_change' })
export class ClauseChangeEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'clause_change_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'clause_change_draft_fkey' })
  draftId!: string;

  /** First line of the clause. */
  @PrimaryColumn({ name: 'line_id', type: 'text', primaryKeyConstraintName: 'clause_change_pkey' })
  lineId!: string;

  /** It changed with an entry up to this one … */
  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'clause_change_pkey',
  })
  seq!: number;

  /** … and after this one. */
  @Column(wholeNumberColumn('after_seq'))
  afterSeq!: number;

  /** How it had read, as it printed; null when it was not there. */
  @Column({ type: 'jsonb', nullable: true })
  before!: { readonly kind: LineKind; readonly number: string | null; readonly lines: readonly ClauseLineRow[] } | null;

  /** Whether it is gone after this change. */
  @Column({ type: 'boolean' })
  gone!: boolean;
}
