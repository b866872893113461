import { Module } from '@nestjs/common';
import { SyncModule } from '../sync/sync.module.js';
import { DraftTexts } from './draft-texts.service.js';

@Module({ imports: [SyncModule], providers: [DraftTexts], exports: [DraftTexts] })
export class HistoryModule {}
