import type { MessageKey, TrackAction } from '@colex/contract';
import {
  type GateFinding,
  type Stage,
  type Track,
  type TrackCommand,
  type TrackFacts,
  gateFindings,
  nextStages,
  trackTransition,
} from '@colex/workflow';
import type { ReadinessFor } from './readiness.service.js';

/** Something that could be recorded next. */
export interface Possibility {
  readonly action: TrackAction;
  readonly stage: Stage | null;
  /** Why not; null when it can be. */
  readonly refusal: MessageKey | null;
  readonly findings: readonly GateFinding[];
}

/** Stands for a reason that whoever records it will give. */
const SOME_REASON = '…';

/**
 * What could be recorded of a track today, and why the rest could not: each command is tried on the machine and its
 * outcome thrown away, so that what is shown is what would happen.
 */
export function possibilitiesOf(
  track: Track,
  facts: Omit<TrackFacts, 'readiness'>,
  readinessFor: ReadinessFor,
  versionId: string | null,
): readonly Possibility[] {
  const on = facts.act.today;
  const tried = (action: TrackAction, command: TrackCommand, stage: Stage | null = null): Possibility => {
    const known = { ...facts, readiness: readinessFor(stage ?? 'DRAFTING') };
    const outcome = trackTransition(track, command, known);
    const findings = stage === null ? [] : gateFindings(track, { stage, on, versionId }, known);
    return { action, stage, refusal: outcome.accepted ? null : outcome.reason, findings };
  };
  const reason = SOME_REASON;
  return [
    ...nextStages(track).map((stage) => tried('MOVE_ON', movingTo(stage, on, versionId), stage)),
    tried('DEFER', { type: 'deferVote', on, reason }),
    tried('SHELVE', { type: 'shelve', on, reason }),
    tried('RESUME', { type: 'resume', on }),
    tried('WITHDRAW', { type: 'withdrawBill', on, reason }),
    tried('LAPSE', { type: 'lapse', on }),
    tried('FAIL_VOTE', { type: 'failVote', on, reason }),
    tried('REFUSE_APPROVAL', { type: 'refuseApproval', on, reason }),
    tried('TAKE_BACK', { type: 'takeStepBack', reason }),
  ];
}

/** Opinions are taken to agree: whoever records the vote says so. */
const movingTo = (stage: Stage, on: string, versionId: string | null): TrackCommand => ({
  type: 'moveOn',
  stage,
  on,
  versionId,
  note: null,
  attachmentIds: [],
  opinionsAgree: true,
  mergedWith: [],
  separateClauseIds: [],
});
