import { clausesOf, writeReferences, type Line } from '@colex/lawtext';
import { alignClauses, inOrder } from './align.js';
import { compareLines, type LineComparison } from './compare-lines.js';

/** A line of two texts laid into one, and where it stands in each. */
export interface RedlineEntry extends LineComparison {
  /** Index in the old text; -1 for an added line. */
  readonly oldIndex: number;
  /** Index in the new text; -1 for a removed line. */
  readonly newIndex: number;
}

/**
 * Lays two texts into one, as a redline prints them: without the removed lines and runs it is the new text, line for
 * line; without the added ones the old. What kept its order is compared word by word; what moved is removed where it
 * stood and added where it stands now, because a sequence can be read in both directions only so. References are
 * compared as they print.
 */
export const redlineOf = (beforeLines: readonly Line[], afterLines: readonly Line[]): readonly RedlineEntry[] => {
  const before = clausesOf(writeReferences(beforeLines));
  const after = clausesOf(writeReferences(afterLines));
  const kept = [...inOrder(alignClauses(before, after))].toSorted((one, other) => one.before - other.before);
  const entries: RedlineEntry[] = [];
  let oldIndex = 0;
  let newIndex = 0;
  const lay = (old: readonly Line[], fresh: readonly Line[]): void => {
    for (const line of compareLines(old, fresh)) {
      entries.push({ ...line, oldIndex: line.before ? oldIndex++ : -1, newIndex: line.after ? newIndex++ : -1 });
    }
  };
  const linesOf = (clauses: typeof before, from: number, to: number): readonly Line[] =>
    clauses.slice(from, to).flatMap((clause) => clause.lines);
  let old = 0;
  let fresh = 0;
  for (const pair of [...kept, { before: before.length, after: after.length }]) {
    lay(linesOf(before, old, pair.before), []);
    lay([], linesOf(after, fresh, pair.after));
    lay(linesOf(before, pair.before, pair.before + 1), linesOf(after, pair.after, pair.after + 1));
    old = pair.before + 1;
    fresh = pair.after + 1;
  }
  return entries;
};
