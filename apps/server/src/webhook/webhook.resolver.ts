import type {
  MutationCreateWebhookArgs,
  MutationDisableWebhookArgs,
  MutationReplayWebhookDeliveryArgs,
} from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import type { Refusal } from '../api/user-errors.js';
import { toUserError } from '../api/user-errors.js';
import type { ProjectView } from '../project/project.view.js';
import { WebhookService } from './webhook.service.js';
import type { WebhookView } from './webhook.view.js';

@Resolver('Project')
export class ProjectWebhooksResolver {
  constructor(private readonly webhookService: WebhookService) {}

  @ResolveField('webhooks')
  webhooks(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.webhookService.ofProject(context, project.id);
  }
}

@Resolver('Webhook')
export class WebhookResolver {
  constructor(private readonly webhookService: WebhookService) {}

  @Mutation('createWebhook')
  async createWebhook(@Context() context: ApiContext, @Args() { input }: MutationCreateWebhookArgs) {
    const { projectId, type, name, url, secret = null, kinds, idempotencyKey = null } = input;
    const wish = { projectId, type, name, url, secret, kinds: kinds ?? [] };
    const outcome = await this.webhookService.create(context, wish, idempotencyKey);
    if ('refusal' in outcome) return { webhook: null, secret: null, userErrors: said(outcome.refusal, context) };
    const webhook = await context.loaders.webhook.load(outcome.webhookId);
    return { webhook, secret: outcome.secret, userErrors: [] };
  }

  @Mutation('disableWebhook')
  async disableWebhook(@Context() context: ApiContext, @Args() { input }: MutationDisableWebhookArgs) {
    const refusal = await this.webhookService.disable(context, input.webhookId);
    const webhook = refusal ? null : await context.loaders.webhook.load(input.webhookId);
    return { webhook, userErrors: said(refusal, context) };
  }

  @Mutation('replayWebhookDelivery')
  async replayWebhookDelivery(@Context() context: ApiContext, @Args() { input }: MutationReplayWebhookDeliveryArgs) {
    const refusal = await this.webhookService.replay(context, input.deliveryId);
    const delivery = refusal ? null : await context.loaders.webhookDelivery.load(input.deliveryId);
    return { delivery, userErrors: said(refusal, context) };
  }

  @ResolveField('createdBy')
  createdBy(@Context() { loaders }: ApiContext, @Parent() webhook: WebhookView) {
    return loaders.person.load(webhook.createdById);
  }

  @ResolveField('deliveries')
  deliveries(@Context() context: ApiContext, @Parent() webhook: WebhookView, @Args() given: ConnectionArguments) {
    return this.webhookService.deliveries(context, webhook, given);
  }
}

const said = (refusal: Refusal | undefined, { language }: ApiContext) =>
  refusal ? [toUserError(refusal, language)] : [];
