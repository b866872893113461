import { referencePrinter, type Line } from '@colex/lawtext';
import { compareWords, type TextRun } from './words.js';
import { likeness, profileOf } from './likeness.js';

/** One line of a clause as it was and as it is. */
export interface LineComparison {
  readonly op: 'same' | 'changed' | 'added' | 'removed';
  readonly before: Line | undefined;
  readonly after: Line | undefined;
  /** The words of the line; of an added or removed line one run. */
  readonly runs: readonly TextRun[];
}

/** Two lines are one line changed when they are at least this alike. */
const SAME_LINE = 0.3;

const score = (before: Line, after: Line, textOf: (line: Line) => string): number => {
  if (before.id === after.id) return 2;
  const [old, fresh] = [textOf(before), textOf(after)];
  if (old === fresh) return before.kind === after.kind ? 1.5 : 1.2;
  const alike = likeness(profileOf(old), profileOf(fresh));
  return alike < SAME_LINE ? 0 : alike * (before.kind === after.kind ? 1 : 0.8);
};

/**
 * Compares the lines of one clause: which 款 and 项 are which (in order, the pairing that keeps most), then word by
 * word. The lines come in the order of the new clause, a removed one where it stood.
 *
 * @param textOf what a line prints; by default with its references as they printed when made.
 */
export const compareLines = (
  before: readonly Line[],
  after: readonly Line[],
  textOf: (line: Line) => string = (line) => referencePrinter([line]).textOf(0),
): readonly LineComparison[] => {
  // Needleman and Wunsch 1970 with a gap of no cost: the order-keeping pairing of the greatest total likeness.
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const scores = before.map((old) => after.map((fresh) => score(old, fresh, textOf)));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const pair = scores[i]?.[j] ?? 0;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      best[i * width + j] = pair > 0 ? Math.max(skip, pair + (best[(i + 1) * width + j + 1] ?? 0)) : skip;
    }
  }
  const result: LineComparison[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    const here = best[i * width + j] ?? 0;
    const pair = old !== undefined && fresh !== undefined ? (scores[i]?.[j] ?? 0) : 0;
    if (old !== undefined && fresh !== undefined && pair > 0 && here === pair + (best[(i + 1) * width + j + 1] ?? 0)) {
      const runs = compareWords(textOf(old), textOf(fresh));
      const same = runs.every((run) => run.op === 'same') && old.kind === fresh.kind && old.number === fresh.number;
      result.push({ op: same ? 'same' : 'changed', before: old, after: fresh, runs });
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || here === (best[(i + 1) * width + j] ?? 0))) {
      result.push({ op: 'removed', before: old, after: undefined, runs: [{ op: 'removed', text: textOf(old) }] });
      i += 1;
    } else if (fresh !== undefined) {
      result.push({ op: 'added', before: undefined, after: fresh, runs: [{ op: 'added', text: textOf(fresh) }] });
      j += 1;
    }
  }
  return result;
};
