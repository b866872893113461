import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { RoundModule } from '../round/round.module.js';
import { ExportRunner } from './export-runner.service.js';
import { ExportController } from './export.controller.js';
import { ExportResolver } from './export.resolver.js';
import { ExportService } from './export.service.js';

/** Papers of drafts as jobs: asked for, made in the background, fetched. */
@Module({
  imports: [HistoryModule, RoundModule],
  controllers: [ExportController],
  providers: [ExportService, ExportRunner, ExportResolver],
  exports: [ExportService],
})
export class ExportModule {}
