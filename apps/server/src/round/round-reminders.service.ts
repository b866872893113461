import { RoundRepository, SignoffRepository, isDatabaseAway, toRound } from '@colex/store';
import { remindersDue } from '@colex/workflow';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { newId } from '../identity/new-id.js';
import { dayOf } from '../signoff/act-of.js';
import { RoundVersions } from './round-versions.service.js';
import { RoundService } from './round.service.js';

const LOOK_MS = 60_000;

/** Reminds the cities that have not answered a round (催签): seven, three and one day before, on the day, and daily after it. */
@Injectable()
export class RoundReminders implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> | undefined;
  #isStopped = false;

  constructor(
    private readonly rounds: RoundService,
    private readonly versions: RoundVersions,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#later();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Sends every reminder that is due at this moment, on whatever node; returns how many cities were reminded. */
  async remindDue(now: Date): Promise<number> {
    const { manager } = this.dataSource;
    const today = dayOf(now);
    let count = 0;
    for (const row of await new RoundRepository(manager).allOpen()) {
      if (this.#isStopped) break;
      const version = await this.versions.of(row.versionId);
      if (version === null) continue;
      const [signatures = []] = await new RoundRepository(manager).signaturesOf([row.id]);
      const { decisions } = await new SignoffRepository(manager).decisionsAfter(row.draftId, 0);
      const due = remindersDue(toRound(row, signatures, version), decisions, today);
      if (due.length === 0) continue;
      const by = { personId: row.openedBy, cityId: null, ofLeadCity: false, roles: [] };
      const act = { id: newId('roundSignature'), by, at: now.toISOString(), today };
      count += await this.rounds.remind(
        row,
        due.map(({ cityId }) => cityId),
        act,
      );
    }
    return count;
  }

  #later(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.remindDue(new Date())
        .catch((error: unknown) => {
          const message = isDatabaseAway(error) ? 'reminders wait for the database' : 'reminders could not be sent';
          this.logger.warn({ err: error }, message);
        })
        .then(() => this.#later());
    }, LOOK_MS).unref();
  }
}
