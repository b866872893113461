import { ClauseRepository, DraftRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { ClauseEvents } from '../clause/clause-events.js';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Folds } from '../fold/folds.js';
import { Metrics } from '../operations/metrics.js';
import { Rooms } from '../sync/rooms.js';

interface Pending {
  timer: NodeJS.Timeout | undefined;
  /** The run under way. */
  running: Promise<void> | undefined;
  /** Whether the journal moved on while it runs. */
  again: boolean;
  /** When the last run ended, on the clock of `performance.now`; and how long it took. */
  lastEnd: number;
  lastMilliseconds: number;
  failures: number;
}

/** The pause after a first edit, and between runs while editing goes on. */
const FIRST_PAUSE_MS = 200;
const PAUSE_MS = 700;
/** Editing goes on when there was a run so shortly before. */
const LATELY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;
/** How often drafts are looked for that changed on other nodes: where this node has no sync sockets, those are all of them. */
const LOOK_MS = { beside: 2_000, alone: 400 } as const;

/**
 * Keeps clause rows in step with the journal: a draft is projected some 200 ms after it changed, while it goes on changing every
 * 700 ms, and never so late that the rows lag more than a second. Reading and comparing the text is done in a thread.
 */
@Injectable()
export class Projection implements OnModuleInit {
  readonly #pending = new Map<string, Pending>();
  #subscription: Subscription | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly rooms: Rooms,
    private readonly folds: Folds,
    private readonly events: ClauseEvents,
    private readonly metrics: Metrics,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Begins to follow the journal, and catches up with what was committed while nobody projected. Does nothing on a node without
   * the role `jobs`; what other nodes commit is found by looking, as is what a node left behind that was killed.
   */
  async onModuleInit(): Promise<void> {
    const { roles } = this.configuration;
    if (!roles.has('jobs')) return;
    this.#subscription = this.rooms.committed.subscribe(({ draftId }) => this.#note(draftId));
    await this.#lookForBehind();
    const milliseconds = roles.has('sync') ? LOOK_MS.beside : LOOK_MS.alone;
    this.#looking = setInterval(
      () =>
        void this.#lookForBehind().catch((error: unknown) => {
          if (!isDatabaseAway(error))
            this.logger.warn({ err: error }, 'drafts that are behind could not be looked for');
        }),
      milliseconds,
    ).unref();
  }

  /** Finishes the runs under way and begins no more; what is left is caught up with at the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#looking);
    this.#subscription?.unsubscribe();
    for (const { timer } of this.#pending.values()) clearTimeout(timer);
    await Promise.all([...this.#pending.values()].map(({ running }) => running));
  }

  async #lookForBehind(): Promise<void> {
    for (const draftId of await new DraftRepository(this.dataSource.manager).idsBehind()) this.#note(draftId);
  }

  #note(draftId: string): void {
    if (this.#isStopped) return;
    const pending = this.#pending.get(draftId) ?? {
      timer: undefined,
      running: undefined,
      again: false,
      lastEnd: -Infinity,
      lastMilliseconds: 0,
      failures: 0,
    };
    this.#pending.set(draftId, pending);
    if (pending.running) pending.again = true;
    else pending.timer ??= setTimeout(() => this.#start(draftId, pending), pauseOf(pending)).unref();
  }

  #start(draftId: string, pending: Pending): void {
    pending.timer = undefined;
    pending.again = false;
    const begin = performance.now();
    pending.running = this.#project(draftId, pending)
      .then(() => void (pending.failures = 0))
      .catch((error: unknown) => {
        pending.failures += 1;
        pending.again = true;
        const message = isDatabaseAway(error)
          ? 'clause rows wait for the database'
          : 'clause rows could not be written';
        this.logger.warn({ err: error, draftId, failures: pending.failures }, message);
      })
      .finally(() => {
        pending.running = undefined;
        pending.lastEnd = performance.now();
        pending.lastMilliseconds = pending.lastEnd - begin;
        this.metrics.projectionSeconds.observe(pending.lastMilliseconds / 1_000);
        if (pending.again) this.#note(draftId);
      });
  }

  async #project(draftId: string, pending: Pending): Promise<void> {
    const clauses = new ClauseRepository(this.dataSource.manager);
    const projected = await this.folds.project(draftId, (work) => clauses.project({ draftId, ...work }));
    // Another draft of this id there will not be.
    if (projected === null) pending.again = !this.#pending.delete(draftId);
    else if (projected?.event) this.events.publish(projected.event);
  }
}

/** Long enough that projecting costs little while somebody types, short enough that the rows lag no more than a second. */
function pauseOf({ lastEnd, lastMilliseconds, failures }: Pending): number {
  if (failures > 0) return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_RETRY_MS);
  const goesOn = performance.now() - lastEnd < LATELY_MS;
  return goesOn ? Math.max(FIRST_PAUSE_MS, PAUSE_MS - 2 * lastMilliseconds) : FIRST_PAUSE_MS;
}
