import { type EntityManager, In, IsNull } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { OutboxEventEntity } from '../outbox/outbox-event.entity.js';
import { WebhookDeliveryEntity, WebhookEntity } from './webhook.entity.js';

/** The log of a webhook, newest first. Whoever asks has been let manage it before. */
export const DELIVERIES_OF_WEBHOOK = new KeysetList({
  name: 'deliveries-of-webhook',
  from: 'webhook_delivery',
  id: 'webhook_delivery.id',
  parent: 'webhook_delivery.webhook_id',
  order: ['webhook_delivery.created_at', 'webhook_delivery.id'],
  descending: true,
  visible: VISIBLE_TO_ALL,
});

/** A webhook with where it sends to and its key: for sending only. */
export type WebhookWithSecret = WebhookEntity;

/** Webhooks and what is sent to them. */
export class WebhookRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(WebhookEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(WebhookEntity, { id: In(ids) }), (row) => row.id);
  }

  async deliveriesByIds(ids: readonly string[]): Promise<(WebhookDeliveryEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(WebhookDeliveryEntity, { id: In(ids) }), (row) => row.id);
  }

  ofProject(projectId: string): Promise<WebhookEntity[]> {
    return this.manager.find(WebhookEntity, { where: { projectId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Those that are told of events of this kind. */
  async listening(projectId: string, kind: string): Promise<WebhookEntity[]> {
    const rows = await this.manager.findBy(WebhookEntity, { projectId, disabledAt: IsNull() });
    return rows.filter(({ kinds }) => kinds.length === 0 || kinds.includes(kind));
  }

  async insert(webhook: Omit<WebhookEntity, 'createdAt' | 'disabledAt'>): Promise<void> {
    await this.manager.insert(WebhookEntity, { ...webhook, kinds: [...webhook.kinds], disabledAt: null });
  }

  /** Tells it nothing any more; what still waits is given up. */
  async disable(id: string): Promise<void> {
    await this.manager.update(WebhookEntity, { id, disabledAt: IsNull() }, { disabledAt: () => 'now()' });
    await this.manager.update(
      WebhookDeliveryEntity,
      { webhookId: id, state: 'WAITING' },
      { state: 'FAILED', lastError: 'disabled' },
    );
  }

  async enqueue(rows: readonly Pick<WebhookDeliveryEntity, 'id' | 'webhookId' | 'eventId'>[]): Promise<void> {
    if (rows.length === 0) return;
    await this.manager.insert(
      WebhookDeliveryEntity,
      rows.map((row) => ({ ...row, state: 'WAITING' as const, attempts: 0, nextAt: () => 'now()' })),
    );
  }

  /** A delivery is tried again from the beginning. */
  async replay(id: string): Promise<void> {
    await this.manager.update(WebhookDeliveryEntity, { id }, { state: 'WAITING', attempts: 0, nextAt: () => 'now()' });
  }

  /** A webhook with something due; its row is taken for the rest of the transaction, so that one node sends to it at a time. */
  async takeDue(): Promise<WebhookWithSecret | undefined> {
    const [found]: { id: string }[] = await this.manager.query(
      `SELECT webhook.id FROM webhook WHERE disabled_at IS NULL AND EXISTS (
         SELECT 1 FROM webhook_delivery due WHERE due.webhook_id = webhook.id AND due.state = 'WAITING' AND due.next_at <= now())
       LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    if (!found) return undefined;
    const row = await this.manager
      .createQueryBuilder(WebhookEntity, 'webhook')
      .addSelect(['webhook.url', 'webhook.secret'])
      .where('webhook.id = :id', found)
      .getOne();
    return row ?? undefined;
  }

  /** What is due to a webhook, oldest first. */
  due(webhookId: string, limit: number): Promise<WebhookDeliveryEntity[]> {
    return this.manager
      .createQueryBuilder(WebhookDeliveryEntity, 'delivery')
      .where(`delivery.webhookId = :webhookId AND delivery.state = 'WAITING' AND delivery.nextAt <= now()`, {
        webhookId,
      })
      .orderBy('delivery.createdAt', 'ASC')
      .addOrderBy('delivery.id', 'ASC')
      .limit(limit)
      .getMany();
  }

  events(ids: readonly string[]): Promise<OutboxEventEntity[]> {
    return this.manager.find(OutboxEventEntity, { where: { id: In(ids) }, order: { id: 'ASC' } });
  }

  /** When messages went to a webhook in the last minute; several deliveries of one message count once. */
  async sentLastMinute(webhookId: string): Promise<number> {
    const [row]: { sent: string }[] = await this.manager.query(
      `SELECT count(DISTINCT last_attempt_at) AS sent FROM webhook_delivery
       WHERE webhook_id = $1 AND last_attempt_at > now() - interval '1 minute'`,
      [webhookId],
    );
    return Number(row?.sent ?? 0);
  }

  async save(ids: readonly string[], outcome: Partial<WebhookDeliveryEntity>): Promise<void> {
    await this.manager.update(WebhookDeliveryEntity, { id: In(ids) }, outcome);
  }

  /** Puts off everything due to a webhook: its limit is used up. */
  async putOff(webhookId: string, until: Date): Promise<void> {
    await this.manager.query(
      `UPDATE webhook_delivery SET next_at = $2 WHERE webhook_id = $1 AND state = 'WAITING' AND next_at < $2`,
      [webhookId, until],
    );
  }
}
