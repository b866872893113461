import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumber } from '../column.js';

/** What a row says beside who, what and when; flat, so that it reads by itself in a table. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * A row of the audit chain 审计记录. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. No foreign keys: a row
 * outlives whatever it names.
 */
@Entity({ name: 'audit_entry' })
@Index('audit_entry_project_index', ['projectId', 'seq'])
@Index('audit_entry_draft_index', ['draftId', 'seq'])
@Index('audit_entry_actor_index', ['actorId', 'seq'])
@Index('audit_entry_action_index', ['action', 'seq'])
@Index('audit_entry_at_index', ['at'])
export class AuditEntryEntity {
  /** 1, 2, 3 … without gaps. */
  @PrimaryColumn({ type: 'bigint', transformer: wholeNumber, primaryKeyConstraintName: 'audit_entry_pkey' })
  seq!: number;

  @Column(instantColumn('at'))
  at!: Date;

  /** The person; null for the system's own acts and for somebody unknown. */
  @Column({ name: 'actor_id', type: 'text', nullable: true })
  actorId!: string | null;

  @Column({ type: 'text' })
  action!: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType!: string;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId!: string;

  @Column({ name: 'project_id', type: 'text', nullable: true })
  projectId!: string | null;

  @Column({ name: 'draft_id', type: 'text', nullable: true })
  draftId!: string | null;

  /** The city for which it was done. */
  @Column({ name: 'city_id', type: 'text', nullable: true })
  cityId!: string | null;

  @Column({ type: 'jsonb' })
  facts!: AuditFacts;

  /** `hash` of the row before, hexadecimal. */
  @Column({ name: 'previous_hash', type: 'text' })
  previousHash!: string;

  /** SHA-256 over everything else in the row, hexadecimal (libs/workflow, `hashOfRow`). */
  @Column({ type: 'text' })
  hash!: string;
}
