import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway } from './database-away.js';
import type { AppendOutcome, Appender } from './journal-connection.js';
import type { Batch } from './journal.repository.js';

/** One commit, for metrics and logs. */
export interface Flush {
  readonly drafts: number;
  readonly entries: number;
  /** From the sending of the statement to its commit. */
  readonly milliseconds: number;
}

/** What a process wants to hear of its group commit. */
export interface GroupCommitListener {
  flushed?(flush: Flush): void;
  /** The database is away; the same entries are tried again after `waitMilliseconds`. */
  stalled?(error: unknown, waitMilliseconds: number): void;
}

interface Waiting {
  readonly batch: Batch;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 1_000;

/**
 * The journal's writer: one per process. One flush is in flight at a time and carries everything that arrived meanwhile,
 * for all drafts, in one transaction; there is no timer on the way when idle (architecture.md §2).
 *
 * While the database is away a flush is tried again, with growing pauses, for as long as it takes: nothing is given up
 * and nothing is acknowledged. An attempt whose outcome is unknown is recognised by its bytes and not written twice.
 */
export class GroupCommit {
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(
    private readonly appender: Appender,
    private readonly listener: GroupCommitListener = {},
  ) {}

  /** How many entries wait for the next flush. */
  get queuedEntries(): number {
    return this.#queue.reduce((sum, { batch }) => sum + batch.entries.length, 0);
  }

  /**
   * Appends. Resolves after COMMIT. At most one batch of a draft may be under way: the next one's `expectedSeq` is only
   * known then. Rejects on a fault that waiting does not cure, and when the process stops before the batch is written.
   */
  append(batch: Batch): Promise<AppendOutcome> {
    if (this.#stopping.signal.aborted) return Promise.reject(this.#stopping.signal.reason);
    const outcome = new Promise<AppendOutcome>((resolve, reject) => this.#queue.push({ batch, resolve, reject }));
    this.#running ??= this.#run();
    return outcome;
  }

  /** Waits until everything appended so far is written, at most until `signal` fires; then what is left is rejected. */
  async stop(signal: AbortSignal): Promise<void> {
    const giveUp = () => this.#stopping.abort(new Error('The process stops and the database is away.'));
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
    await this.#running;
    signal.removeEventListener('abort', giveUp);
    giveUp();
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const waiting = this.#queue;
      this.#queue = [];
      await this.#flush(waiting);
    }
    this.#running = undefined;
  }

  async #flush(waiting: readonly Waiting[]): Promise<void> {
    for (let wait = FIRST_WAIT_MS, attempt = 1; ; attempt += 1) {
      try {
        const outcomes = await this.#commit(
          waiting.map(({ batch }) => batch),
          attempt > 1,
        );
        waiting.forEach(({ resolve }, index) => resolve(outcomes[index] ?? { kind: 'gone' }));
        return;
      } catch (error) {
        if (!isDatabaseAway(error)) return this.#separate(waiting, error);
        if (this.#stopping.signal.aborted) return this.#rejectAll(waiting, error);
        this.listener.stalled?.(error, wait);
        await delay(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    }
  }

  /** One bad batch must not take the others with it: each goes again alone, and only the bad one is rejected. */
  async #separate(waiting: readonly Waiting[], error: unknown): Promise<void> {
    if (waiting.length === 1) return this.#rejectAll(waiting, error);
    for (const one of waiting) await this.#flush([one]);
  }

  #rejectAll(waiting: readonly Waiting[], error: unknown): void {
    for (const { reject } of waiting) reject(error);
  }

  async #commit(batches: readonly Batch[], outcomeUnknown: boolean): Promise<AppendOutcome[]> {
    const begin = performance.now();
    const outcomes = await this.appender.append(batches, outcomeUnknown);
    const written = batches.filter((_, index) => outcomes[index]?.kind === 'appended');
    this.listener.flushed?.({
      drafts: written.length,
      entries: written.reduce((sum, { entries }) => sum + entries.length, 0),
      milliseconds: performance.now() - begin,
    });
    return outcomes;
  }
}
