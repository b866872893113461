import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { OutboxEventEntity } from '../outbox/outbox-event.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** What stands at the other end: a program of ours or others, or the robot of a group in 企业微信, 钉钉 or 飞书. */
export const WEBHOOK_TYPES = ['SIGNED', 'WECOM', 'DINGTALK', 'FEISHU'] as const;

/** One of {@link WEBHOOK_TYPES}. */
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** An address that is told what happens in a project. */
@Entity({ name: 'webhook' })
@Check('webhook_type_check', `type IN ('SIGNED', 'WECOM', 'DINGTALK', 'FEISHU')`)
@Index('webhook_project_index', ['projectId', 'createdAt'])
export class WebhookEntity {
  /** `whk_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'webhook_pkey' })
  id!: string;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'webhook_project_fkey' })
  projectId!: string;

  @Column({ type: 'text' })
  type!: WebhookType;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', select: false })
  url!: string;

  /** The key of the signature; of a robot the one it was given, which may be none. */
  @Column({ type: 'text', select: false })
  secret!: string;

  /** Which kinds of event it is told; empty for all. */
  @Column({ type: 'text', array: true })
  kinds!: readonly string[];

  @Column({ name: 'created_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'webhook_created_by_fkey' })
  createdBy!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  /** Since when it is told nothing any more. */
  @Column(instantColumn('disabled_at', { nullable: true }))
  disabledAt!: Date | null;
}

/** What was sent to a webhook, is to be sent, or could not be: its log. */
@Entity({ name: 'webhook_delivery' })
@Check('webhook_delivery_state_check', `state IN ('WAITING', 'DELIVERED', 'FAILED')`)
@Index('webhook_delivery_due_index', ['nextAt'], { where: `state = 'WAITING'` })
@Index('webhook_delivery_webhook_index', ['webhookId', 'createdAt', 'id'])
export class WebhookDeliveryEntity {
  /** `whd_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'webhook_delivery_pkey' })
  id!: string;

  @Column({ name: 'webhook_id', type: 'text' })
  @ForeignKey(() => WebhookEntity, { name: 'webhook_delivery_webhook_fkey' })
  webhookId!: string;

  @Column({ name: 'event_id', type: 'bigint' })
  @ForeignKey(() => OutboxEventEntity, { name: 'webhook_delivery_event_fkey' })
  eventId!: string;

  @Column({ type: 'text' })
  state!: 'WAITING' | 'DELIVERED' | 'FAILED';

  @Column({ type: 'integer' })
  attempts!: number;

  /** When it is tried next; while it is WAITING. */
  @Column(instantColumn('next_at'))
  nextAt!: Date;

  /** The answer to the last attempt: its HTTP status; null when there was none. */
  @Column({ name: 'last_status', type: 'integer', nullable: true })
  lastStatus!: number | null;

  /** Why the last attempt failed. */
  @Column({ name: 'last_error', type: 'text', nullable: true })
  lastError!: string | null;

  @Column(instantColumn('last_attempt_at', { nullable: true }))
  lastAttemptAt!: Date | null;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
