import { type AppendOutcome, type Batch, GroupCommit } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';

/** The process's one writer of the journal: the group commit, with its figures and its log. */
@Injectable()
export class JournalWriter {
  readonly #groupCommit: GroupCommit;

  constructor(@InjectDataSource() dataSource: DataSource, metrics: Metrics, @Inject(LOGGER) logger: Logger) {
    this.#groupCommit = new GroupCommit(dataSource, {
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
  stop(signal: AbortSignal): Promise<void> {
    return this.#groupCommit.stop(signal);
  }
}
