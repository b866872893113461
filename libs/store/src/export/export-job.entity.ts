import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { RoundEntity } from '../round/round.entity.js';

/** What papers are made of a draft. */
export const EXPORT_KINDS = ['TEXT', 'REDLINE', 'COMPARISON_TABLE', 'OPINIONS', 'SIGNOFF_SHEET'] as const;
/** One of {@link EXPORT_KINDS}. */
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** In which form they leave the house. */
export const EXPORT_FORMATS = ['DOCX', 'PDF', 'HTML', 'XLSX', 'PLAIN'] as const;
/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How far a job is. */
export type ExportStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';

/** One text a paper is made of: a draft at an entry of its journal. */
export interface ExportText {
  readonly draftId: string;
  readonly seq: number;
  /** The name of the version, or the moment in words; for heads of columns. */
  readonly label: string;
}

/** A paper somebody asked for, and what became of it. Its bytes are dropped when it expires, the row stays. */
@Entity({ name: 'export_job' })
@Check('export_job_kind_check', `kind IN ('TEXT', 'REDLINE', 'COMPARISON_TABLE', 'OPINIONS', 'SIGNOFF_SHEET')`)
@Check('export_job_round_check', `(kind = 'SIGNOFF_SHEET') = (round_id IS NOT NULL)`)
@Check('export_job_format_check', `format IN ('DOCX', 'PDF', 'HTML', 'XLSX', 'PLAIN')`)
@Check('export_job_status_check', `status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')`)
@Index('export_job_waiting_index', ['createdAt'], { where: `status IN ('QUEUED', 'RUNNING')` })
@Index('export_job_person_index', ['personId', 'createdAt'])
export class ExportJobEntity {
  /** `exp_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'export_job_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'export_job_draft_fkey' })
  draftId!: string;

  /** Who asked: nobody else gets it. */
  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'export_job_person_fkey' })
  personId!: string;

  @Column({ type: 'text' })
  kind!: ExportKind;

  @Column({ type: 'text' })
  format!: ExportFormat;

  /** The old text of a comparison; null for papers of one text. */
  @Column({ type: 'jsonb', nullable: true })
  base!: ExportText | null;

  /** The text. */
  @Column({ type: 'jsonb' })
  text!: ExportText;

  /** The round whose sheet it is; null for every other paper. */
  @Column({ name: 'round_id', type: 'text', nullable: true })
  @ForeignKey(() => RoundEntity, { name: 'export_job_round_fkey' })
  roundId!: string | null;

  @Column({ type: 'text', default: 'QUEUED' })
  status!: ExportStatus;

  /** Hundredths of the work that are done. */
  @Column({ type: 'smallint', default: 0 })
  progress!: number;

  /** How often it was begun: a node that dies leaves it to another. */
  @Column({ type: 'smallint', default: 0 })
  attempts!: number;

  /** Until when the node that works on it is believed to live. */
  @Column(instantColumn('leased_until', { nullable: true }))
  leasedUntil!: Date | null;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ type: 'integer', nullable: true })
  size!: number | null;

  /** SHA-256 of the bytes, hexadecimal. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ type: 'bytea', nullable: true, select: false })
  bytes!: Buffer | null;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  @Column(instantColumn('finished_at', { nullable: true }))
  finishedAt!: Date | null;

  /** From when on it cannot be downloaded any more. */
  @Column(instantColumn('expires_at'))
  expiresAt!: Date;
}
