import type { LineKind } from '@colex/lawtext';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';

/** One line of a clause as it prints. */
export interface ClauseLineRow {
  readonly id: string;
  readonly kind: LineKind;
  /** As printed; null where the line has none. */
  readonly number: string | null;
  /** Without its number; references printed. */
  readonly text: string;
}

/** A clause as the projection last saw it: derived from the journal, can be made again from nothing. */
@Entity({ name: 'clause' })
@Unique('clause_draft_line_unique', ['draftId', 'lineId'])
@Index('clause_draft_position_index', ['draftId', 'position'])
export class ClauseEntity {
  /** `cls_<draft id without its prefix>.<line id>` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'clause_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'clause_draft_fkey' })
  draftId!: string;

  /** Identity of its first line in the draft. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  /** Place in the text, from 0. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  kind!: LineKind;

  /** As printed (第十条); null where the kind has none. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  /** The headings above it, outermost first. */
  @Column({ type: 'text', array: true })
  path!: readonly string[];

  /** Its lines as they print, one a row. */
  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'jsonb' })
  lines!: readonly ClauseLineRow[];

  /** First lines of the clauses its references point into, each once, in the order of the text. */
  @Column({ type: 'text', array: true })
  citations!: readonly string[];

  /** The journal entry with which its digest last changed, to the granularity of the projection (a second). */
  @Column(wholeNumberColumn('changed_at_seq'))
  changedAtSeq!: number;

  /** The journal entry with which anything of the row last differed, its number and place included. */
  @Column(wholeNumberColumn('touched_at_seq'))
  touchedAtSeq!: number;
}
