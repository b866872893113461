import { Module } from '@nestjs/common';
import {
  DraftRoundsResolver,
  RoundChangeResolver,
  RoundCityAnswerResolver,
  RoundProgressResolver,
  RoundResolver,
  RoundsChangedResolver,
  WholeSignatureResolver,
} from './round-fields.resolver.js';
import { RoundReading } from './round-reading.service.js';
import { RoundReminders } from './round-reminders.service.js';
import { RoundVersions } from './round-versions.service.js';
import { RoundMutationResolver } from './round.resolver.js';
import { RoundService } from './round.service.js';

@Module({
  providers: [
    RoundVersions,
    RoundService,
    RoundReading,
    RoundReminders,
    RoundMutationResolver,
    DraftRoundsResolver,
    RoundResolver,
    RoundCityAnswerResolver,
    RoundProgressResolver,
    WholeSignatureResolver,
    RoundChangeResolver,
    RoundsChangedResolver,
  ],
  exports: [RoundVersions, RoundReminders],
})
export class RoundModule {}
