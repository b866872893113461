import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { DraftVersionsResolver, VersionClauseResolver, VersionResolver } from './version.resolver.js';
import { VersionKeeper } from './version-keeper.service.js';
import { VersionService } from './version.service.js';

@Module({
  imports: [HistoryModule],
  providers: [VersionService, VersionKeeper, VersionResolver, VersionClauseResolver, DraftVersionsResolver],
  exports: [VersionService, VersionKeeper],
})
export class VersionModule {}
