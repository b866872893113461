import { Module } from '@nestjs/common';
import { WebhookQueue } from './webhook-queue.service.js';
import { ProjectWebhooksResolver, WebhookResolver } from './webhook.resolver.js';
import { WebhookService } from './webhook.service.js';

@Module({
  providers: [WebhookQueue, WebhookService, WebhookResolver, ProjectWebhooksResolver],
  exports: [WebhookQueue],
})
export class WebhookModule {}
