import { keepsTrackOf } from '../act.js';
import { accept, isBlank, refuse, type Outcome, type Refusal } from '../outcome.js';
import { isPlainDate, periodAfter, type PlainDate } from '../plain-date.js';
import { gateFindings } from './gate.js';
import { UNDER_DELIBERATION, type Stage } from './stage.js';
import type { TrackCommand, TrackEvent, TrackFacts } from './track-command.js';
import {
  conditionOf,
  currentStep,
  ends,
  exitOf,
  nextStages,
  readingsHeld,
  stepsOf,
  type Correction,
  type Exit,
  type Step,
  type Track,
} from './track.js';

type Result = Outcome<Track, TrackEvent>;

/**
 * One step of a city's procedure: moving from stage to stage, stopped for a while (暂不付表决, 搁置), or ended (撤回,
 * 终止审议, 未获通过, 不予批准). Recorded by the chair or that city's own lead drafter or reviewer.
 */
export const trackTransition = (state: Track, command: TrackCommand, facts: TrackFacts): Result => {
  if (!keepsTrackOf(facts.act.by, state.cityId)) return refuse('notInChargeOfTheTrack');
  return command.type === 'takeStepBack'
    ? takeBack(state, command.reason, facts)
    : (wrongDate(state, command, facts) ?? wrongCondition(state, command) ?? record(state, command, facts));
};

type DatedCommand = Exclude<TrackCommand, { readonly type: 'takeStepBack' }>;

const record = (state: Track, command: DatedCommand, facts: TrackFacts): Result => {
  const { cityId } = state;
  switch (command.type) {
    case 'moveOn':
      return moveOn(state, command, facts);
    case 'planStage':
      return accept(
        { ...state, plans: planned(state, command.stage, command.on) },
        { ...command, type: 'StagePlanned', cityId },
      );
    case 'waiveConsultation': {
      if (isBlank(command.reason)) return refuse('reasonMissing');
      const { on, reason } = command;
      return accept(
        { ...state, consultationWaived: { on, reason } },
        { type: 'ConsultationWaived', cityId, on, reason },
      );
    }
    case 'sendToMembers': {
      const { reading, on } = command;
      return accept(
        { ...state, sent: [...state.sent, { reading, on }] },
        { type: 'SentToMembers', cityId, reading, on },
      );
    }
    case 'deferVote':
      return exit(state, 'DEFERRED', command, facts);
    case 'shelve':
      return exit(state, 'SHELVED', command, facts);
    case 'withdrawBill':
      return exit(state, 'WITHDRAWN', command, facts);
    case 'refuseApproval':
      return exit(state, 'APPROVAL_REFUSED', command, facts);
    case 'failVote':
      return end(state, 'VOTED_DOWN', command.on, command.reason, facts);
    case 'lapse': {
      const halted = exitOf(state);
      if (halted === null || command.on < periodAfter(halted.on, facts.rules.lapseAfter.value))
        return refuse('twoYearsNotOver');
      return end(state, 'LAPSED', command.on, null, facts);
    }
    case 'resume':
      return resume(state, command.on, facts);
  }
};

/** Days that exist, in order, and not yet to come: what is recorded has happened. Plans alone look ahead. */
const wrongDate = (state: Track, command: DatedCommand, { act }: TrackFacts): Refusal | null => {
  if (command.on === null) return null;
  if (!isPlainDate(command.on)) return refuse('dateInvalid');
  if (command.type === 'planStage') return command.on < act.today ? refuse('dateInPast') : null;
  if (command.on > act.today) return refuse('dateInFuture');
  if (command.type === 'sendToMembers' || command.type === 'waiveConsultation') return null;
  return command.on < lastDay(state) ? refuse('dateBeforePreviousStep') : null;
};

const lastDay = (track: Track): PlainDate => {
  const days = [
    currentStep(track)?.on,
    ...track.exits.filter((each) => !each.takenBack).map((each) => each.resumedOn ?? each.on),
  ];
  return days.reduce<PlainDate>((latest, on) => (on !== undefined && on > latest ? on : latest), '');
};

/** Whether the track is where a command belongs: moving or stopped, and at a stage it is about. */
const wrongCondition = (state: Track, command: DatedCommand): Refusal | null => {
  const inForce = exitOf(state);
  if (inForce !== null && ends(inForce.type)) return refuse('trackEnded');
  const stage = currentStep(state)?.stage ?? null;
  const deliberated = stage !== null && UNDER_DELIBERATION.includes(stage);
  switch (command.type) {
    case 'resume':
    case 'lapse':
      return inForce === null ? refuse('notHalted') : null;
    case 'deferVote':
    case 'shelve':
      return inForce === null && deliberated ? null : refuse('notUnderDeliberation');
    case 'withdrawBill': {
      // 济宁 arts. 37, 53: until the vote, also before the agenda; 山东省地方立法条例 art. 55: until the province votes.
      // A bill put off at the vote has not been voted on.
      const beforeVote = deliberated && (stage !== 'VOTE' || inForce !== null);
      return beforeVote || stage === 'SUBMITTED' || stage === 'SUBMITTED_FOR_APPROVAL'
        ? null
        : refuse('notUnderDeliberation');
    }
    case 'failVote':
      return inForce === null && stage === 'VOTE' ? null : refuse('notAtTheVote');
    case 'refuseApproval':
      return stage === 'SUBMITTED_FOR_APPROVAL' ? null : refuse('notBeforeTheProvince');
    case 'moveOn':
      return inForce === null ? null : refuse('stageNotNext', { because: [inForce.type] });
    case 'planStage':
    case 'waiveConsultation':
    case 'sendToMembers':
      return null;
  }
};

const moveOn = (state: Track, command: DatedCommand & { readonly type: 'moveOn' }, facts: TrackFacts): Result => {
  const { act, rules } = facts;
  const { stage, on, versionId, note, attachmentIds, mergedWith, separateClauseIds } = command;
  const next = nextStages(state);
  if (!next.includes(stage)) return refuse('stageNotNext', { because: next });
  if (stage === 'VOTE') {
    const { normal, whenAgreed } = rules.readings.value;
    if (readingsHeld(state) < (command.opinionsAgree ? whenAgreed : normal)) return refuse('tooFewReadings');
    if (mergedWith.length > 0 && !rules.mergedVote.value) return refuse('mergedVoteNotForeseen');
    if (separateClauseIds.length > 0 && !rules.separateVote.value) return refuse('separateVoteNotForeseen');
  }
  const findings = gateFindings(state, command, facts);
  const closed = findings.filter(({ level }) => level === 'BLOCK').map(({ gate }) => gate);
  if (closed.length > 0) return refuse('gateClosed', { because: closed });
  const atVote = stage === 'VOTE';
  const step: Step = {
    id: act.id,
    stage,
    on,
    versionId,
    note: isBlank(note) ? null : note,
    attachmentIds,
    mergedWith: atVote ? mergedWith : [],
    separateClauseIds: atVote ? separateClauseIds : [],
    personId: act.by.personId,
    at: act.at,
    takenBack: null,
  };
  return accept(
    { ...state, steps: [...state.steps, step], plans: planned(state, stage, null) },
    { type: 'StageReached', cityId: state.cityId, step, warnings: findings },
  );
};

const planned = (state: Track, stage: Stage, on: PlainDate | null): Track['plans'] => {
  const { [stage]: _replaced, ...others } = state.plans;
  return on === null ? others : { ...others, [stage]: on };
};

const exit = (
  state: Track,
  type: Exit['type'],
  { on, reason }: { readonly on: PlainDate; readonly reason: string },
  facts: TrackFacts,
): Result => (isBlank(reason) ? refuse('reasonMissing') : end(state, type, on, reason, facts));

const end = (state: Track, type: Exit['type'], on: PlainDate, reason: string | null, { act }: TrackFacts): Result => {
  const left: Exit = {
    id: act.id,
    type,
    on,
    reason: isBlank(reason) ? null : reason,
    resumedOn: null,
    personId: act.by.personId,
    at: act.at,
    takenBack: null,
  };
  return accept(
    { ...state, exits: [...state.exits, left] },
    { type: ends(type) ? 'TrackEnded' : 'TrackHalted', cityId: state.cityId, exit: left },
  );
};

const resume = (state: Track, on: PlainDate, { act }: TrackFacts): Result => {
  const halted = exitOf(state);
  const exits = state.exits.map((each) => (each.id === halted?.id ? { ...each, resumedOn: on } : each));
  const back: readonly Step[] =
    conditionOf(state) === 'DEFERRED'
      ? [
          {
            id: act.id,
            stage: 'UNIFIED_DELIBERATION',
            on,
            versionId: null,
            note: null,
            attachmentIds: [],
            mergedWith: [],
            separateClauseIds: [],
            personId: act.by.personId,
            at: act.at,
            takenBack: null,
          },
        ]
      : [];
  return accept(
    { ...state, exits, steps: [...state.steps, ...back] },
    { type: 'TrackResumed', cityId: state.cityId, on },
  );
};

const takeBack = (state: Track, reason: string, { act }: TrackFacts): Result => {
  if (isBlank(reason)) return refuse('reasonMissing');
  const correction: Correction = { id: act.id, at: act.at, personId: act.by.personId, reason };
  const wrong = exitOf(state)?.id ?? stepsOf(state).at(-1)?.id;
  if (wrong === undefined) return refuse('nothingToTakeBack');
  const corrected = <Record extends { readonly id: string }>(records: readonly Record[]): readonly Record[] =>
    records.map((each) => (each.id === wrong ? { ...each, takenBack: correction } : each));
  return accept(
    { ...state, steps: corrected(state.steps), exits: corrected(state.exits) },
    { type: 'StepTakenBack', cityId: state.cityId, correction },
  );
};
