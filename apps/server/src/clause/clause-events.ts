import { CHANGED_CLAUSES_NAMED, type ClausesChangedEvent, EVENTS } from '@colex/contract';
import { isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PubSub } from 'graphql-subscriptions';
import type { Logger } from 'pino';
import { Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { NodeLink } from '../nodes/node-link.js';

/** A draft that somebody on this node is told of. */
interface Watched {
  watchers: number;
  /** The entry up to which they were told; undefined when nobody looked yet. */
  revision: number | undefined;
}

const LOOK_MS = 2_000;

/**
 * Tells when clause rows changed, whichever node wrote them. A hint: whoever missed one finds everything in the rows. What another
 * node wrote is heard through the link between nodes, and where that is away found by looking.
 */
@Injectable()
export class ClauseEvents implements OnModuleInit, OnApplicationShutdown {
  readonly #pubSub = new PubSub<Record<string, ClausesChangedEvent>>();
  readonly #watched = new Map<string, Watched>();
  readonly #all = new Subject<ClausesChangedEvent>();
  #stopListening: (() => void) | undefined;
  #looking: NodeJS.Timeout | undefined;

  /** The events of every draft, whichever node wrote, for what follows from them in this process. */
  readonly all = this.#all.asObservable();

  constructor(
    private readonly link: NodeLink,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#stopListening = this.link.listen(EVENTS.clausesChanged, (words) => {
      void this.#tell(JSON.parse(Buffer.from(words).toString('utf8')) as ClausesChangedEvent);
    });
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    this.#stopListening?.();
    clearInterval(this.#looking);
  }

  async publish(event: ClausesChangedEvent): Promise<void> {
    this.link.say(EVENTS.clausesChanged, Buffer.from(JSON.stringify(event)));
    await this.#tell(event);
  }

  /** The events of one draft from now on. End it with `return()`. */
  of(draftId: string): AsyncIterableIterator<ClausesChangedEvent> {
    const events = this.#pubSub.asyncIterableIterator<ClausesChangedEvent>(topicOf(draftId));
    const watched = this.#watched.get(draftId) ?? { watchers: 0, revision: undefined };
    this.#watched.set(draftId, watched);
    watched.watchers += 1;
    const end = events.return?.bind(events);
    let isOver = false;
    events.return = async () => {
      if (!isOver) watched.watchers -= 1;
      isOver = true;
      if (watched.watchers === 0) this.#watched.delete(draftId);
      return end ? end() : { done: true, value: undefined };
    };
    return events;
  }

  async #tell(event: ClausesChangedEvent): Promise<void> {
    this.#all.next(event);
    const watched = this.#watched.get(event.draftId);
    if (!watched) return;
    watched.revision = Math.max(watched.revision ?? 0, event.revision);
    await this.#pubSub.publish(topicOf(event.draftId), event);
  }

  /** Finds what another node wrote and nobody told us. Clauses that are gone are not named then: only the rows know them no more. */
  async #look(): Promise<void> {
    if (this.#watched.size === 0) return;
    try {
      const heads: { draft_id: string; revision: string }[] = await this.dataSource.query(
        'SELECT draft_id, projected_seq AS revision FROM draft_head WHERE draft_id = ANY($1::text[])',
        [[...this.#watched.keys()]],
      );
      for (const head of heads) await this.#compare(head.draft_id, Number(head.revision));
    } catch (error) {
      if (!isDatabaseAway(error)) this.logger.warn({ err: error }, 'changes of clauses could not be looked for');
    }
  }

  async #compare(draftId: string, revision: number): Promise<void> {
    const watched = this.#watched.get(draftId);
    if (!watched) return;
    const told = watched.revision;
    watched.revision = Math.max(told ?? 0, revision);
    if (told === undefined || told >= revision) return;
    const rows: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM clause WHERE draft_id = $1 AND changed_at_seq > $2 ORDER BY position, id',
      [draftId, told],
    );
    const changedIds = rows.slice(0, CHANGED_CLAUSES_NAMED).map(({ id }) => id);
    await this.#tell({ draftId, revision, changedIds, changedCount: rows.length, removedIds: [] });
  }
}

const topicOf = (draftId: string): string => `${EVENTS.clausesChanged}:${draftId}`;
