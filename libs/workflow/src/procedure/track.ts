import type { PlainDate } from '../plain-date.js';
import { isReading, NEXT_STAGES, READINGS, type Reading, type Stage } from './stage.js';

/** That something recorded was recorded by mistake: it stays readable and counts no longer. */
export interface Correction {
  readonly id: string;
  readonly at: string;
  readonly personId: string;
  readonly reason: string;
}

/** That a city reached a stage. */
export interface Step {
  readonly id: string;
  readonly stage: Stage;
  /** The day it happened. */
  readonly on: PlainDate;
  /** The named version in hand (当时的文本); null when no text went with it. */
  readonly versionId: string | null;
  readonly note: string | null;
  readonly attachmentIds: readonly string[];
  /** At the vote: the other regulations voted on as one with it (合并表决), by title. */
  readonly mergedWith: readonly string[];
  /** At the vote: the clauses voted on by themselves (单独表决). */
  readonly separateClauseIds: readonly string[];
  readonly personId: string;
  readonly at: string;
  readonly takenBack: Correction | null;
}

/** What stops a track for a while: 暂不付表决, 搁置审议. */
export const HALTS = ['DEFERRED', 'SHELVED'] as const;

/** What ends it: 撤回, 终止审议, 表决未获通过, 不予批准. */
export const ENDS = ['WITHDRAWN', 'LAPSED', 'VOTED_DOWN', 'APPROVAL_REFUSED'] as const;

/** That a track stopped. */
export interface Exit {
  readonly id: string;
  readonly type: (typeof HALTS)[number] | (typeof ENDS)[number];
  readonly on: PlainDate;
  readonly reason: string | null;
  /** When deliberation went on; null while it has not. */
  readonly resumedOn: PlainDate | null;
  readonly personId: string;
  readonly at: string;
  readonly takenBack: Correction | null;
}

/** One city's way through the procedure (城市立法进程). Steps and exits are append-only, oldest first. */
export interface Track {
  readonly cityId: string;
  readonly steps: readonly Step[];
  readonly exits: readonly Exit[];
  /** The day a stage not yet reached is meant for. */
  readonly plans: { readonly [S in Stage]?: PlainDate };
  /** That the chairpersons' meeting decided not to consult the public (经主任会议决定不公布); null otherwise. */
  readonly consultationWaived: { readonly on: PlainDate; readonly reason: string } | null;
  /** When the draft for a reading went to the members. */
  readonly sent: readonly { readonly reading: Reading; readonly on: PlainDate }[];
}

/** A city that has not begun. */
export const notBegun = (cityId: string): Track => ({
  cityId,
  steps: [],
  exits: [],
  plans: {},
  consultationWaived: null,
  sent: [],
});

/** The steps that count: those not taken back. */
export const stepsOf = (track: Track): readonly Step[] => track.steps.filter((step) => step.takenBack === null);

/** The last step that counts; null before the first. */
export const currentStep = (track: Track): Step | null => stepsOf(track).at(-1) ?? null;

/** The exit in force: the last not taken back, unless deliberation went on after it. */
export const exitOf = (track: Track): Exit | null => {
  const last = track.exits.findLast((exit) => exit.takenBack === null);
  return last === undefined || last.resumedOn !== null ? null : last;
};

/** Where a track stands: moving, stopped for a while, or ended. */
export type TrackCondition = 'MOVING' | Exit['type'];

/** See {@link TrackCondition}. */
export const conditionOf = (track: Track): TrackCondition => exitOf(track)?.type ?? 'MOVING';

/** Whether an exit ends a track for good. */
export const ends = (type: Exit['type']): boolean => (ENDS as readonly string[]).includes(type);

/** How many readings were held. */
export const readingsHeld = (track: Track): number => stepsOf(track).filter(({ stage }) => isReading(stage)).length;

/** The reading that comes next: the first, the second, then further ones. */
export const nextReading = (track: Track): Reading => READINGS[Math.min(readingsHeld(track), 2)] ?? 'FURTHER_READING';

/**
 * The stages a moving track can go to now: what follows its stage, of the readings the one that is due, and filing or
 * coming into force once each. A track that has not begun is put on the plan or, where there was none, begins drafting.
 */
export const nextStages = (track: Track): readonly Stage[] => {
  const current = currentStep(track);
  if (current === null) return ['PLANNED', 'DRAFTING'];
  const reached = new Set(stepsOf(track).map(({ stage }) => stage));
  return NEXT_STAGES[current.stage].filter((stage) => {
    if (isReading(stage)) return stage === nextReading(track);
    return !((stage === 'FILED' || stage === 'IN_FORCE') && reached.has(stage));
  });
};
