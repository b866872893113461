import { Module } from '@nestjs/common';
import { ClauseModule } from '../clause/clause.module.js';
import { FoldModule } from '../fold/fold.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { Projection } from './projection.service.js';
import { Rebuild } from './rebuild.service.js';
import { Verification } from './verification.service.js';

@Module({
  imports: [SyncModule, ClauseModule, FoldModule],
  providers: [Projection, Rebuild, Verification],
  exports: [Projection, Rebuild, Verification],
})
export class ProjectionModule {}
