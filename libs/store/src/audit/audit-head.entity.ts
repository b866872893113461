import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumberColumn } from '../column.js';

/** Where the audit chain ends: one row, whose lock puts the appends of all nodes one after the other. */
@Entity({ name: 'audit_head' })
@Check('audit_head_chain_check', `chain = 'installation'`)
export class AuditHeadEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'audit_head_pkey' })
  chain!: 'installation';

  @Column(wholeNumberColumn('seq'))
  seq!: number;

  @Column({ type: 'text' })
  hash!: string;
}
