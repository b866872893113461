import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import type { LineCounts } from '../draft/draft-head.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/**
 * What a version is in the procedure (稿次, practice.md §7): 工作稿, 草案征求意见稿, 草案送审稿, 草案, 草案修改稿 (also 二次审议稿 and
 * 草案建议修改稿: the name says which), 表决稿, 报批稿, 公布稿.
 */
export const VERSION_KINDS = [
  'WORKING_TEXT',
  'CONSULTATION_DRAFT',
  'SUBMISSION_DRAFT',
  'BILL',
  'REVISED_BILL',
  'VOTING_TEXT',
  'APPROVAL_TEXT',
  'PROMULGATED_TEXT',
] as const;

/** One of {@link VERSION_KINDS}. */
export type VersionKind = (typeof VERSION_KINDS)[number];

/** What made a version: somebody by hand, a step of the procedure, or a round of signing off. */
export const VERSION_ORIGINS = ['PERSON', 'STAGE', 'ROUND'] as const;

/** One of {@link VERSION_ORIGINS}. */
export type VersionOrigin = (typeof VERSION_ORIGINS)[number];

/**
 * A named version: the text of a draft after one journal entry, kept whole, so that it can be read again without the
 * journal and whatever the program becomes (trust.md N4). Never changed, never deleted: a trigger refuses both.
 */
@Entity({ name: 'version' })
@Unique('version_draft_name_unique', ['draftId', 'name'])
@Check(
  'version_kind_check',
  `kind IN ('WORKING_TEXT', 'CONSULTATION_DRAFT', 'SUBMISSION_DRAFT', 'BILL', 'REVISED_BILL', 'VOTING_TEXT', 'APPROVAL_TEXT', 'PROMULGATED_TEXT')`,
)
@Check('version_origin_check', `origin IN ('PERSON', 'STAGE', 'ROUND')`)
@Index('version_draft_created_index', ['draftId', 'createdAt'])
export class VersionEntity {
  /** `ver_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'version_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'version_draft_fkey' })
  draftId!: string;

  /** The journal entry after which the draft read like this. */
  @Column(wholeNumberColumn('seq'))
  seq!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: VersionKind;

  /** Why it was made; may be empty. */
  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'text' })
  origin!: VersionOrigin;

  @Column({ name: 'created_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'version_created_by_fkey' })
  createdBy!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  /** Its title lines, joined; empty when it has none. */
  @Column({ type: 'text' })
  title!: string;

  /** Digest of the whole text (`digestOfText` of lawtext). */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'jsonb' })
  counts!: LineCounts;

  /** Its lines (`writeLineContent` of lawtext). Not read unless asked for. */
  @Column({ type: 'text', select: false })
  content!: string;

  /** Its lines as they printed that day, numbers and references included. Not read unless asked for. */
  @Column({ type: 'text', select: false })
  printed!: string;

  /** SHA-256 of `content`, a NUL and `printed`, in UTF-8. */
  @Column({ type: 'bytea', select: false })
  checksum!: Buffer;
}
