import { randomBytes } from 'node:crypto';
import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { DELIVERIES_OF_WEBHOOK, WebhookRepository, type WebhookType } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { CONFIGURATION, type ServerConfiguration } from '../configuration-token.js';
import { newId } from '../identity/new-id.js';
import { type WebhookDeliveryView, type WebhookView, toWebhookView } from './webhook.view.js';

/** A webhook to be set up. */
export interface CreateWebhookWish {
  readonly projectId: string;
  readonly type: WebhookType;
  readonly name: string;
  readonly url: string;
  readonly secret: string | null;
  readonly kinds: readonly string[];
}

const WEBHOOK_NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'webhookNotFound' };
const LONGEST_NAME = 100;
const LONGEST_URL = 2_000;

/** Webhooks of projects: for those who may connect the project with something outside. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
  ) {}

  async ofProject({ actor }: ApiContext, projectId: string): Promise<WebhookView[] | null> {
    if (!(await this.access.decide(actor, 'webhook.manage', { projectId })).allowed) return null;
    return (await this.repository.ofProject(projectId)).map(toWebhookView);
  }

  async deliveries(
    context: ApiContext,
    webhook: WebhookView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<WebhookDeliveryView>> {
    await this.access.assert(context.actor, 'webhook.manage', webhook);
    return connection(context, DELIVERIES_OF_WEBHOOK, webhook.id, given, context.loaders.webhookDelivery);
  }

  async create(
    { actor }: ApiContext,
    wish: CreateWebhookWish,
    idempotencyKey: string | null,
  ): Promise<{ readonly refusal: Refusal } | { readonly webhookId: string; readonly secret: string | null }> {
    const by = signedIn(actor);
    const { projectId, type, kinds } = wish;
    const verdict = await this.access.decide(by, 'webhook.manage', { projectId });
    if (!verdict.allowed) {
      const seen = await this.access.decide(by, 'project.read', { projectId });
      return {
        refusal: seen.allowed
          ? { code: 'FORBIDDEN', message: verdict.reason }
          : { code: 'NOT_FOUND', message: 'projectNotFound', field: ['projectId'] },
      };
    }
    const name = wish.name.trim();
    if (name === '' || name.length > LONGEST_NAME) {
      return { refusal: { code: 'INVALID', message: 'webhookNameForm', field: ['name'] } };
    }
    if (!this.isAddress(wish.url)) return { refusal: { code: 'INVALID', message: 'webhookUrlForm', field: ['url'] } };
    return this.dataSource.transaction((manager) =>
      once(manager, { personId: by.personId, mutation: 'createWebhook', input: wish, idempotencyKey }, async () => {
        const webhookId = newId('webhook');
        const secret = type === 'SIGNED' ? randomBytes(32).toString('base64url') : (wish.secret ?? '');
        await new WebhookRepository(manager).insert({
          id: webhookId,
          projectId,
          type,
          name,
          url: wish.url,
          secret,
          kinds,
          createdBy: by.personId,
        });
        await this.audit.append(manager, {
          action: 'webhook.create',
          actorId: by.personId,
          cityId: by.cityId,
          projectId,
          subject: { type: 'webhook', id: webhookId },
          facts: { type, host: new URL(wish.url).hostname },
        });
        // A repeated request is told that it was carried out, but never the key again.
        return { webhookId, secret: type === 'SIGNED' && idempotencyKey === null ? secret : null };
      }),
    );
  }

  async disable({ actor }: ApiContext, webhookId: string): Promise<Refusal | undefined> {
    const by = signedIn(actor);
    const [webhook] = await this.repository.byIds([webhookId]);
    if (!webhook || !(await this.access.decide(by, 'webhook.manage', webhook)).allowed) return WEBHOOK_NOT_FOUND;
    if (webhook.disabledAt !== null) return undefined;
    await this.dataSource.transaction(async (manager) => {
      await new WebhookRepository(manager).disable(webhookId);
      await this.audit.append(manager, {
        action: 'webhook.disable',
        actorId: by.personId,
        cityId: by.cityId,
        projectId: webhook.projectId,
        subject: { type: 'webhook', id: webhookId },
      });
    });
    return undefined;
  }

  async replay({ actor }: ApiContext, deliveryId: string): Promise<Refusal | undefined> {
    const by = signedIn(actor);
    const [delivery] = await this.repository.deliveriesByIds([deliveryId]);
    const [webhook] = delivery ? await this.repository.byIds([delivery.webhookId]) : [];
    if (!webhook || !(await this.access.decide(by, 'webhook.manage', webhook)).allowed) return WEBHOOK_NOT_FOUND;
    await this.repository.replay(deliveryId);
    return undefined;
  }

  private get repository(): WebhookRepository {
    return new WebhookRepository(this.dataSource.manager);
  }

  /** Where it really goes is looked at with every sending; here only what can never be right is turned down. */
  private isAddress(url: string): boolean {
    if (url.length > LONGEST_URL || !URL.canParse(url)) return false;
    const { protocol, username, password } = new URL(url);
    const isWeb = protocol === 'https:' || (protocol === 'http:' && this.configuration.webhooksMayGoInside);
    return isWeb && username === '' && password === '';
  }
}

function signedIn(actor: Actor | null): Actor {
  if (actor === null) throw new TypedError('UNAUTHENTICATED');
  return actor;
}
