import { Module } from '@nestjs/common';
import { SyncModule } from '../sync/sync.module.js';
import { ThreadAnchors } from './thread-anchors.service.js';
import { ThreadSubscription } from './thread-subscription.service.js';
import {
  ClauseThreadsResolver,
  CommentResolver,
  DraftThreadsResolver,
  ThreadChangeResolver,
  ThreadOriginResolver,
  ThreadResolutionResolver,
  ThreadResolver,
  ThreadsChangedResolver,
} from './thread.resolver.js';
import { ThreadService } from './thread.service.js';

@Module({
  imports: [SyncModule],
  providers: [
    ThreadAnchors,
    ThreadService,
    ThreadSubscription,
    ThreadResolver,
    DraftThreadsResolver,
    ClauseThreadsResolver,
    CommentResolver,
    ThreadOriginResolver,
    ThreadResolutionResolver,
    ThreadChangeResolver,
    ThreadsChangedResolver,
  ],
  exports: [ThreadService, ThreadAnchors],
})
export class ThreadModule {}
