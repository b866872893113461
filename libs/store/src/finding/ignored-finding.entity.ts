import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/**
 * That a finding of the drafting rules is ignored in a draft, by whom and why. It stands for the same rule, clause and words wherever
 * they are; when it is taken back the row stays and says so.
 */
@Entity({ name: 'ignored_finding' })
@Index('ignored_finding_draft_index', ['draftId', 'ignoredAt', 'id'])
@Index('ignored_finding_standing_unique', ['draftId', 'key'], { unique: true, where: 'heeded_at IS NULL' })
export class IgnoredFindingEntity {
  /** `igf_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'ignored_finding_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'ignored_finding_draft_fkey' })
  draftId!: string;

  /** Id of the rule, `R02`. */
  @Column({ type: 'text' })
  rule!: string;

  /** First line of the clause. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  /** The words that were found. */
  @Column({ type: 'text' })
  words!: string;

  /** Digest of rule, clause and words (libs/drafting `findingKey`). */
  @Column({ type: 'text' })
  key!: string;

  /** Why, in the words of whoever ignored it. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'ignored_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'ignored_finding_ignored_by_fkey' })
  ignoredBy!: string;

  @Column(instantColumn('ignored_at', { default: () => 'now()' }))
  ignoredAt!: Date;

  @Column({ name: 'heeded_by', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'ignored_finding_heeded_by_fkey' })
  heededBy!: string | null;

  /** When it was taken back; null while it is ignored. */
  @Column(instantColumn('heeded_at', { nullable: true }))
  heededAt!: Date | null;
}
