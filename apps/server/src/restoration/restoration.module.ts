import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { SyncModule } from '../sync/sync.module.js';
import { RestorationResolver } from './restoration.resolver.js';
import { RestorationService } from './restoration.service.js';

@Module({ imports: [HistoryModule, SyncModule], providers: [RestorationService, RestorationResolver] })
export class RestorationModule {}
