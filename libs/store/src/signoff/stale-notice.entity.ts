import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { SignoffDecisionEntity } from './signoff-decision.entity.js';

/** That a city was told that this decision of its went stale: once, however often the clause is changed afterwards. */
@Entity({ name: 'stale_notice' })
export class StaleNoticeEntity {
  @PrimaryColumn({ name: 'decision_id', type: 'text', primaryKeyConstraintName: 'stale_notice_pkey' })
  @ForeignKey(() => SignoffDecisionEntity, { name: 'stale_notice_decision_fkey' })
  decisionId!: string;

  @Column(instantColumn('told_at', { default: () => 'now()' }))
  toldAt!: Date;
}
