import { Module } from '@nestjs/common';
import { WebhookModule } from '../webhook/webhook.module.js';
import { InboxFolding } from './inbox-folding.service.js';
import { InboxSubscription } from './inbox-subscription.service.js';
import { ClauseWatchResolver, DraftWatchResolver, InboxResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';
import { MailDigest } from './mail-digest.service.js';

@Module({
  imports: [WebhookModule],
  providers: [
    InboxFolding,
    InboxService,
    InboxSubscription,
    MailDigest,
    InboxResolver,
    DraftWatchResolver,
    ClauseWatchResolver,
  ],
})
export class InboxModule {}
