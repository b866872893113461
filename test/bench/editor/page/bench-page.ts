import type { SubjectName } from '../text.js';

/** What opening took, in milliseconds from the bytes in memory. */
export interface Opening {
  /** To an editor that takes input. */
  readonly built: number;
  /** To the first frame that shows the text. */
  readonly painted: number;
}

/** What the page is asked by the benchmark. */
export interface BenchPage {
  open(name: SubjectName, state: string): Promise<Opening>;
  goToMiddle(): Promise<void>;
  /** Lets ten others type; resolves when the first character has come. */
  join(name: SubjectName): Promise<void>;
  /** How many updates of others have come. */
  received(): number;
  /** From the keys pressed since the last call: milliseconds from each keydown to the frame that shows it. */
  keysToPaint(): readonly number[];
  /** The longest event durations the browser itself tells of since the last call (Event Timing; only 16 ms and more, by 8). */
  slowEvents(): readonly number[];
  /** Milliseconds between frames while something is done for some time. */
  frames(what: 'nothing' | 'scroll', milliseconds: number): Promise<readonly number[]>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
