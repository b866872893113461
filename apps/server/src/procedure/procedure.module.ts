import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { VersionModule } from '../version/version.module.js';
import { ProcedureEvents } from './procedure-events.js';
import { ProcedureReading } from './procedure-reading.service.js';
import { ProcedureResolver, ProjectProcedureResolver } from './procedure.resolver.js';
import { ProcedureService } from './procedure.service.js';
import { ReadinessService } from './readiness.service.js';
import { TrackCorrectionResolver, TrackExitResolver, TrackResolver, TrackStepResolver } from './track.resolver.js';

@Module({
  imports: [HistoryModule, VersionModule],
  providers: [
    ProcedureEvents,
    ReadinessService,
    ProcedureService,
    ProcedureReading,
    ProcedureResolver,
    ProjectProcedureResolver,
    TrackResolver,
    TrackStepResolver,
    TrackExitResolver,
    TrackCorrectionResolver,
  ],
  exports: [ProcedureService, ProcedureReading],
})
export class ProcedureModule {}
