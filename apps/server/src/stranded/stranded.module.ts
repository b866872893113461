import { Module } from '@nestjs/common';
import { StrandedSubscription } from './stranded-subscription.service.js';
import { DraftStrandedResolver, StrandedResolver } from './stranded.resolver.js';
import { StrandedService } from './stranded.service.js';

@Module({ providers: [StrandedService, StrandedSubscription, StrandedResolver, DraftStrandedResolver] })
export class StrandedModule {}
