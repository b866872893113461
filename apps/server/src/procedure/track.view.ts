import {
  GATE_TEXTS,
  type GateFinding as GateFindingType,
  type Language,
  type StagePlan,
  type TrackCell,
  type TrackCondition,
  type TrackDeadline,
  type TrackSending,
  fill,
} from '@colex/contract';
import type { StoredTrack } from '@colex/store';
import {
  type Correction,
  type Deadline,
  type Exit,
  type GateFinding,
  type Stage,
  STAGES,
  type Step,
  boardRow,
  conditionOf,
  currentStep,
  deadlinesOf,
} from '@colex/workflow';

/** A city's track as the API shows it, before what it names. */
export interface TrackView {
  readonly projectId: string;
  readonly cityId: string;
  readonly revision: number;
  readonly condition: TrackCondition;
  readonly stage: Stage | null;
  readonly cells: readonly TrackCell[];
  readonly steps: readonly Step[];
  readonly exits: readonly Exit[];
  readonly plans: readonly StagePlan[];
  readonly sendings: readonly TrackSending[];
  readonly consultationWaiver: { readonly on: string; readonly reason: string } | null;
  readonly deadlines: readonly TrackDeadline[];
  /** What the view was made of. */
  readonly stored: StoredTrack;
}

export function toTrackView(stored: StoredTrack, today: string): TrackView {
  const { projectId, cityId, revision, state, rules } = stored;
  return {
    projectId,
    cityId,
    revision,
    condition: conditionOf(state),
    stage: currentStep(state)?.stage ?? null,
    cells: boardRow(state, rules, today).cells.map(({ stage, standing, on, times }) => ({
      stage,
      standing,
      on,
      times,
    })),
    steps: state.steps,
    exits: state.exits,
    plans: STAGES.flatMap((stage) => {
      const on = state.plans[stage];
      return on === undefined ? [] : [{ stage, on }];
    }),
    sendings: [...state.sent],
    consultationWaiver: state.consultationWaived,
    deadlines: deadlinesOf(state, rules, today).map(toDeadlineView),
    stored,
  };
}

function toDeadlineView({ from, ...deadline }: Deadline): TrackDeadline {
  return { ...deadline, fromStage: from.stage, fromOn: from.on, fromIsPlanned: from.planned };
}

/** A gate that does not hold, in words. */
export function toFindingView({ gate, level, because }: GateFinding, language: Language): GateFindingType {
  const parameters = { count: because.length, because: because.join('、') };
  return { gate, level, because: [...because], message: fill(GATE_TEXTS[gate].finding[language], parameters) };
}

/** That something was recorded by mistake, as the API shows it, before who said so. */
export type CorrectionView = Pick<Correction, 'reason' | 'at' | 'personId'>;
