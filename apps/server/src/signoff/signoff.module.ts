import { Module } from '@nestjs/common';
import { ClauseModule } from '../clause/clause.module.js';
import { HistoryModule } from '../history/history.module.js';
import { RoundModule } from '../round/round.module.js';
import { ClauseTargets } from './clause-target.js';
import { DecisionLog } from './decision-log.js';
import { LockedTexts } from './locked-text.js';
import { OwnershipService } from './ownership.service.js';
import { SettlementService } from './settlement.service.js';
import { SignoffEvents } from './signoff-events.js';
import {
  CitedClauseResolver,
  CitySignoffResolver,
  ClauseRecordResolver,
  ClauseSettlementResolver,
  ClauseSignoffResolver,
  DraftSignoffResolver,
  ProjectSignoffResolver,
  SettlementRuleResolver,
  SignoffCitiesResolver,
  SignoffDecisionResolver,
  SignoffSettingsResolver,
  SignoffsChangedResolver,
} from './signoff-fields.resolver.js';
import { SignoffReading } from './signoff-reading.service.js';
import { SignoffStream } from './signoff-stream.js';
import { SignoffResolver } from './signoff.resolver.js';
import { SignoffService } from './signoff.service.js';

@Module({
  imports: [HistoryModule, ClauseModule, RoundModule],
  providers: [
    ClauseTargets,
    LockedTexts,
    DecisionLog,
    SignoffEvents,
    SignoffStream,
    SignoffReading,
    SignoffService,
    SettlementService,
    OwnershipService,
    SignoffResolver,
    ClauseSignoffResolver,
    CitySignoffResolver,
    CitedClauseResolver,
    SignoffDecisionResolver,
    ClauseSettlementResolver,
    SettlementRuleResolver,
    ClauseRecordResolver,
    DraftSignoffResolver,
    SignoffCitiesResolver,
    ProjectSignoffResolver,
    SignoffSettingsResolver,
    SignoffsChangedResolver,
  ],
  exports: [LockedTexts, SettlementService, SignoffService, SignoffEvents],
})
export class SignoffModule {}
