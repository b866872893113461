import type { ChangedLine } from '@colex/contract';
import type { LineComparison } from '@colex/drafting';
import { toApiLineKind } from '../clause/clause.view.js';

/** A compared line as the API shows it. */
export function toChangedLine({ before, after, runs }: LineComparison): ChangedLine {
  return {
    lineId: (after ?? before)?.id ?? '',
    kindBefore: before ? toApiLineKind(before.kind) : null,
    kindAfter: after ? toApiLineKind(after.kind) : null,
    runs: runs.map(({ op, text }) => ({ op: op.toUpperCase() as Uppercase<typeof op>, text })),
  };
}
