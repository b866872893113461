import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumber, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { ThreadEntity } from './thread.entity.js';

/** What happened to the threads of a draft, in one order without gaps: their history, and where a subscription resumes. */
@Entity({ name: 'thread_event' })
@Index('thread_event_thread_index', ['threadId', 'seq'])
export class ThreadEventEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'thread_event_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'thread_event_draft_fkey' })
  draftId!: string;

  /** 1, 2, 3 … within the draft. */
  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'thread_event_pkey',
  })
  seq!: number;

  @Column({ name: 'thread_id', type: 'text' })
  @ForeignKey(() => ThreadEntity, { name: 'thread_event_thread_fkey' })
  threadId!: string;

  @Column({ type: 'text' })
  kind!: string;

  /** Null for what the server does by itself: following words that were moved. */
  @Column({ name: 'actor_id', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'thread_event_actor_fkey' })
  actorId!: string | null;

  /** The comment it is about; null for none. */
  @Column({ name: 'comment_id', type: 'text', nullable: true })
  commentId!: string | null;

  /** What changed, as it was and as it is, for those who read the history. */
  @Column({ type: 'jsonb' })
  details!: Readonly<Record<string, string | number | null>>;

  @Column(instantColumn('at', { default: () => 'now()' }))
  at!: Date;
}

/** How far somebody has read a thread. */
@Entity({ name: 'thread_seen' })
export class ThreadSeenEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'thread_seen_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'thread_seen_person_fkey' })
  personId!: string;

  @PrimaryColumn({ name: 'thread_id', type: 'text', primaryKeyConstraintName: 'thread_seen_pkey' })
  @ForeignKey(() => ThreadEntity, { name: 'thread_seen_thread_fkey' })
  threadId!: string;

  /** The last event they have seen. */
  @Column(wholeNumberColumn('seq'))
  seq!: number;
}
