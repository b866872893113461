import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { SignoffDecisionEntity } from './signoff-decision.entity.js';

/** That a city was told that this decision of its went stale, or that a clause cited there changed: once each, however often it does. */
@Entity({ name: 'stale_notice' })
@Check('stale_notice_about_check', `about IN ('WORDS', 'CITATION')`)
export class StaleNoticeEntity {
  @PrimaryColumn({ name: 'decision_id', type: 'text', primaryKeyConstraintName: 'stale_notice_pkey' })
  @ForeignKey(() => SignoffDecisionEntity, { name: 'stale_notice_decision_fkey' })
  decisionId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stale_notice_pkey' })
  about!: 'WORDS' | 'CITATION';

  @Column(instantColumn('told_at', { default: () => 'now()' }))
  toldAt!: Date;
}
