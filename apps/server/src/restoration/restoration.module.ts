import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/history.module.js';
import { WritingModule } from '../writing/writing.module.js';
import { RestorationResolver } from './restoration.resolver.js';
import { RestorationService } from './restoration.service.js';

@Module({ imports: [HistoryModule, WritingModule], providers: [RestorationService, RestorationResolver] })
export class RestorationModule {}
