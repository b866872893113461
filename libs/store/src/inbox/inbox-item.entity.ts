import type { NoticeKey } from '@colex/contract';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { OutboxEventEntity, type NoticeKind } from '../outbox/outbox-event.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** Something one person is told. Made from an event of the outbox; what it says of the event is copied, so that it can be listed. */
@Entity({ name: 'inbox_item' })
@Unique('inbox_item_person_event_unique', ['personId', 'eventId'])
@Index('inbox_item_person_index', ['personId', 'id'])
@Index('inbox_item_unmailed_index', ['personId'], { where: 'mail_wanted AND mailed_at IS NULL' })
export class InboxItemEntity {
  /** Grows in the order in which items become visible: folding is done one after the other. */
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'inbox_item_pkey',
  })
  id!: string;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'inbox_item_person_fkey' })
  personId!: string;

  @Column({ name: 'event_id', type: 'bigint' })
  @ForeignKey(() => OutboxEventEntity, { name: 'inbox_item_event_fkey' })
  eventId!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  @Column({ type: 'text' })
  notice!: NoticeKey;

  @Column({ type: 'jsonb' })
  parameters!: Readonly<Record<string, string | number>>;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'inbox_item_project_fkey' })
  projectId!: string;

  @Column({ name: 'draft_id', type: 'text', nullable: true })
  @ForeignKey(() => DraftEntity, { name: 'inbox_item_draft_fkey' })
  draftId!: string | null;

  @Column({ name: 'actor_id', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'inbox_item_actor_fkey' })
  actorId!: string | null;

  @Column({ name: 'subject_id', type: 'text' })
  subjectId!: string;

  /** First line of the first clause it is about; null for none. */
  @Column({ name: 'line_id', type: 'text', nullable: true })
  lineId!: string | null;

  /** When it happened. */
  @Column(instantColumn('at'))
  at!: Date;

  @Column(instantColumn('read_at', { nullable: true }))
  readAt!: Date | null;

  /** Whether it is shown in the app; one that was asked for by e-mail alone is not. */
  @Column({ name: 'in_app', type: 'boolean' })
  inApp!: boolean;

  @Column({ name: 'mail_wanted', type: 'boolean' })
  mailWanted!: boolean;

  @Column(instantColumn('mailed_at', { nullable: true }))
  mailedAt!: Date | null;
}
