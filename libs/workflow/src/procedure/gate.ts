import type { LineId } from '@colex/lawtext';
import { periodAfter, periodBefore, type PlainDate } from '../plain-date.js';
import type { ClauseCityStatus } from '../signoff/status.js';
import type { ProcedureRules } from './procedure-rules.js';
import type { Stage } from './stage.js';
import { MARKS_OF_STAGE, type TitleMark } from './title-mark.js';
import { currentStep, stepsOf, type Track } from './track.js';

/** Clause classes (条款类别): 共同条款, 协商条款, 特色条款. */
export const CLAUSE_CLASSES = ['COMMON', 'NEGOTIABLE', 'LOCAL'] as const;

/** One of {@link CLAUSE_CLASSES}. */
export type ClauseClass = (typeof CLAUSE_CLASSES)[number];

/** What is looked at before a city goes on (关口), each with the stages it stands before. */
export const GATES = {
  /** No common clause with a signature over other words. */
  noStaleCommonClause: ['SUBMITTED', 'VOTE', 'SUBMITTED_FOR_APPROVAL'],
  /** No common clause that cites a clause changed since it was signed (引用条款已变). */
  noChangedCitation: ['VOTE'],
  /** Every common clause settled. */
  commonClausesSettled: ['VOTE'],
  /** No objection a city has not taken back or overtaken, even if the words changed since. */
  noOpenObjection: ['VOTE'],
  /** The mark at the title is one of the stage's (T04). */
  titleMarkFitsStage: [
    'SUBMITTED',
    'ON_AGENDA',
    'FIRST_READING',
    'CONSULTATION',
    'SECOND_READING',
    'FURTHER_READING',
    'VOTE',
    'SUBMITTED_FOR_APPROVAL',
    'PROMULGATED',
  ],
  /** No finding of level error by the drafting rules of the city. */
  noErrorFinding: ['FIRST_READING', 'SECOND_READING', 'FURTHER_READING', 'VOTE', 'SUBMITTED_FOR_APPROVAL'],
  /** A named version goes with the step. */
  versionNamed: [
    'SUBMITTED',
    'FIRST_READING',
    'CONSULTATION',
    'SECOND_READING',
    'FURTHER_READING',
    'VOTE',
    'SUBMITTED_FOR_APPROVAL',
    'PROMULGATED',
  ],
  /** The bill was submitted as long before the session as the city's rules ask; 枣庄 keeps a late one off the agenda. */
  submittedInTime: ['FIRST_READING'],
  /** The public was consulted where the city's rules ask it, or it was decided not to. */
  consultationHeld: ['VOTE'],
  /** The consultation stayed open as long as the city's rules ask. */
  consultationLongEnough: ['UNIFIED_DELIBERATION'],
} as const satisfies { readonly [gate: string]: readonly Stage[] };

/** One of {@link GATES}. */
export type Gate = keyof typeof GATES;

/** What a gate does that does not hold: warns, stops, or nothing. */
export const GATE_LEVELS = ['WARN', 'BLOCK', 'OFF'] as const;

/** One of {@link GATE_LEVELS}. */
export type GateLevel = (typeof GATE_LEVELS)[number];

/** A project's gates. */
export type GateSettings = { readonly [G in Gate]: GateLevel };

/** What a project has that set nothing: a vote on words not agreed is stopped, the rest warns. */
export const DEFAULT_GATE_SETTINGS: GateSettings = {
  noStaleCommonClause: 'BLOCK',
  noChangedCitation: 'WARN',
  commonClausesSettled: 'WARN',
  noOpenObjection: 'BLOCK',
  titleMarkFitsStage: 'WARN',
  noErrorFinding: 'WARN',
  versionNamed: 'WARN',
  submittedInTime: 'WARN',
  consultationHeld: 'WARN',
  consultationLongEnough: 'WARN',
};

/** What the gates must know about the text. */
export interface Readiness {
  readonly staleCommonClauseIds: readonly LineId[];
  readonly changedCitationClauseIds: readonly LineId[];
  readonly unsettledCommonClauseIds: readonly LineId[];
  readonly objections: readonly { readonly clauseId: LineId; readonly cityId: string }[];
  readonly titleMark: TitleMark;
  /** How many findings of level error the drafting rules have. */
  readonly errorFindings: number;
}

/** The sign-off part of {@link Readiness}, from the matrix of statuses. A clause without a class is common. */
export const signoffReadiness = (
  matrix: readonly ClauseCityStatus[],
  classOf: ReadonlyMap<LineId, ClauseClass>,
  settledClauseIds: ReadonlySet<LineId>,
): Omit<Readiness, 'titleMark' | 'errorFindings'> => {
  const common = matrix.filter(({ clauseId }) => (classOf.get(clauseId) ?? 'COMMON') === 'COMMON');
  const clauseIds = (those: readonly ClauseCityStatus[]): readonly LineId[] => [
    ...new Set(those.map(({ clauseId }) => clauseId)),
  ];
  return {
    staleCommonClauseIds: clauseIds(common.filter(({ signoff }) => signoff.status === 'STALE')),
    changedCitationClauseIds: clauseIds(common.filter(({ signoff }) => signoff.changedCitations.length > 0)),
    unsettledCommonClauseIds: clauseIds(common.filter(({ clauseId }) => !settledClauseIds.has(clauseId))),
    objections: matrix
      .filter(
        ({ signoff }) => signoff.status === 'OBJECTED' || (signoff.status === 'STALE' && signoff.was === 'OBJECTED'),
      )
      .map(({ clauseId, cityId }) => ({ clauseId, cityId })),
  };
};

/** A gate that does not hold. */
export interface GateFinding {
  readonly gate: Gate;
  readonly level: Exclude<GateLevel, 'OFF'>;
  /** What is in the way: clause ids, a mark, a day; empty when the gate says it all. */
  readonly because: readonly string[];
}

/** What a step to a stage meets at its gates, those switched off left out. */
export const gateFindings = (
  track: Track,
  to: { readonly stage: Stage; readonly on: PlainDate; readonly versionId: string | null },
  {
    rules,
    gates,
    readiness,
  }: { readonly rules: ProcedureRules; readonly gates: GateSettings; readonly readiness: Readiness },
): readonly GateFinding[] =>
  (Object.keys(GATES) as Gate[]).flatMap((gate) => {
    const level = gates[gate];
    if (level === 'OFF' || !(GATES[gate] as readonly Stage[]).includes(to.stage)) return [];
    const because = hindrance(gate, track, to, rules, readiness);
    return because === null ? [] : [{ gate, level, because }];
  });

const someOf = (list: readonly string[]): readonly string[] | null => (list.length > 0 ? list : null);

/** What keeps a gate from holding; null when it holds. */
const hindrance = (
  gate: Gate,
  track: Track,
  to: { readonly stage: Stage; readonly on: PlainDate; readonly versionId: string | null },
  rules: ProcedureRules,
  readiness: Readiness,
): readonly string[] | null => {
  switch (gate) {
    case 'noStaleCommonClause':
      return someOf(readiness.staleCommonClauseIds);
    case 'noChangedCitation':
      return someOf(readiness.changedCitationClauseIds);
    case 'commonClausesSettled':
      return someOf(readiness.unsettledCommonClauseIds);
    case 'noOpenObjection':
      return someOf([...new Set(readiness.objections.map(({ clauseId }) => clauseId))]);
    case 'titleMarkFitsStage':
      return MARKS_OF_STAGE[to.stage].includes(readiness.titleMark) ? null : [readiness.titleMark];
    case 'noErrorFinding':
      return readiness.errorFindings === 0 ? null : [String(readiness.errorFindings)];
    case 'versionNamed':
      return to.versionId === null ? [] : null;
    case 'submittedInTime': {
      const submitted = stepsOf(track).findLast(({ stage }) => stage === 'SUBMITTED');
      if (rules.submitBefore === null || submitted === undefined) return null;
      const until = periodBefore(to.on, rules.submitBefore.value);
      return submitted.on > until ? [until] : null;
    }
    case 'consultationHeld': {
      const held = stepsOf(track).some(({ stage }) => stage === 'CONSULTATION') || track.consultationWaived !== null;
      return rules.consultation.value.required && !held ? [] : null;
    }
    case 'consultationLongEnough': {
      const current = currentStep(track);
      const { atLeast } = rules.consultation.value;
      if (current?.stage !== 'CONSULTATION' || atLeast === null) return null;
      const until = periodAfter(current.on, atLeast);
      return to.on < until ? [until] : null;
    }
  }
};
