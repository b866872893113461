import { AccessModule } from '@colex/access';
import { storeOptions } from '@colex/store';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { ApiModule } from './api/api.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ClauseModule } from './clause/clause.module.js';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from './configuration-token.js';
import { ComparisonModule } from './comparison/comparison.module.js';
import { DraftModule } from './draft/draft.module.js';
import { NodesModule } from './nodes/nodes.module.js';
import { FileModule } from './file/file.module.js';
import { StrandedModule } from './stranded/stranded.module.js';
import { FindingModule } from './finding/finding.module.js';
import { JointModule } from './joint/joint.module.js';
import { ProcedureModule } from './procedure/procedure.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PersonModule } from './person/person.module.js';
import { ProjectModule } from './project/project.module.js';
import { ProjectionModule } from './projection/projection.module.js';
import { RegionModule } from './region/region.module.js';
import { ExportModule } from './export/export.module.js';
import { RestorationModule } from './restoration/restoration.module.js';
import { WritingModule } from './writing/writing.module.js';
import { SessionModule } from './session/session.module.js';
import { AccessRequestModule } from './access-request/access-request.module.js';
import { RoundModule } from './round/round.module.js';
import { SignoffModule } from './signoff/signoff.module.js';
import { SyncModule } from './sync/sync.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { WebhookModule } from './webhook/webhook.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { ThreadModule } from './thread/thread.module.js';
import { TokenModule } from './token/token.module.js';
import { VersionModule } from './version/version.module.js';

/** Hands the configuration and the logger of the process to everything. */
@Global()
@Module({})
class ProcessModule {
  static of(configuration: ServerConfiguration, logger: Logger): DynamicModule {
    return {
      module: ProcessModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: LOGGER, useValue: logger },
      ],
      exports: [CONFIGURATION, LOGGER],
    };
  }
}

@Module({})
export class ApplicationModule {
  static of(configuration: ServerConfiguration, logger: Logger): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [
        ProcessModule.of(configuration, logger),
        TypeOrmModule.forRoot({
          ...storeOptions({
            url: configuration.databaseUrl,
            onIdleError: (error) => logger.warn({ err: error }, 'a database connection broke'),
          }),
          // The process that starts us waits for the database; once it was there, a failure to connect is one to show.
          retryAttempts: 0,
        }),
        OperationsModule,
        NodesModule,
        AccessModule,
        SessionModule,
        ApiModule,
        RegionModule,
        PersonModule,
        ProjectModule,
        DraftModule,
        ClauseModule,
        SignalsModule,
        ThreadModule,
        InboxModule,
        WebhookModule,
        TokenModule,
        SignoffModule,
        RoundModule,
        AccessRequestModule,
        SyncModule,
        ProjectionModule,
        ComparisonModule,
        ExportModule,
        RestorationModule,
        WritingModule,
        AuditModule,
        FileModule,
        ProcedureModule,
        JointModule,
        VersionModule,
        FindingModule,
        StrandedModule,
      ],
    };
  }
}
