import type { Line, LineId } from '@colex/lawtext';

/** Characters of a line that one person wrote at one time. */
export interface AuthoredRun {
  readonly from: number;
  readonly to: number;
  /** Place in the list of authors. */
  readonly author: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A line as it read when its authors were asked for. */
export interface AuthoredLine {
  readonly text: string;
  readonly runs: readonly AuthoredRun[];
}

/** What the API says of one line. */
export interface BlamedLine {
  readonly lineId: LineId;
  readonly runs: readonly { readonly length: number; readonly author: number; readonly at: string }[];
}

/** Puts the authors of a text to its lines. */
export function authoredLines(
  lines: readonly Line[],
  blamed: readonly BlamedLine[],
): ReadonlyMap<LineId, AuthoredLine> {
  const texts = new Map(lines.map(({ id, text }) => [id, text]));
  return new Map(
    blamed.map(({ lineId, runs }) => {
      let place = 0;
      const placed = runs.map(({ length, author, at }): AuthoredRun => {
        const from = place;
        place += length;
        return { from, to: place, author, at: Date.parse(at) };
      });
      return [lineId, { text: texts.get(lineId) ?? '', runs: placed }];
    }),
  );
}

/**
 * The runs of a line that reads differently now: those of what it still begins and ends with. What is new between the two has no
 * author yet; whoever shows it asks again soon.
 */
export function runsNow({ text, runs }: AuthoredLine, now: string): readonly AuthoredRun[] {
  if (text === now) return runs;
  const shorter = Math.min(text.length, now.length);
  let head = 0;
  while (head < shorter && text.charCodeAt(head) === now.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && text.charCodeAt(text.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail)) {
    tail += 1;
  }
  const moved = now.length - text.length;
  const tailBegins = text.length - tail;
  return runs.flatMap((run) => {
    const kept: AuthoredRun[] = [];
    if (run.from < head) kept.push({ ...run, to: Math.min(run.to, head) });
    if (run.to > tailBegins) kept.push({ ...run, from: Math.max(run.from, tailBegins) + moved, to: run.to + moved });
    return kept;
  });
}
