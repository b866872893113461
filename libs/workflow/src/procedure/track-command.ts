import type { Act } from '../act.js';
import type { PlainDate } from '../plain-date.js';
import type { GateFinding, GateSettings, Readiness } from './gate.js';
import type { ProcedureRules } from './procedure-rules.js';
import type { Reading, Stage } from './stage.js';
import type { Correction, Exit, Step } from './track.js';

/** What can be recorded of a city's procedure. Every `on` is the day it happened, except in `planStage`. */
export type TrackCommand =
  | {
      readonly type: 'moveOn';
      readonly stage: Stage;
      readonly on: PlainDate;
      readonly versionId: string | null;
      readonly note: string | null;
      readonly attachmentIds: readonly string[];
      /** At the vote: that opinions agree, so that fewer readings are enough. */
      readonly opinionsAgree: boolean;
      readonly mergedWith: readonly string[];
      readonly separateClauseIds: readonly string[];
    }
  /** Sets the day a stage is meant for; null forgets it. */
  | { readonly type: 'planStage'; readonly stage: Stage; readonly on: PlainDate | null }
  | { readonly type: 'waiveConsultation'; readonly on: PlainDate; readonly reason: string }
  | { readonly type: 'sendToMembers'; readonly reading: Reading; readonly on: PlainDate }
  /** 暂不付表决. */
  | { readonly type: 'deferVote'; readonly on: PlainDate; readonly reason: string }
  /** 搁置审议. */
  | { readonly type: 'shelve'; readonly on: PlainDate; readonly reason: string }
  /** 继续审议; a deferred bill goes back to unified deliberation (济宁 art. 38). */
  | { readonly type: 'resume'; readonly on: PlainDate }
  /** 撤回. */
  | { readonly type: 'withdrawBill'; readonly on: PlainDate; readonly reason: string }
  /** 终止审议. */
  | { readonly type: 'lapse'; readonly on: PlainDate }
  /** 表决未获通过. */
  | { readonly type: 'failVote'; readonly on: PlainDate; readonly reason: string | null }
  /** 不予批准; the province gives its reasons. */
  | { readonly type: 'refuseApproval'; readonly on: PlainDate; readonly reason: string }
  /** Corrects a mistake: the exit in force, otherwise the last step, counts no longer. */
  | { readonly type: 'takeStepBack'; readonly reason: string };

/** What must be known to answer. */
export interface TrackFacts {
  readonly act: Act;
  readonly rules: ProcedureRules;
  readonly gates: GateSettings;
  readonly readiness: Readiness;
}

/** What follows. */
export type TrackEvent =
  | {
      readonly type: 'StageReached';
      readonly cityId: string;
      readonly step: Step;
      readonly warnings: readonly GateFinding[];
    }
  | { readonly type: 'StagePlanned'; readonly cityId: string; readonly stage: Stage; readonly on: PlainDate | null }
  | { readonly type: 'ConsultationWaived'; readonly cityId: string; readonly on: PlainDate; readonly reason: string }
  | { readonly type: 'SentToMembers'; readonly cityId: string; readonly reading: Reading; readonly on: PlainDate }
  | { readonly type: 'TrackHalted' | 'TrackEnded'; readonly cityId: string; readonly exit: Exit }
  | { readonly type: 'TrackResumed'; readonly cityId: string; readonly on: PlainDate }
  | { readonly type: 'StepTakenBack'; readonly cityId: string; readonly correction: Correction };
