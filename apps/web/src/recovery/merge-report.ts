import type { Line, LineId } from '@colex/lawtext';
import { wordsOf, type TouchedLine } from './edit-store.js';

/**
 * Where a change that was brought back stands now.
 * - `there`: in its line, which says what it said.
 * - `mixed`: in its line, which colleagues changed as well.
 * - `elsewhere`: its line is gone; the words stand in another.
 * - `gone`: the words are not in the text.
 */
export type Outcome = 'there' | 'mixed' | 'elsewhere' | 'gone';

/** One changed line and what became of it. */
export interface MergedLine extends TouchedLine {
  readonly outcome: Outcome;
  /** The line that holds the words now; null when none does. */
  readonly now: LineId | null;
  /** What that line says. */
  readonly nowText: string | null;
}

/** What was written into a line: the characters between what both texts begin and end with. */
export function writtenWords(before: string, after: string): string {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return after.slice(head, after.length - tail);
}

/** Looks for every changed line in the text as it is after the changes were brought in. */
export function mergeReport(touched: readonly TouchedLine[], lines: readonly Line[]): readonly MergedLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return touched.map((line): MergedLine => {
    const own = byId.get(line.id);
    const text = own ? wordsOf(own) : null;
    const found = (outcome: Outcome): MergedLine => ({ ...line, outcome, now: own?.id ?? null, nowText: text });
    // A deletion has nothing that could be lost; where colleagues wrote into the line, their words were kept.
    if (line.after === null) return found(own ? 'mixed' : 'there');
    if (text === line.after) return found('there');
    const words = writtenWords(line.before ?? '', line.after);
    if (text !== null && text.includes(words)) return found('mixed');
    const other = words === '' ? undefined : lines.find((each) => wordsOf(each).includes(words));
    if (other) return { ...line, outcome: 'elsewhere', now: other.id, nowText: wordsOf(other) };
    // Only deletions were made, and what they were made in is gone as well.
    return words === '' ? found('there') : { ...line, outcome: 'gone', now: null, nowText: null };
  });
}
