import { HistoryRepository, JournalRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Rooms } from '../sync/rooms.js';
import { packEntries } from './packed-entries.js';
import { Moments } from './moments.service.js';
import { TextWorkers } from './text-workers.service.js';

/** A moment is at most this many entries away from a checkpoint before it. */
export const ENTRIES_BETWEEN_HISTORY_CHECKPOINTS = 2_000;
const LOOK_MS = 60_000;

/**
 * Makes history checkpoints as drafts grow, and those that are missing: one draft after the other, the work in a thread. Nothing waits
 * for it; without a checkpoint a moment only takes longer to open.
 */
@Injectable()
export class HistoryKeeper implements OnModuleInit, OnApplicationShutdown {
  /** How far each draft was seen to have a checkpoint. */
  readonly #kept = new Map<string, number>();
  readonly #due = new Set<string>();
  #running: Promise<void> | undefined;
  #subscription: Subscription | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly rooms: Rooms,
    private readonly moments: Moments,
    private readonly workers: TextWorkers,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    if (!this.configuration.roles.has('jobs')) return;
    this.#subscription = this.rooms.committed.subscribe(({ draftId, seq }) => {
      if (seq - (this.#kept.get(draftId) ?? 0) >= ENTRIES_BETWEEN_HISTORY_CHECKPOINTS) this.#note(draftId);
    });
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
    void this.#look();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    clearInterval(this.#looking);
    this.#subscription?.unsubscribe();
    this.#due.clear();
    await this.#running;
  }

  /** Makes all checkpoints of a draft that are due; returns the last entry that has one. */
  async keep(draftId: string): Promise<number> {
    const { manager } = this.dataSource;
    const history = new HistoryRepository(manager);
    let last = await history.lastSeq(draftId);
    const head = (await new JournalRepository(manager).headOf(draftId)) ?? 0;
    while (head - last >= ENTRIES_BETWEEN_HISTORY_CHECKPOINTS && !this.#isOver) {
      const seq = last + ENTRIES_BETWEEN_HISTORY_CHECKPOINTS;
      const { state } = await this.moments.materialAt(draftId, last);
      const entries = await this.moments.entries(draftId, last, seq);
      const material = { state, entries: packEntries(entries) };
      const made = await this.workers.do('checkpoint', { material, afterSeq: last });
      await history.save(draftId, { ...made, seq, afterSeq: last, at: entries.at(-1)?.at ?? new Date(0) });
      last = seq;
    }
    this.#kept.set(draftId, last);
    return last;
  }

  #note(draftId: string): void {
    if (this.#isOver) return;
    this.#due.add(draftId);
    this.#running ??= this.#work().finally(() => (this.#running = undefined));
  }

  async #work(): Promise<void> {
    for (const draftId of this.#due) {
      this.#due.delete(draftId);
      try {
        await this.keep(draftId);
      } catch (error) {
        // It will be looked for again; until then moments of this draft open from further back.
        if (!this.#isOver) this.logger.warn({ err: error, draftId }, 'history checkpoints were not made');
      }
    }
  }

  async #look(): Promise<void> {
    try {
      const behind = await new HistoryRepository(this.dataSource.manager).idsBehind(
        ENTRIES_BETWEEN_HISTORY_CHECKPOINTS,
      );
      for (const draftId of behind) this.#note(draftId);
    } catch (error) {
      const message = isDatabaseAway(error) ? 'the database is away' : 'drafts without history could not be looked for';
      if (!this.#isOver) this.logger.warn({ err: error }, message);
    }
  }
}
