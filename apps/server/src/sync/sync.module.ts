import { Module } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import { SubscriptionServer } from '../api/subscription-server.js';
import { ClauseRights } from './clause-rights.js';
import { SyncGateway } from './gateway.js';
import { IncidentLog } from './incident-log.js';
import { JournalWriter } from './journal-writer.js';
import { LiveConnections } from './live-connections.js';
import { Rights } from './rights.js';
import { Rooms } from './rooms.js';
import { UpgradeRouter } from './upgrade-router.js';

@Module({
  imports: [ApiModule],
  providers: [
    ClauseRights,
    IncidentLog,
    JournalWriter,
    Rooms,
    Rights,
    LiveConnections,
    SyncGateway,
    SubscriptionServer,
    UpgradeRouter,
  ],
  exports: [ClauseRights, Rooms],
})
export class SyncModule {}
