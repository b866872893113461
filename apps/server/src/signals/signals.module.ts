import { Global, Module } from '@nestjs/common';
import { DatabaseSignals } from './database-signals.service.js';

/** Gives {@link DatabaseSignals} to every feature that follows what is committed. */
@Global()
@Module({ providers: [DatabaseSignals], exports: [DatabaseSignals] })
export class SignalsModule {}
