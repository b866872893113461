import { Module } from '@nestjs/common';
import { DraftResolver } from './draft.resolver.js';
import { DraftService } from './draft.service.js';

@Module({ providers: [DraftService, DraftResolver], exports: [DraftService] })
export class DraftModule {}
