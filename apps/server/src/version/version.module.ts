import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { DraftVersionsResolver, VersionClauseResolver, VersionResolver } from './version.resolver.js';
import { VersionService } from './version.service.js';

@Module({
  imports: [HistoryModule],
  providers: [VersionService, VersionResolver, VersionClauseResolver, DraftVersionsResolver],
  exports: [VersionService],
})
export class VersionModule {}
