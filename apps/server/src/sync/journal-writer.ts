import { type AppendOutcome, type Batch, GroupCommit, JournalConnection } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';

/** The process's one writer of the journal: the group commit, with its figures and its log. */
@Injectable()
export class JournalWriter {
  readonly #connection: JournalConnection;
  readonly #groupCommit: GroupCommit;

  constructor(
    @Inject(CONFIGURATION) configuration: ServerConfiguration,
    metrics: Metrics,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.#connection = new JournalConnection(configuration.databaseUrl);
    this.#groupCommit = new GroupCommit(this.#connection, {
      flushed({ entries, milliseconds }) {
        metrics.journalCommitSeconds.observe(milliseconds / 1_000);
        metrics.journalEntries.inc(entries);
      },
      stalled(error, waitMilliseconds) {
        metrics.journalStalls.inc();
        logger.warn({ err: error, waitMilliseconds }, 'the journal waits for the database');
      },
    });
    metrics.observe(
      'colex_journal_queue',
      'Journal entries waiting for the next flush',
      () => this.#groupCommit.queuedEntries,
    );
  }

  /** See {@link GroupCommit.append}. */
  append(batch: Batch): Promise<AppendOutcome> {
    return this.#groupCommit.append(batch);
  }

  /** See {@link GroupCommit.stop}. */
  async stop(signal: AbortSignal): Promise<void> {
    await this.#groupCommit.stop(signal);
    await this.#connection.close();
  }
}
