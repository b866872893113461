/** The thread that checks the text, so that no keystroke waits for it. It keeps the lines and is told what changed. */
import type { Line } from '@colex/lawtext';
import { checkLines, type CheckedFinding } from './checked-finding.js';
import type { LinesStretch } from './line-change.js';

/** What the thread answers to a stretch. */
export interface CheckAnswer {
  readonly findings: readonly CheckedFinding[];
  /** How long it took in milliseconds. */
  readonly took: number;
}

const lines: Line[] = [];

self.addEventListener('message', ({ data: { from, removed, added } }: MessageEvent<LinesStretch>) => {
  const begin = performance.now();
  lines.splice(from, removed, ...added);
  const findings = checkLines(lines);
  self.postMessage({ findings, took: performance.now() - begin } satisfies CheckAnswer);
});
