import { aDecision, aReading, CITIES } from '../builders.js';
import { signoffMatrix } from '../signoff/status.js';
import { DEFAULT_GATE_SETTINGS, GATES, gateFindings, signoffReadiness, type Gate, type Readiness } from './gate.js';
import { allGates, aStep, aTrack, jining, moveTo, ready, trackFacts, wayTo } from './procedure-builders.js';
import { procedureRulesOf } from './procedure-rules.js';
import type { Stage } from './stage.js';
import { MARKS_OF_STAGE, TITLE_MARKS, titleMarkOf } from './title-mark.js';
import { trackTransition } from './track-transition.js';

/** For each gate: what makes it not hold at a stage it stands before, and what it then names. */
const FAULTS: Record<
  Gate,
  { readonly stage: Stage; readonly readiness?: Partial<Readiness>; readonly because: readonly string[] }
> = {
  noStaleCommonClause: { stage: 'VOTE', readiness: { staleCommonClauseIds: ['c1'] }, because: ['c1'] },
  noChangedCitation: { stage: 'VOTE', readiness: { changedCitationClauseIds: ['c2'] }, because: ['c2'] },
  commonClausesSettled: { stage: 'VOTE', readiness: { unsettledCommonClauseIds: ['c3'] }, because: ['c3'] },
  noOpenObjection: {
    stage: 'VOTE',
    readiness: {
      objections: [
        { clauseId: 'c4', cityId: '徐州' },
        { clauseId: 'c4', cityId: '商丘' },
      ],
    },
    because: ['c4'],
  },
  titleMarkFitsStage: { stage: 'VOTE', readiness: { titleMark: 'BILL' }, because: ['BILL'] },
  noErrorFinding: { stage: 'VOTE', readiness: { errorFindings: 3 }, because: ['3'] },
  versionNamed: { stage: 'VOTE', because: [] },
  submittedInTime: { stage: 'FIRST_READING', because: ['2026-10-22'] },
  consultationHeld: { stage: 'VOTE', because: [] },
  consultationLongEnough: { stage: 'UNIFIED_DELIBERATION', because: ['2026-02-05'] },
};
const gates = Object.keys(GATES) as Gate[];

/** A way on which every gate holds, and one on which the given gate does not. */
const trackFor = (gate: Gate, holds: boolean) => {
  if (gate === 'consultationLongEnough')
    return aTrack([], { steps: [...aTrack(wayTo('FIRST_READING')).steps, aStep('CONSULTATION', '2026-01-06')] });
  if (gate === 'submittedInTime') {
    return aTrack([], {
      steps: [aStep('SUBMITTED', holds ? '2026-10-22' : '2026-10-23'), aStep('ON_AGENDA', '2026-11-01')],
    });
  }
  const consulted = holds || gate !== 'consultationHeld';
  return aTrack(wayTo('SECOND_READING').filter((stage) => consulted || stage !== 'CONSULTATION'));
};
const fitting = (gate: Gate): Readiness => ({ ...ready, titleMark: MARKS_OF_STAGE[FAULTS[gate].stage][0] ?? 'NONE' });
const found = (gate: Gate, holds: boolean, level: 'WARN' | 'BLOCK' | 'OFF' = 'WARN') => {
  const { stage, readiness } = FAULTS[gate];
  const facts = trackFacts({
    gates: { ...allGates('OFF'), [gate]: level },
    readiness: holds ? fitting(gate) : { ...fitting(gate), ...readiness },
  });
  const day = gate === 'consultationLongEnough' ? (holds ? '2026-02-05' : '2026-02-04') : '2026-11-22';
  const command = moveTo(stage, { on: day, versionId: !holds && gate === 'versionNamed' ? null : 'v1' });
  return {
    findings: gateFindings(trackFor(gate, holds), command, facts),
    outcome: trackTransition(trackFor(gate, holds), command, facts),
  };
};

describe('the gates before a stage', () => {
  it.each(gates)('%s warns with the step, stops it, or says nothing, as configured', (gate) => {
    const { because } = FAULTS[gate];
    expect(found(gate, false).findings).toEqual([{ gate, level: 'WARN', because }]);
    expect(found(gate, false).outcome).toMatchObject({ accepted: true, events: [{ warnings: [{ gate, because }] }] });
    expect(found(gate, false, 'BLOCK').outcome).toEqual({ accepted: false, reason: 'gateClosed', because: [gate] });
    expect(found(gate, false, 'OFF').outcome).toMatchObject({ accepted: true, events: [{ warnings: [] }] });
  });

  it.each(gates)('%s says nothing when it holds, at whatever level', (gate) => {
    expect(found(gate, true).findings).toEqual([]);
    expect(found(gate, true, 'BLOCK').outcome).toMatchObject({ accepted: true, events: [{ warnings: [] }] });
  });

  it('stand only before their stages', () => {
    const broken: Readiness = { ...ready, staleCommonClauseIds: ['c1'], errorFindings: 1, titleMark: 'BILL' };
    const facts = { rules: jining, gates: allGates('BLOCK'), readiness: broken };
    expect(gateFindings(aTrack(wayTo('PLANNED')), moveTo('DRAFTING'), facts)).toEqual([]);
  });

  it('ask for consultation where the city does, unless it was decided otherwise (菏泽 asks for none)', () => {
    const track = trackFor('consultationHeld', false);
    const gatesOn = { ...allGates('OFF'), consultationHeld: 'BLOCK' } as const;
    const asked = (rules = jining, waived: (typeof track)['consultationWaived'] = null) =>
      gateFindings({ ...track, consultationWaived: waived }, moveTo('VOTE'), {
        rules,
        gates: gatesOn,
        readiness: ready,
      }).length;
    expect(asked()).toBe(1);
    expect(asked(procedureRulesOf('菏泽市', '山东省'))).toBe(0);
    expect(asked(jining, { on: '2026-01-06', reason: '经主任会议决定不公布' })).toBe(0);
  });

  it('stop a vote on stale or objected common clauses where a project set nothing', () => {
    expect(DEFAULT_GATE_SETTINGS).toMatchObject({ noStaleCommonClause: 'BLOCK', noOpenObjection: 'BLOCK' });
  });
});

describe('readiness by sign-off', () => {
  it('looks at common clauses for staleness and settlement, and at every clause for objections, stale ones too', () => {
    const decisions = [
      aDecision('APPROVED', { clauseId: 'common', digest: 'old' }),
      aDecision('OBJECTED', { clauseId: 'local', cityId: '商丘', digest: 'old' }),
      aDecision('OBJECTED', { clauseId: 'common', cityId: '淮北', digest: 'common#1' }),
      aDecision('APPROVED', {
        clauseId: 'unclassed',
        digest: 'unclassed#1',
        citations: [{ clauseId: 'x', digest: 'x' }],
      }),
    ];
    const matrix = signoffMatrix(
      ['common', 'local', 'unclassed'].map((id) => aReading(id)),
      CITIES,
      decisions,
    );
    const classes = new Map([
      ['common', 'COMMON'],
      ['local', 'LOCAL'],
    ] as const);
    expect(signoffReadiness(matrix, classes, new Set(['unclassed']))).toEqual({
      staleCommonClauseIds: ['common'],
      changedCitationClauseIds: ['unclassed'],
      unsettledCommonClauseIds: ['common'],
      objections: [
        { clauseId: 'common', cityId: '淮北' },
        { clauseId: 'local', cityId: '商丘' },
      ],
    });
  });
});

describe('the mark of a title', () => {
  it.each([
    ['商丘市淮海战役红色资源保护条例', 'NONE'],
    ['某市条例（草案征求意见稿）', 'CONSULTATION_DRAFT'],
    ['某市条例（修订草案）\n（征求意见稿）', 'CONSULTATION_DRAFT'],
    ['某市条例(草案送审稿)', 'SUBMISSION_DRAFT'],
    ['某市条例（草案）', 'BILL'],
    ['某市条例（修订草案） ', 'BILL'],
    ['某市条例（草案修改稿）', 'REVISED_BILL'],
    ['某市条例（草案修改二稿）', 'REVISED_BILL'],
    ['某市条例（二次审议稿）', 'REVISED_BILL'],
    ['某市条例（草案建议修改稿）', 'REVISED_BILL'],
    ['某市条例（草案表决稿）', 'VOTING_TEXT'],
    ['某市条例（试行）', 'NONE'],
    ['某市（草案）条例', 'NONE'],
  ] as const)('of “%s” is %s', (title, mark) => {
    expect(titleMarkOf(title)).toBe(mark);
  });

  it('fits some stage, whichever it is, and what was passed has none', () => {
    for (const mark of TITLE_MARKS)
      expect(Object.values(MARKS_OF_STAGE).some((marks) => marks.includes(mark))).toBe(true);
    for (const stage of ['SUBMITTED_FOR_APPROVAL', 'APPROVED', 'PROMULGATED', 'FILED', 'IN_FORCE'] as const)
      expect(MARKS_OF_STAGE[stage]).toEqual(['NONE']);
  });
});
