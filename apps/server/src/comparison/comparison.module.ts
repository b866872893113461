import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import {
  ChangeAuthorResolver,
  ClauseChangeResolver,
  ComparedThreadResolver,
  ComparisonResolver,
} from './comparison.resolver.js';
import { ComparisonService } from './comparison.service.js';

@Module({
  imports: [HistoryModule],
  providers: [
    ComparisonService,
    ComparisonResolver,
    ClauseChangeResolver,
    ChangeAuthorResolver,
    ComparedThreadResolver,
  ],
})
export class ComparisonModule {}
