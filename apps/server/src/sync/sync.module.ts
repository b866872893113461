import { Module } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import { SubscriptionServer } from '../api/subscription-server.js';
import { SubscriptionStream } from '../api/subscription-stream.js';
import { FoldModule } from '../fold/fold.module.js';
import { ClauseRights } from './clause-rights.js';
import { SyncGateway } from './gateway.js';
import { IncidentLog } from './incident-log.js';
import { JournalWriter } from './journal-writer.js';
import { LiveConnections } from './live-connections.js';
import { Rights } from './rights.js';
import { RoomLink } from './room-link.js';
import { Rooms } from './rooms.js';
import { StreamDoor } from './stream-door.js';
import { UpgradeRouter } from './upgrade-router.js';

@Module({
  imports: [ApiModule, FoldModule],
  providers: [
    ClauseRights,
    IncidentLog,
    JournalWriter,
    RoomLink,
    Rooms,
    Rights,
    LiveConnections,
    SyncGateway,
    StreamDoor,
    SubscriptionServer,
    SubscriptionStream,
    UpgradeRouter,
  ],
  exports: [ClauseRights, Rooms],
})
export class SyncModule {}
