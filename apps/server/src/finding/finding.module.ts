import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { FindingSubscription } from './finding-subscription.service.js';
import { DraftFindingsResolver, FindingResolver } from './finding.resolver.js';
import { FindingService } from './finding.service.js';

@Module({
  imports: [HistoryModule],
  providers: [FindingService, FindingSubscription, FindingResolver, DraftFindingsResolver],
})
export class FindingModule {}
