import type { SettlementRule } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/** That a clause was settled (定稿) or reopened (重新开放). Append-only, held by a trigger; the last record of a clause counts. */
@Entity({ name: 'settlement_record' })
@Unique('settlement_record_ordinal_unique', ['draftId', 'ordinal'])
@Index('settlement_record_clause_index', ['draftId', 'lineId'])
@Check('settlement_record_kind_check', `kind IN ('SETTLED', 'REOPENED')`)
@Check('settlement_record_settled_check', `(kind = 'SETTLED') = (digest IS NOT NULL AND rule IS NOT NULL)`)
@Check('settlement_record_reopened_check', `kind = 'SETTLED' OR reason IS NOT NULL`)
export class SettlementRecordEntity {
  /** `stl_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'settlement_record_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'settlement_record_draft_fkey' })
  draftId!: string;

  /** Its place among the records of this draft, from 1. */
  @Column(wholeNumberColumn('ordinal'))
  ordinal!: number;

  /** First line of the clause. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  @Column({ type: 'text' })
  kind!: 'SETTLED' | 'REOPENED';

  /** The words settled; null for a reopening. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  /** The rule that was met; null for a reopening. */
  @Column({ type: 'jsonb', nullable: true })
  rule!: SettlementRule | null;

  /** The decisions it rests on; empty for a reopening. */
  @Column({ name: 'decision_ids', type: 'text', array: true })
  decisionIds!: readonly string[];

  /** Whose act it was: the decision that met the rule, or the reopening. */
  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'settlement_record_person_fkey' })
  personId!: string;

  /** Why it was reopened; null for a settlement. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column(instantColumn('at'))
  at!: Date;
}
