import type { Act } from '../act.js';
import { actOf, lead } from '../builders.js';
import { DEFAULT_GATE_SETTINGS, GATES, type Gate, type GateSettings, type Readiness } from './gate.js';
import { procedureRulesOf } from './procedure-rules.js';
import type { Stage } from './stage.js';
import type { TrackCommand, TrackFacts } from './track-command.js';
import { notBegun, type Step, type Track } from './track.js';

/** Small true things for the specs of the procedure; nothing else imports this file. */
export const CITY = '济宁市';
/** The rules of that city. */
export const jining = procedureRulesOf('济宁市', '山东省');

/** A text with nothing in the way. */
export const ready: Readiness = {
  staleCommonClauseIds: [],
  changedCitationClauseIds: [],
  unsettledCommonClauseIds: [],
  objections: [],
  titleMark: 'NONE',
  errorFindings: 0,
};

/** Every gate at one level. */
export const allGates = (level: GateSettings[Gate]): GateSettings => ({
  ...DEFAULT_GATE_SETTINGS,
  ...Object.fromEntries(Object.keys(GATES).map((gate) => [gate, level])),
});

/** That city's lead drafter on 2026-11-22, with every gate off. */
export const trackFacts = (given: Partial<TrackFacts> & { readonly today?: Act['today'] } = {}): TrackFacts => ({
  act: actOf(lead(CITY), { id: 'step-new', today: given.today ?? '2026-11-22' }),
  rules: jining,
  gates: allGates('OFF'),
  readiness: ready,
  ...given,
});

/** A step that counts. */
export const aStep = (stage: Stage, on: string, given: Partial<Step> = {}): Step => ({
  id: `${stage}-${on}`,
  stage,
  on,
  versionId: null,
  note: null,
  attachmentIds: [],
  mergedWith: [],
  separateClauseIds: [],
  personId: `${CITY}.lead`,
  at: `${on}T02:00:00.000Z`,
  takenBack: null,
  ...given,
});

/** A track that reached these stages one day after another from 2026-01-01. */
export const aTrack = (stages: readonly Stage[], given: Partial<Track> = {}): Track => ({
  ...notBegun(CITY),
  steps: stages.map((stage, index) => aStep(stage, `2026-01-${String(index + 1).padStart(2, '0')}`)),
  ...given,
});

/** Moving on that day, with nothing to it. */
export const moveTo = (stage: Stage, given: Partial<TrackCommand & { readonly type: 'moveOn' }> = {}) =>
  ({
    type: 'moveOn',
    stage,
    on: '2026-11-22',
    versionId: null,
    note: null,
    attachmentIds: [],
    opinionsAgree: false,
    mergedWith: [],
    separateClauseIds: [],
    ...given,
  }) as const satisfies TrackCommand;

/** The usual way up to a stage, with two readings. */
export const USUAL_WAY = [
  'PLANNED',
  'DRAFTING',
  'SUBMITTED',
  'ON_AGENDA',
  'FIRST_READING',
  'CONSULTATION',
  'UNIFIED_DELIBERATION',
  'SECOND_READING',
  'VOTE',
  'SUBMITTED_FOR_APPROVAL',
  'APPROVED',
  'PROMULGATED',
  'FILED',
  'IN_FORCE',
] as const satisfies readonly Stage[];

/** The usual way, that stage included. */
export const wayTo = (stage: (typeof USUAL_WAY)[number]): readonly Stage[] =>
  USUAL_WAY.slice(0, USUAL_WAY.indexOf(stage) + 1);
