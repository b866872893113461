import { EVENTS, type SignoffsChangedEvent } from '@colex/contract';
import { SIGNOFFS_CHANNEL } from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PubSub } from 'graphql-subscriptions';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';

/** A change, or null when there may have been any: now and then, and when announcements were not heard for a while. */
export type SignoffHint = { readonly event: SignoffsChangedEvent | null };

const ALL = `${EVENTS.signoffsChanged}:all`;

/** Tells every node when the sign-off of clauses changed. A hint: whoever missed one finds everything by asking. */
@Injectable()
export class SignoffEvents implements OnModuleInit, OnModuleDestroy {
  readonly #pubSub = new PubSub<Record<string, SignoffHint>>();
  #subscription: Subscription | undefined;

  constructor(
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#subscription = this.signals.on(SIGNOFFS_CHANNEL).subscribe((payload) => {
      const event = payload === null ? null : (JSON.parse(payload) as SignoffsChangedEvent);
      void this.#pubSub.publish(event === null ? ALL : topicOf(event.draftId), { event });
    });
  }

  onModuleDestroy(): void {
    this.#subscription?.unsubscribe();
  }

  /** What it tells of is done already: that nobody hears of it at once is no reason to say that it failed. */
  async publish(event: SignoffsChangedEvent): Promise<void> {
    try {
      await this.dataSource.query('SELECT pg_notify($1, $2)', [SIGNOFFS_CHANNEL, JSON.stringify(event)]);
    } catch (error) {
      this.logger.warn({ err: error, draftId: event.draftId }, 'nobody was told of a change of signatures');
    }
  }

  /** The events of one draft from now on. End it with `return()`. */
  of(draftId: string): AsyncIterableIterator<SignoffHint> {
    return this.#pubSub.asyncIterableIterator<SignoffHint>([topicOf(draftId), ALL]);
  }
}

const topicOf = (draftId: string): string => `${EVENTS.signoffsChanged}:${draftId}`;
