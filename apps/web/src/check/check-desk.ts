import { linesOfDocument } from '@colex/editor';
import type { Line } from '@colex/lawtext';
import type { EditorState } from 'prosemirror-state';
import { watchable, type Watched } from '../editor/watched.js';
import type { CheckAnswer } from './check-worker.js';
import type { CheckedFinding } from './checked-finding.js';
import { stretchBetween } from './line-change.js';

/** The text must rest this long before it is checked, and while it never rests it is checked this often; milliseconds. */
const REST = 450;
const LONGEST_WAIT = 2_500;

/** What checking found. */
export interface CheckReport {
  readonly findings: readonly CheckedFinding[];
  /** Whether the text has been checked at all. */
  readonly isReady: boolean;
  /** Why it cannot be checked in this browser; null when it can. */
  readonly fault: string | null;
}

/**
 * Has the text checked in a thread of its own. A keystroke sets a timer and nothing else; what changed since the last check is
 * told when the text rests, one order at a time.
 */
export class CheckDesk {
  readonly #report = watchable<CheckReport>({ findings: [], isReady: false, fault: null });
  readonly #worker: Worker;
  #state: EditorState;
  /** The lines the thread has. */
  #told: readonly Line[] = [];
  #isBusy = false;
  #waitsSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(state: EditorState) {
    this.#state = state;
    this.#worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      this.#isBusy = false;
      this.#report.set({ findings: data.findings, isReady: true, fault: null });
      if (this.#waitsSince !== undefined) this.#later();
    });
    this.#worker.addEventListener('error', (event) => {
      this.#isBusy = true;
      this.#report.set({ ...this.#report.getState(), fault: event.message || 'worker' });
    });
    this.#waitsSince = performance.now();
    this.#later();
  }

  get report(): Watched<CheckReport> {
    return this.#report;
  }

  /** Takes note of the state the page shows now. */
  shown(before: EditorState, after: EditorState): void {
    this.#state = after;
    if (before.doc === after.doc) return;
    this.#waitsSince ??= performance.now();
    this.#later();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
  }

  #later(): void {
    if (this.#isBusy || this.#waitsSince === undefined) return;
    clearTimeout(this.#timer);
    const left = this.#waitsSince + LONGEST_WAIT - performance.now();
    this.#timer = setTimeout(() => this.#tell(), Math.max(0, Math.min(REST, left)));
  }

  #tell(): void {
    this.#waitsSince = undefined;
    const lines = linesOfDocument(this.#state.doc);
    const stretch = stretchBetween(this.#told, lines);
    if (stretch === null) return;
    this.#told = lines;
    this.#isBusy = true;
    this.#worker.postMessage(stretch);
  }
}
