import { Global, Module } from '@nestjs/common';
import { DatabaseSignals } from './database-signals.service.js';
import { Follower } from './follower.service.js';

/** Gives every feature what it needs to follow what is committed, and to tell it. */
@Global()
@Module({ providers: [DatabaseSignals, Follower], exports: [DatabaseSignals, Follower] })
export class SignalsModule {}
