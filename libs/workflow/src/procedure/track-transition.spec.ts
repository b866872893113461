import { actOf, chair, drafter, lead, observer, reviewer } from '../builders.js';
import type { RefusalReason } from '../outcome.js';
import { aStep, aTrack, CITY, moveTo, trackFacts, USUAL_WAY, wayTo } from './procedure-builders.js';
import { procedureRulesOf } from './procedure-rules.js';
import { STAGES, type Stage } from './stage.js';
import { trackTransition } from './track-transition.js';
import type { TrackCommand, TrackFacts } from './track-command.js';
import {
  conditionOf,
  currentStep,
  ENDS,
  HALTS,
  nextStages,
  notBegun,
  stepsOf,
  type Exit,
  type Track,
} from './track.js';

const anExit = (type: Exit['type'], on = '2026-02-01'): Exit => ({
  id: `exit-${type}`,
  type,
  on,
  reason: '分歧较大',
  resumedOn: null,
  personId: 'p',
  at: `${on}T02:00:00.000Z`,
  takenBack: null,
});
const run = (track: Track, command: TrackCommand, given: Parameters<typeof trackFacts>[0] = {}) =>
  trackTransition(track, command, trackFacts(given));
const stepped = (track: Track, command: TrackCommand, given: Parameters<typeof trackFacts>[0] = {}): Track => {
  const outcome = run(track, command, given);
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};
const answer = (track: Track, command: TrackCommand, given: Parameters<typeof trackFacts>[0] = {}): string => {
  const outcome = run(track, command, given);
  return outcome.accepted ? (outcome.events[0]?.type ?? 'unchanged') : outcome.reason;
};

const on = '2026-11-22';
const reason = '需要进一步研究';
const COMMANDS: Record<TrackCommand['type'], TrackCommand> = {
  moveOn: moveTo('UNIFIED_DELIBERATION'),
  planStage: { type: 'planStage', stage: 'VOTE', on: '2026-12-30' },
  waiveConsultation: { type: 'waiveConsultation', on, reason },
  sendToMembers: { type: 'sendToMembers', reading: 'SECOND_READING', on },
  deferVote: { type: 'deferVote', on, reason },
  shelve: { type: 'shelve', on, reason },
  resume: { type: 'resume', on },
  withdrawBill: { type: 'withdrawBill', on, reason },
  lapse: { type: 'lapse', on: '2028-02-01' },
  failVote: { type: 'failVote', on, reason: null },
  refuseApproval: { type: 'refuseApproval', on, reason },
  takeStepBack: { type: 'takeStepBack', reason: '日期有误' },
};
const commandTypes = Object.keys(COMMANDS) as TrackCommand['type'][];

const atFirstReading = aTrack(wayTo('FIRST_READING'));
const ended = (type: (typeof ENDS)[number]): Track => ({ ...atFirstReading, exits: [anExit(type)] });
const STATES = {
  'not begun': notBegun(CITY),
  drafting: aTrack(wayTo('DRAFTING')),
  submitted: aTrack(wayTo('SUBMITTED')),
  'at first reading': atFirstReading,
  'at the vote': aTrack(wayTo('VOTE')),
  'before the province': aTrack(wayTo('SUBMITTED_FOR_APPROVAL')),
  'in force': aTrack(wayTo('IN_FORCE')),
  DEFERRED: { ...atFirstReading, exits: [anExit('DEFERRED')] },
  SHELVED: { ...atFirstReading, exits: [anExit('SHELVED')] },
  WITHDRAWN: ended('WITHDRAWN'),
  LAPSED: ended('LAPSED'),
  VOTED_DOWN: ended('VOTED_DOWN'),
  APPROVAL_REFUSED: ended('APPROVAL_REFUSED'),
} satisfies Record<string, Track>;

type Answers = Record<TrackCommand['type'], string>;
/** What a state answers where the table says nothing else. */
const anywhere: Answers = {
  moveOn: 'stageNotNext',
  planStage: 'StagePlanned',
  waiveConsultation: 'ConsultationWaived',
  sendToMembers: 'SentToMembers',
  deferVote: 'notUnderDeliberation',
  shelve: 'notUnderDeliberation',
  resume: 'notHalted',
  withdrawBill: 'notUnderDeliberation',
  lapse: 'notHalted',
  failVote: 'notAtTheVote',
  refuseApproval: 'notBeforeTheProvince',
  takeStepBack: 'StepTakenBack',
};
const deliberated = { deferVote: 'TrackHalted', shelve: 'TrackHalted', withdrawBill: 'TrackEnded' };
const halted = { resume: 'TrackResumed', lapse: 'TrackEnded', withdrawBill: 'TrackEnded' };
const over: Answers = {
  ...(Object.fromEntries(commandTypes.map((type) => [type, 'trackEnded'])) as Answers),
  takeStepBack: 'StepTakenBack',
};
const TABLE: Record<keyof typeof STATES, Answers> = {
  'not begun': { ...anywhere, takeStepBack: 'nothingToTakeBack' },
  drafting: anywhere,
  submitted: { ...anywhere, withdrawBill: 'TrackEnded' },
  'at first reading': { ...anywhere, ...deliberated, moveOn: 'StageReached' },
  'at the vote': { ...anywhere, ...deliberated, withdrawBill: 'notUnderDeliberation', failVote: 'TrackEnded' },
  'before the province': { ...anywhere, withdrawBill: 'TrackEnded', refuseApproval: 'TrackEnded' },
  'in force': anywhere,
  DEFERRED: { ...anywhere, ...halted },
  SHELVED: { ...anywhere, ...halted },
  WITHDRAWN: over,
  LAPSED: over,
  VOTED_DOWN: over,
  APPROVAL_REFUSED: over,
};

describe("a city's procedure", () => {
  describe.each(Object.keys(STATES) as (keyof typeof STATES)[])('that is %s', (state) => {
    it.each(commandTypes)('answers %s as the table says, and loses nothing recorded before', (type) => {
      // Late enough for two years to have passed; what happens is dated 2026 and lapsing 2028.
      const outcome = run(STATES[state], COMMANDS[type], {
        today: '2028-03-01',
        ...(type === 'planStage' && { today: on }),
      });
      expect(outcome.accepted ? outcome.events[0]?.type : outcome.reason).toBe(TABLE[state][type]);
      if (!outcome.accepted) return;
      expect(outcome.state.steps.slice(0, STATES[state].steps.length).map(({ id }) => id)).toEqual(
        STATES[state].steps.map(({ id }) => id),
      );
      expect(outcome.state.exits.slice(0, STATES[state].exits.length).map(({ id }) => id)).toEqual(
        STATES[state].exits.map(({ id }) => id),
      );
    });

    it('is recorded by the chair and that city’s lead and reviewer only', () => {
      for (const by of [drafter(CITY), lead('枣庄市'), reviewer('枣庄市'), observer])
        for (const type of commandTypes)
          expect(answer(STATES[state], COMMANDS[type], { act: actOf(by) })).toBe('notInChargeOfTheTrack');
      for (const by of [chair, reviewer(CITY)])
        expect(answer(STATES[state], COMMANDS.takeStepBack, { act: actOf(by) })).toBe(TABLE[state].takeStepBack);
    });
  });

  it('goes from each stage to the stages this matrix shows, and to no other', () => {
    const waysTo: Record<Stage, readonly Stage[]> = {
      ...(Object.fromEntries(USUAL_WAY.map((stage) => [stage, wayTo(stage)])) as Record<Stage, readonly Stage[]>),
      PROVINCE_PREVIEW: [...wayTo('UNIFIED_DELIBERATION'), 'PROVINCE_PREVIEW'],
      FURTHER_READING: [...wayTo('SECOND_READING'), 'UNIFIED_DELIBERATION', 'FURTHER_READING'],
      IN_FORCE: [...wayTo('PROMULGATED'), 'IN_FORCE'],
    };
    const agreed = (from: Track, stage: Stage) => answer(from, moveTo(stage, { opinionsAgree: true }));
    const matrix = ['begin', ...STAGES].map((from) => {
      const track = from === 'begin' ? notBegun(CITY) : aTrack(waysTo[from as Stage]);
      const reached = STAGES.filter((stage) => agreed(track, stage) === 'StageReached');
      const refused = STAGES.filter((stage) => agreed(track, stage) === ('stageNotNext' satisfies RefusalReason));
      expect(reached.length + refused.length).toBe(STAGES.length);
      expect(new Set(nextStages(track))).toEqual(new Set(reached));
      return `${from} → ${reached.join(' ')}`;
    });
    expect(matrix).toEqual([
      'begin → PLANNED DRAFTING',
      'PLANNED → DRAFTING',
      'DRAFTING → SUBMITTED',
      'SUBMITTED → DRAFTING ON_AGENDA',
      'ON_AGENDA → FIRST_READING PROVINCE_PREVIEW',
      'FIRST_READING → CONSULTATION UNIFIED_DELIBERATION VOTE',
      'CONSULTATION → UNIFIED_DELIBERATION',
      'UNIFIED_DELIBERATION → CONSULTATION PROVINCE_PREVIEW SECOND_READING VOTE',
      'PROVINCE_PREVIEW → UNIFIED_DELIBERATION SECOND_READING VOTE',
      'SECOND_READING → CONSULTATION UNIFIED_DELIBERATION VOTE',
      'FURTHER_READING → CONSULTATION UNIFIED_DELIBERATION VOTE',
      'VOTE → SUBMITTED_FOR_APPROVAL',
      'SUBMITTED_FOR_APPROVAL → APPROVED',
      'APPROVED → PROMULGATED',
      'PROMULGATED → FILED IN_FORCE',
      'FILED → IN_FORCE',
      'IN_FORCE → FILED',
    ]);
  });

  it('reaches each stage of the usual way, step by step, with its day, version, note and papers', () => {
    let track = notBegun(CITY);
    USUAL_WAY.forEach((stage, index) => {
      const day = `2026-03-${String(index + 1).padStart(2, '0')}`;
      track = stepped(track, moveTo(stage, { on: day, versionId: `v${index}`, note: '如期', attachmentIds: ['a1'] }));
    });
    expect(stepsOf(track).map(({ stage }) => stage)).toEqual(USUAL_WAY);
    expect(currentStep(track)).toMatchObject({
      stage: 'IN_FORCE',
      on: '2026-03-14',
      versionId: 'v13',
      note: '如期',
      attachmentIds: ['a1'],
    });
  });

  it('goes to the vote after the readings its rules ask for, or fewer when opinions agree', () => {
    const rules = (normal: number): TrackFacts['rules'] => {
      const jining = procedureRulesOf('济宁市', '山东省');
      return { ...jining, readings: { ...jining.readings, value: { normal, whenAgreed: 1, whenImportant: 3 } } };
    };
    const once = aTrack(wayTo('FIRST_READING'));
    const twice = aTrack(wayTo('SECOND_READING'));
    expect(answer(once, moveTo('VOTE'))).toBe('tooFewReadings');
    expect(answer(once, moveTo('VOTE', { opinionsAgree: true }))).toBe('StageReached');
    expect(answer(twice, moveTo('VOTE'))).toBe('StageReached');
    expect(answer(twice, moveTo('VOTE'), { rules: rules(3) })).toBe('tooFewReadings');
    const unread = aTrack([...wayTo('ON_AGENDA'), 'PROVINCE_PREVIEW']);
    expect(answer(unread, moveTo('VOTE', { opinionsAgree: true }))).toBe('tooFewReadings');
  });

  it('reads a bill a third time and further, each a reading of its own', () => {
    const thrice = aTrack([
      ...wayTo('SECOND_READING'),
      'UNIFIED_DELIBERATION',
      'FURTHER_READING',
      'UNIFIED_DELIBERATION',
    ]);
    expect(nextStages(thrice)).toContain('FURTHER_READING');
    expect(
      stepped(thrice, moveTo('FURTHER_READING')).steps.filter(({ stage }) => stage === 'FURTHER_READING'),
    ).toHaveLength(2);
  });

  it('votes on several regulations as one, or on a clause by itself, only where the city provides for it', () => {
    const track = aTrack(wayTo('SECOND_READING'));
    const heze = { rules: procedureRulesOf('菏泽市', '山东省') };
    const merged = moveTo('VOTE', { mergedWith: ['某条例'] });
    const separate = moveTo('VOTE', { separateClauseIds: ['c1'] });
    expect(answer(track, merged, heze)).toBe('mergedVoteNotForeseen');
    expect(answer(track, separate, heze)).toBe('separateVoteNotForeseen');
    expect(currentStep(stepped(track, merged))).toMatchObject({ mergedWith: ['某条例'] });
    expect(currentStep(stepped(track, separate))).toMatchObject({ separateClauseIds: ['c1'] });
  });

  it('comes back from a deferred vote to unified deliberation, and from the shelf to where it was', () => {
    const deferred = stepped(STATES.DEFERRED, COMMANDS.resume);
    expect([conditionOf(deferred), currentStep(deferred)?.stage]).toEqual(['MOVING', 'UNIFIED_DELIBERATION']);
    const shelved = stepped(STATES.SHELVED, COMMANDS.resume);
    expect([conditionOf(shelved), currentStep(shelved)?.stage]).toEqual(['MOVING', 'FIRST_READING']);
    expect(shelved.exits[0]).toMatchObject({ resumedOn: on });
    const atVote = stepped(STATES['at the vote'], COMMANDS.deferVote);
    expect(answer(atVote, COMMANDS.withdrawBill)).toBe('TrackEnded');
    expect(nextStages(stepped(atVote, COMMANDS.resume))).toContain('FURTHER_READING');
  });

  it.each(HALTS)('lapses two years after it was %s, not a day before', (type) => {
    const track = { ...atFirstReading, exits: [anExit(type, '2026-02-01')] };
    const lapse = (day: string) => answer(track, { type: 'lapse', on: day }, { today: '2028-12-31' });
    expect(lapse('2028-01-31')).toBe('twoYearsNotOver');
    expect(lapse('2028-02-01')).toBe('TrackEnded');
  });

  it('wants reasons for what stops it, ends it, or takes something back', () => {
    for (const type of ['deferVote', 'shelve', 'withdrawBill', 'waiveConsultation'] as const)
      expect(answer(atFirstReading, { type, on, reason: ' ' })).toBe('reasonMissing');
    expect(answer(STATES['before the province'], { type: 'refuseApproval', on, reason: '' })).toBe('reasonMissing');
    expect(answer(atFirstReading, { type: 'takeStepBack', reason: '' })).toBe('reasonMissing');
  });

  it('takes back the exit in force first, then step by step, and keeps what it took back readable', () => {
    const reopened = stepped(STATES.WITHDRAWN, COMMANDS.takeStepBack);
    expect([conditionOf(reopened), currentStep(reopened)?.stage]).toEqual(['MOVING', 'FIRST_READING']);
    const earlier = stepped(reopened, COMMANDS.takeStepBack);
    expect(currentStep(earlier)?.stage).toBe('ON_AGENDA');
    expect(earlier.steps.at(-1)).toMatchObject({ stage: 'FIRST_READING', takenBack: { reason: '日期有误' } });
    expect(nextStages(earlier)).toContain('FIRST_READING');
  });

  it('happens on days that exist, in order and not to come; plans alone look ahead', () => {
    const track = { ...atFirstReading, steps: [...atFirstReading.steps, aStep('UNIFIED_DELIBERATION', '2026-06-01')] };
    const second = (day: string) => answer(track, moveTo('SECOND_READING', { on: day }));
    expect(second('2026-06-31')).toBe('dateInvalid');
    expect(second('2026-05-31')).toBe('dateBeforePreviousStep');
    expect(second('2026-06-01')).toBe('StageReached');
    expect(second('2026-11-23')).toBe('dateInFuture');
    const back = { ...track, exits: [{ ...anExit('SHELVED', '2026-07-01'), resumedOn: '2026-09-01' }] };
    expect(answer(back, moveTo('SECOND_READING', { on: '2026-08-31' }))).toBe('dateBeforePreviousStep');
    expect(answer(track, { type: 'planStage', stage: 'VOTE', on: '2026-11-21' })).toBe('dateInPast');
    expect(answer(track, { type: 'planStage', stage: 'VOTE', on: '2026-13-01' })).toBe('dateInvalid');
  });

  it('forgets a plan when the stage is reached or the plan is taken away', () => {
    const planned = stepped(atFirstReading, { type: 'planStage', stage: 'CONSULTATION', on: '2026-12-01' });
    expect(planned.plans).toEqual({ CONSULTATION: '2026-12-01' });
    expect(stepped(planned, moveTo('CONSULTATION')).plans).toEqual({});
    expect(stepped(planned, { type: 'planStage', stage: 'CONSULTATION', on: null }).plans).toEqual({});
  });
});
