import { Module } from '@nestjs/common';
import { SyncModule } from '../sync/sync.module.js';
import { ClauseHistory } from './clause-history.service.js';
import { DraftTexts } from './draft-texts.service.js';
import { HistoryKeeper } from './history-keeper.service.js';
import { MomentLookup } from './moment-lookup.service.js';
import {
  ActivityShareResolver,
  BlameLineResolver,
  BlameResolver,
  BlameRunResolver,
  ClausePastResolver,
  ClauseRevisionResolver,
  DraftMomentsResolver,
  MomentResolver,
} from './moment.resolver.js';
import { MomentService } from './moment.service.js';
import { Moments } from './moments.service.js';
import { TextWorkers } from './text-workers.service.js';

const RESOLVERS = [
  ActivityShareResolver,
  BlameLineResolver,
  BlameResolver,
  BlameRunResolver,
  ClausePastResolver,
  ClauseRevisionResolver,
  DraftMomentsResolver,
  MomentResolver,
];

@Module({
  imports: [SyncModule],
  providers: [
    DraftTexts,
    Moments,
    MomentLookup,
    MomentService,
    ClauseHistory,
    HistoryKeeper,
    TextWorkers,
    ...RESOLVERS,
  ],
  exports: [DraftTexts, Moments, MomentLookup, HistoryKeeper, TextWorkers],
})
export class HistoryModule {}
