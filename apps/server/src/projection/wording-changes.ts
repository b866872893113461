import type { ClauseEntity, NewClauseChange } from '@colex/store';

type Worded = Pick<ClauseEntity, 'lineId' | 'kind' | 'number' | 'lines' | 'digest'>;

/** Which clauses do not say any more what they said, and what that was. A renumbering changes no wording. */
export function wordingChanges(before: readonly Worded[], after: readonly Worded[]): NewClauseChange[] {
  const gone = new Map(before.map((clause) => [clause.lineId, clause]));
  const changed = after.flatMap(({ lineId, digest }): NewClauseChange[] => {
    const old = gone.get(lineId);
    gone.delete(lineId);
    return old?.digest === digest ? [] : [{ lineId, before: old ? wordingOf(old) : null, gone: false }];
  });
  return [...changed, ...[...gone.values()].map((old) => ({ lineId: old.lineId, before: wordingOf(old), gone: true }))];
}

const wordingOf = ({ kind, number, lines }: Worded): NewClauseChange['before'] => ({ kind, number, lines });
