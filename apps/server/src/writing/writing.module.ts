import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { ClauseEditResolver } from './clause-edit.resolver.js';
import { ClauseEditService } from './clause-edit.service.js';
import { TextWrites } from './text-writes.service.js';

/** Writes to texts that do not come from an editor. */
@Module({
  imports: [HistoryModule, SyncModule],
  providers: [TextWrites, ClauseEditService, ClauseEditResolver],
  exports: [TextWrites],
})
export class WritingModule {}
