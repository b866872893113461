export { REFUSALS } from './outcome.js';
export type { Accepted, Outcome, Refusal, RefusalReason } from './outcome.js';
export { keepsTrackOf, presides, reviewsFor } from './act.js';
export type { Act, Standing } from './act.js';
export { addDays, addMonths, daysBetween, isPlainDate, periodAfter, periodBefore } from './plain-date.js';
export type { Period, PlainDate } from './plain-date.js';
export { DECISION_KINDS } from './signoff/decision.js';
export type { CitedClause, Decision, DecisionKind } from './signoff/decision.js';
export { citationsOf, readingOf, readingsOf } from './signoff/reading.js';
export type { ClauseReading } from './signoff/reading.js';
export { SIGNOFF_STATUSES, decisionsByClauseAndCity, signoffMatrix, statusOf } from './signoff/status.js';
export type { ClauseCityStatus, DecisionsByClauseAndCity, SignoffStatus, StandingStatus } from './signoff/status.js';
export { signoffTransition, unsigned } from './signoff/signoff.js';
export type { Signoff, SignoffCommand, SignoffEvent, SignoffFacts } from './signoff/signoff.js';
export { DEFAULT_SIGNOFF_SETTINGS, SETTLEMENT_RULES, ruleMet, strangersIn } from './settlement/settlement-rule.js';
export type { SettlementRule, SignoffSettings } from './settlement/settlement-rule.js';
export { agrees, settledAs, settlementTransition, spentDecisionIds, unsettled } from './settlement/settlement.js';
export type {
  Reopened,
  Settled,
  Settlement,
  SettlementCommand,
  SettlementEvent,
  SettlementFacts,
} from './settlement/settlement.js';
export { brokenSettlements, protectedClauses } from './settlement/protected-clauses.js';
export type { ProtectedClause } from './settlement/protected-clauses.js';
export { clauseRight, ownershipTransition, unowned } from './ownership/ownership.js';
export type {
  ClauseRight,
  Ownership,
  OwnershipCommand,
  OwnershipEvent,
  OwnershipFacts,
} from './ownership/ownership.js';
export type {
  ReminderSent,
  Round,
  RoundClause,
  RoundResult,
  RoundVersion,
  WholeAnswer,
  WholeSignature,
} from './round/round.js';
export { roundVersionOf } from './round/round-version.js';
export { roundTransition } from './round/round-transition.js';
export type { RoundCommand, RoundEvent, RoundFacts } from './round/round-transition.js';
export {
  REMINDER_DAYS,
  changesSinceSigned,
  cityProgress,
  remindersDue,
  roundResult,
  roundStanding,
} from './round/round-progress.js';
export type { ChangeSinceSigned, CityProgress, ReminderDue, RoundStanding } from './round/round-progress.js';
export { signoffSheet } from './round/sheet.js';
export type { SheetCell, SheetRow, SignoffSheet } from './round/sheet.js';
export { GENESIS, GENESIS_HASH, hashOfRow, nextRow, verifyChain } from './audit/audit-chain.js';
export type { AuditEntry, AuditRow, ChainFault, ChainHead, ChainVerdict } from './audit/audit-chain.js';
export { canonicalJson } from './audit/canonical-json.js';
export type { JsonValue } from './audit/canonical-json.js';
export { NEXT_STAGES, READINGS, STAGES, UNDER_DELIBERATION, isReading, stagesAhead } from './procedure/stage.js';
export type { Reading, Stage } from './procedure/stage.js';
export { MARKS_OF_STAGE, TITLE_MARKS, titleMarkOf } from './procedure/title-mark.js';
export type { TitleMark } from './procedure/title-mark.js';
export { CERTAINTIES, procedureRulesOf } from './procedure/procedure-rules.js';
export type { ProcedureRules, Sourced } from './procedure/procedure-rules.js';
export {
  ENDS,
  HALTS,
  conditionOf,
  currentStep,
  exitOf,
  nextStages,
  notBegun,
  readingsHeld,
  stepsOf,
} from './procedure/track.js';
export type { Correction, Exit, Step, Track, TrackCondition } from './procedure/track.js';
export { trackTransition } from './procedure/track-transition.js';
export type { TrackCommand, TrackEvent, TrackFacts } from './procedure/track-command.js';
export {
  CLAUSE_CLASSES,
  DEFAULT_GATE_SETTINGS,
  GATES,
  GATE_LEVELS,
  gateFindings,
  signoffReadiness,
} from './procedure/gate.js';
export type { ClauseClass, Gate, GateFinding, GateLevel, GateSettings, Readiness } from './procedure/gate.js';
export { DEADLINE_STANDINGS, DUTIES, deadlinesOf } from './procedure/deadline.js';
export type { Deadline, Duty } from './procedure/deadline.js';
export { CELL_STANDINGS, board, boardRow } from './procedure/board.js';
export type { BoardCell, BoardRow } from './procedure/board.js';
export { FOLLOW_UP_STANDINGS, MEETING_KINDS, meetingTransition, openResolutions } from './joint/meeting.js';
export type {
  FollowUp,
  Meeting,
  MeetingCommand,
  MeetingEvent,
  MeetingFacts,
  MeetingKind,
  MeetingPlan,
  OpenResolution,
  Resolution,
} from './joint/meeting.js';
export { chairOn, chairTermTransition, nextChairCity } from './joint/chair-term.js';
export type { ChairTerm, ChairTermCommand, ChairTermEvent, ChairTermFacts } from './joint/chair-term.js';
export { PAPER_KINDS, isPaperComplete, paperTransition, signaturesInForce } from './joint/signed-paper.js';
export type {
  PaperCommand,
  PaperEvent,
  PaperFacts,
  PaperKind,
  PaperSignature,
  SignedPaper,
} from './joint/signed-paper.js';
export {
  LONGEST_COMMENT,
  LONGEST_ORIGIN_NAME,
  MOST_MENTIONS,
  ORIGIN_KINDS,
  THREAD_KINDS,
  THREAD_OUTCOMES,
} from './thread/thread.js';
export type {
  Comment,
  Mentions,
  Origin,
  OriginKind,
  Thread,
  ThreadKind,
  ThreadOutcome,
  ThreadResolution,
  Wording,
} from './thread/thread.js';
export { threadTransition } from './thread/thread-transition.js';
export type { ThreadCommand, ThreadEvent, ThreadFacts } from './thread/thread-transition.js';
