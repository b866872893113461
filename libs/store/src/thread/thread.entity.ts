import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { CityEntity } from '../region/city.entity.js';

/** What a thread stands at: some words, a clause, or the whole draft. */
export const THREAD_SUBJECTS = ['DRAFT', 'CLAUSE', 'RANGE'] as const;

/** One of {@link THREAD_SUBJECTS}. */
export type ThreadSubject = (typeof THREAD_SUBJECTS)[number];

/** Whether the words a thread stands at are still in the text. */
export const ANCHOR_STATES = ['ATTACHED', 'DELETED'] as const;

/** One of {@link ANCHOR_STATES}. */
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** How a thread keeps its place in a text: the characters it stands at, their lines and their words (libs/collab). */
export interface AnchorRow {
  readonly runs: readonly (readonly [client: number, clock: number, length: number])[];
  readonly lineIds: readonly string[];
  readonly quote: string;
  readonly unique: boolean;
  readonly lineId?: string;
}

/** A thread 意见: a conversation about a text, and what became of it. Its comments are rows of their own. */
@Entity({ name: 'thread' })
@Check('thread_subject_check', `subject IN ('DRAFT', 'CLAUSE', 'RANGE')`)
@Check('thread_anchor_state_check', `anchor_state IN ('ATTACHED', 'DELETED')`)
@Check('thread_anchor_check', `(subject = 'DRAFT') = (anchor IS NULL)`)
@Check('thread_kind_check', `kind IN ('OPINION', 'QUESTION', 'LEGAL_BASIS')`)
@Check('thread_origin_kind_check', `origin_kind IN ('CITY', 'DEPARTMENT', 'DEPUTY', 'EXPERT', 'PUBLIC', 'MEETING')`)
@Check('thread_outcome_check', `outcome IN ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED')`)
@Index('thread_draft_opened_index', ['draftId', 'openedAt'])
@Index('thread_draft_line_index', ['draftId', 'lineId'])
@Index('thread_assignee_index', ['assigneeId'])
export class ThreadEntity {
  /** `thr_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'thread_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'thread_draft_fkey' })
  draftId!: string;

  @Column({ type: 'text' })
  subject!: ThreadSubject;

  @Column({ type: 'text' })
  kind!: 'OPINION' | 'QUESTION' | 'LEGAL_BASIS';

  @Column({ name: 'origin_kind', type: 'text' })
  originKind!: 'CITY' | 'DEPARTMENT' | 'DEPUTY' | 'EXPERT' | 'PUBLIC' | 'MEETING';

  /** The unit or person as they are to be named, e.g. 市文化广电和旅游局; null when city and kind say enough. */
  @Column({ name: 'origin_name', type: 'text', nullable: true })
  originName!: string | null;

  /** The city the opinion comes from; null for one of no city. */
  @Column({ name: 'origin_city_id', type: 'text', nullable: true })
  @ForeignKey(() => CityEntity, { name: 'thread_origin_city_fkey' })
  originCityId!: string | null;

  @Column({ name: 'opened_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'thread_opened_by_fkey' })
  openedBy!: string;

  @Column(instantColumn('opened_at', { default: () => 'now()' }))
  openedAt!: Date;

  /** The words it stood at when it was opened or attached anew, references printed; empty for the whole draft. */
  @Column({ type: 'text' })
  quote!: string;

  @Column({ type: 'jsonb', nullable: true })
  anchor!: AnchorRow | null;

  /** First line of the clause it stands in, or stood in last; null for the whole draft. Follows the text. */
  @Column({ name: 'line_id', type: 'text', nullable: true })
  lineId!: string | null;

  @Column({ name: 'anchor_state', type: 'text' })
  anchorState!: AnchorState;

  @Column({ name: 'assignee_id', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'thread_assignee_fkey' })
  assigneeId!: string | null;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  /** 采纳, 部分采纳, 未采纳; null while open, and for a question that was just answered. */
  @Column({ type: 'text', nullable: true })
  outcome!: 'ACCEPTED' | 'PARTLY_ACCEPTED' | 'NOT_ACCEPTED' | null;

  /** Why; null while open or when none was needed. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Journal entry of the change that answered it; null when no change did. */
  @Column(wholeNumberColumn('answered_at_seq', { nullable: true }))
  answeredAtSeq!: number | null;

  /** The clause as it read when the thread was resolved (处理后的条文); null while open or for the whole draft. */
  @Column({ name: 'resolved_text', type: 'text', nullable: true })
  resolvedText!: string | null;

  @Column({ name: 'resolved_by', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'thread_resolved_by_fkey' })
  resolvedBy!: string | null;

  /** Null exactly while the thread is open. */
  @Column(instantColumn('resolved_at', { nullable: true }))
  resolvedAt!: Date | null;

  /** Counts what changed about the thread, from 1. */
  @Column({ type: 'integer' })
  revision!: number;

  /** Number, among the events of the draft's threads, of the last one of this thread. */
  @Column(wholeNumberColumn('last_event_seq'))
  lastEventSeq!: number;

  @Column(instantColumn('last_activity_at', { default: () => 'now()' }))
  lastActivityAt!: Date;
}
