import type { SignoffsChangedEvent } from '@colex/contract';
import { SIGNOFFS_CHANNEL } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { type Wake, signalled } from '../signals/signalled.js';

/** Tells every node when the sign-off of clauses changed. A hint: whoever missed one finds everything by asking. */
@Injectable()
export class SignoffEvents {
  constructor(
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What it tells of is done already: that nobody hears of it at once is no reason to say that it failed. */
  async publish(event: SignoffsChangedEvent): Promise<void> {
    try {
      await this.dataSource.query('SELECT pg_notify($1, $2)', [SIGNOFFS_CHANNEL, event.draftId]);
    } catch (error) {
      this.logger.warn({ err: error, draftId: event.draftId }, 'nobody was told of a change of signatures');
    }
  }

  /** Wakes when there may be a change in a draft: also now and then, and when announcements were not heard for a while. */
  wakeOf(draftId: string): Wake {
    return signalled(this.signals.on(SIGNOFFS_CHANNEL), (payload) => payload === null || payload === draftId);
  }
}
