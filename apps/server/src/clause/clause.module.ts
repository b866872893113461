import { Module } from '@nestjs/common';
import { ClauseEvents } from './clause-events.js';
import { ClauseResolver, ClausesChangedResolver, DraftClausesResolver } from './clause.resolver.js';
import { ClauseService } from './clause.service.js';

@Module({
  providers: [ClauseEvents, ClauseService, ClauseResolver, DraftClausesResolver, ClausesChangedResolver],
  exports: [ClauseEvents],
})
export class ClauseModule {}
