import { ClauseRepository, clausePlace } from '@colex/store';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { ClauseEvents } from '../clause/clause-events.js';
import { LOGGER } from '../configuration-token.js';
import { SignoffEvents } from './signoff-events.js';
import { tellStale } from './stale-notices.js';

const MOST_NAMED = 100;

/**
 * Everything that changes where a city stands: what is decided, and what happens to the words. A clause that was edited, and
 * every clause that cites it, is told as soon as its row is written, at most a second after the edit.
 */
@Injectable()
export class SignoffStream implements OnModuleInit, OnApplicationShutdown {
  #subscription: Subscription | undefined;
  /** One after the other, so that events of a draft keep their order. */
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly clauses: ClauseEvents,
    private readonly signoffs: SignoffEvents,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#subscription = this.clauses.all.subscribe(({ draftId, changedIds, changedCount, removedIds }) => {
      this.#last = this.#last.then(() => this.#words(draftId, changedIds, changedCount, removedIds));
    });
  }

  onApplicationShutdown(): void {
    this.#subscription?.unsubscribe();
  }

  async #words(
    draftId: string,
    changedIds: readonly string[],
    changedCount: number,
    removedIds: readonly string[],
  ): Promise<void> {
    const changed = [...changedIds, ...removedIds];
    const lineIds = changed.flatMap((id) => clausePlace(id)?.lineId ?? []);
    // Without knowing who cites them the clauses themselves are told all the same: it is a hint, and names what is sure.
    const citing = await new ClauseRepository(this.dataSource.manager).citing(draftId, lineIds).catch(() => []);
    const clauseIds = [...new Set([...changed, ...citing])];
    const concerned = clauseIds.flatMap((id) => clausePlace(id)?.lineId ?? []);
    await tellStale(this.dataSource, draftId, concerned).catch((error: unknown) =>
      this.logger.warn({ err: error, draftId }, 'nobody was told of stale signatures'),
    );
    await this.signoffs.publish({
      draftId,
      clauseIds: clauseIds.slice(0, MOST_NAMED),
      isPartial: clauseIds.length > MOST_NAMED || changedCount > changedIds.length,
    });
  }
}
