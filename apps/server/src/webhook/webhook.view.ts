import type { Webhook, WebhookDelivery } from '@colex/contract';
import type { WebhookDeliveryEntity, WebhookEntity } from '@colex/store';

/** A webhook as the API shows it, before who made it and its log. Where it sends to and its key are never shown. */
export type WebhookView = { readonly projectId: string; readonly createdById: string } & Pick<
  Webhook,
  'id' | 'type' | 'name' | 'kinds' | 'createdAt' | 'disabledAt'
>;

/** A delivery as the API shows it. */
export type WebhookDeliveryView = WebhookDelivery;

export function toWebhookView(row: WebhookEntity): WebhookView {
  return {
    id: row.id,
    projectId: row.projectId,
    type: row.type,
    name: row.name,
    kinds: row.kinds as WebhookView['kinds'],
    createdById: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
  };
}

export function toWebhookDeliveryView(row: WebhookDeliveryEntity): WebhookDeliveryView {
  return {
    id: row.id,
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
