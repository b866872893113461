import type { NoticeKey } from '@colex/contract';
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** What an event is about, for whoever chooses what to be told of (收件箱). */
export const NOTICE_KINDS = [
  'MENTION',
  'ASSIGNMENT',
  'REPLY',
  'RESOLUTION',
  'THREAD',
  'PROPOSAL',
  'STALE_SIGNOFF',
  'ROUND',
  'PROCEDURE',
] as const;

/** One of {@link NOTICE_KINDS}. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Who is to be told. Everything named is added up; who may not read the draft is told nothing, nor is the actor. */
export interface Audience {
  readonly personIds?: readonly string[];
  /** Everybody of these cities who is a member of the project. */
  readonly cityIds?: readonly string[];
  /** Everybody with one of these roles in the project. */
  readonly roles?: readonly string[];
  /** Those with one of `roles` in one of these cities only. */
  readonly rolesOfCityIds?: readonly string[];
  /** Those who watch the draft, or one of the clauses named by the event. */
  readonly watchers?: boolean;
}

/** Something that happened, written with the change itself and told to people and machines afterwards. */
@Entity({ name: 'outbox_event' })
@Check(
  'outbox_event_kind_check',
  `kind IN ('MENTION', 'ASSIGNMENT', 'REPLY', 'RESOLUTION', 'THREAD', 'PROPOSAL', 'STALE_SIGNOFF', 'ROUND', 'PROCEDURE')`,
)
@Index('outbox_event_unfolded_index', ['id'], { where: 'folded_at IS NULL' })
@Index('outbox_event_project_index', ['projectId', 'id'])
export class OutboxEventEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'outbox_event_pkey',
  })
  id!: string;

  @Column(instantColumn('at', { default: () => 'now()' }))
  at!: Date;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  /** Which sentence says it: a key of `NOTICES` in libs/contract. */
  @Column({ type: 'text' })
  notice!: NoticeKey;

  /** What fills the sentence. */
  @Column({ type: 'jsonb' })
  parameters!: Readonly<Record<string, string | number>>;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'outbox_event_project_fkey' })
  projectId!: string;

  @Column({ name: 'draft_id', type: 'text', nullable: true })
  @ForeignKey(() => DraftEntity, { name: 'outbox_event_draft_fkey' })
  draftId!: string | null;

  /** Who did it; null for what the server does by itself. */
  @Column({ name: 'actor_id', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'outbox_event_actor_fkey' })
  actorId!: string | null;

  /** Id of what it happened to: a thread, a round, a proposal. */
  @Column({ name: 'subject_id', type: 'text' })
  subjectId!: string;

  /** Ids of the first lines of the clauses it is about. */
  @Column({ name: 'line_ids', type: 'text', array: true })
  lineIds!: readonly string[];

  @Column({ type: 'jsonb' })
  audience!: Audience;

  /** When it was told on to inboxes and webhooks; null while it waits. */
  @Column(instantColumn('folded_at', { nullable: true }))
  foldedAt!: Date | null;
}
