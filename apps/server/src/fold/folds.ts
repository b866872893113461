import {
  type Checkpoint,
  CheckpointRepository,
  ClauseRepository,
  DraftRepository,
  JournalRepository,
} from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { FoldWorker } from './fold-worker.js';
import type { KnownRows, Projected } from './folded-drafts.js';
import { pack } from './packed-updates.js';

interface Held {
  /** The entry up to which the thread has folded. */
  seq: number;
  /** Encoded bytes it was given; decoded they take some nine times as much. */
  bytes: number;
}

/** The most drafts the thread keeps, and encoded bytes in all of them; those used least recently are folded again when needed. */
const MOST_DRAFTS = 200;
const MOST_BYTES = 24 * 1_048_576;

/**
 * Folds of journals, made in a thread of their own: the clause rows and the checkpoints of a draft come from here, out of the
 * journal and nothing else, and the loop that serves the editors only reads entries and writes results.
 */
@Injectable()
export class Folds {
  readonly #worker: FoldWorker;
  /** In the order of their last use. */
  readonly #held = new Map<string, Held>();
  /** The work under way for each draft: one piece after the other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) configuration: ServerConfiguration,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#worker = new FoldWorker(configuration.threadArguments, (error) => {
      this.#held.clear();
      logger.error({ err: error }, 'the thread that folds journals ended; it is started again when needed');
    });
  }

  /**
   * Compares the text of a draft at the end of its journal with its clause rows, and has the difference written: `write` says
   * whether the rows were what they were thought to be. Null when there is no such draft; undefined when the rows are there
   * or further already.
   */
  project(draftId: string, write: (projected: Projected) => Promise<boolean>): Promise<Projected | null | undefined> {
    return this.#inTurn(draftId, async () => {
      for (;;) {
        const seq = await this.#advance(draftId);
        if (seq === null) return null;
        const projected =
          (await this.#worker.call('project', [draftId])) ??
          (await this.#worker.call('project', [draftId, await this.#knownRows(draftId)]));
        if (!projected || projected.seq <= projected.knownSeq) return undefined;
        const isWritten = await write(projected).catch(async (error: unknown) => {
          await this.#worker.call('projected', [draftId, false]);
          throw error;
        });
        await this.#worker.call('projected', [draftId, isWritten]);
        if (isWritten) return projected;
        // Another node wrote rows meanwhile: look at them and compare again.
      }
    });
  }

  /** A checkpoint at the end of the journal, read back and found right; null when there is no such draft. */
  checkpoint(draftId: string): Promise<Checkpoint | null> {
    return this.#inTurn(draftId, async () =>
      (await this.#advance(draftId)) === null ? null : this.#worker.call('checkpoint', [draftId]),
    );
  }

  /** Starts the thread: it reads its program while nobody types yet, and not when the first edit comes. */
  warm(): void {
    this.#worker.start();
  }

  close(): Promise<void> {
    return this.#worker.close();
  }

  async #inTurn<Result>(draftId: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#turns.get(draftId) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(draftId, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(draftId) === settled) this.#turns.delete(draftId);
    }
  }

  /** Has the thread fold what it lacks of the journal; the entry it stands at then. */
  async #advance(draftId: string): Promise<number | null> {
    const journal = new JournalRepository(this.dataSource.manager);
    const held = this.#held.get(draftId) ?? (await this.#open(draftId, journal));
    if (!held) return null;
    this.#held.delete(draftId);
    try {
      for await (const entries of journal.entriesAfter(draftId, held.seq)) {
        const updates = pack(entries.map(({ bytes }) => bytes));
        const { length } = updates.bytes;
        await this.#worker.call('advance', [draftId, updates], [updates.bytes.buffer]);
        held.seq += entries.length;
        held.bytes += length;
      }
    } catch (error) {
      await this.#worker.call('forget', [draftId]);
      throw error;
    }
    this.#held.set(draftId, held);
    await this.#forgetOldest(draftId);
    return held.seq;
  }

  async #open(draftId: string, journal: JournalRepository): Promise<Held | null> {
    const headSeq = await journal.headOf(draftId);
    if (headSeq === null) return null;
    for await (const checkpoint of new CheckpointRepository(this.dataSource.manager).intact(draftId, headSeq)) {
      const state = Uint8Array.from(checkpoint.state);
      const { length } = state;
      const isRight = await this.#worker.call('open', [draftId, { ...checkpoint, state }], [state.buffer]);
      if (isRight) return { seq: checkpoint.seq, bytes: length };
    }
    await this.#worker.call('open', [draftId, null]);
    return { seq: 0, bytes: 0 };
  }

  async #knownRows(draftId: string): Promise<KnownRows> {
    const { manager } = this.dataSource;
    // The head first: rows of a later entry are then taken for those of an earlier one, and writing over them is refused.
    const [head] = await new DraftRepository(manager).headsByIds([draftId]);
    return { seq: head?.projectedSeq ?? 0, rows: await new ClauseRepository(manager).ofDraft(draftId) };
  }

  async #forgetOldest(except: string): Promise<void> {
    const total = () => [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const draftId of this.#held.keys()) {
      if (this.#held.size <= MOST_DRAFTS && total() <= MOST_BYTES) return;
      if (draftId === except || this.#turns.has(draftId)) continue;
      this.#held.delete(draftId);
      await this.#worker.call('forget', [draftId]);
    }
  }
}
