import type { PlainDate } from '../plain-date.js';
import { deadlinesOf, type Deadline } from './deadline.js';
import type { ProcedureRules } from './procedure-rules.js';
import { STAGES, stagesAhead, type Stage } from './stage.js';
import { conditionOf, currentStep, stepsOf, type Track, type TrackCondition } from './track.js';

/** How a stage stands for a city: passed, where it is, with a day set, still possible, no longer possible. */
export const CELL_STANDINGS = ['DONE', 'CURRENT', 'PLANNED', 'AHEAD', 'SKIPPED'] as const;

/** One stage of one city on the board. */
export interface BoardCell {
  readonly stage: Stage;
  readonly standing: (typeof CELL_STANDINGS)[number];
  /** When it was last reached, or is meant to be; null otherwise. */
  readonly on: PlainDate | null;
  /** The version in hand then. */
  readonly versionId: string | null;
  /** How often it was reached. */
  readonly times: number;
}

/** One city on the board (城市 × 阶段). */
export interface BoardRow {
  readonly cityId: string;
  readonly condition: TrackCondition;
  /** One per stage, in the order of {@link STAGES}. */
  readonly cells: readonly BoardCell[];
  /** The open deadline that comes first. */
  readonly next: Deadline | null;
  /** Past their day and not met. */
  readonly overdue: readonly Deadline[];
}

/** A city's row as it stands that day. */
export const boardRow = (track: Track, rules: ProcedureRules, today: PlainDate): BoardRow => {
  const condition = conditionOf(track);
  const deadlines = deadlinesOf(track, rules, today);
  const open = deadlines.filter(({ standing }) => standing === 'OPEN').sort((a, b) => (a.on < b.on ? -1 : 1));
  return {
    cityId: track.cityId,
    condition,
    cells: cellsOf(track),
    next: open[0] ?? null,
    overdue: deadlines.filter(({ standing }) => standing === 'OVERDUE'),
  };
};

const cellsOf = (track: Track): readonly BoardCell[] => {
  const steps = stepsOf(track);
  const current = currentStep(track);
  const ahead = current === null ? new Set(STAGES) : stagesAhead(current.stage);
  return STAGES.map((stage) => {
    const reached = steps.filter((step) => step.stage === stage);
    const last = reached.at(-1);
    const plan = track.plans[stage];
    const times = reached.length;
    if (last !== undefined) {
      const standing = current?.stage === stage ? 'CURRENT' : 'DONE';
      return { stage, standing, on: last.on, versionId: last.versionId, times };
    }
    if (plan !== undefined) return { stage, standing: 'PLANNED', on: plan, versionId: null, times };
    return { stage, standing: ahead.has(stage) ? 'AHEAD' : 'SKIPPED', on: null, versionId: null, times };
  });
};

/** The board of a project: a row for each city, in the order given. */
export const board = (
  tracks: readonly { readonly track: Track; readonly rules: ProcedureRules }[],
  today: PlainDate,
): readonly BoardRow[] => tracks.map(({ track, rules }) => boardRow(track, rules, today));
