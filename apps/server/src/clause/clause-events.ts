import { CHANGED_CLAUSES_NAMED, type ClausesChangedEvent, EVENTS } from '@colex/contract';
import { ClauseRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { Subject, map } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { NodeLink } from '../nodes/node-link.js';
import { type Wake, signalled } from '../signals/signalled.js';

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
      this.#tell(JSON.parse(Buffer.from(words).toString('utf8')) as ClausesChangedEvent);
    });
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    this.#stopListening?.();
    clearInterval(this.#looking);
  }

  publish(event: ClausesChangedEvent): void {
    this.link.say(EVENTS.clausesChanged, Buffer.from(JSON.stringify(event)));
    this.#tell(event);
  }

  /** Wakes when there may be a change in a draft. */
  wakeOf(draftId: string): Wake {
    const watched = this.#watched.get(draftId) ?? { watchers: 0, revision: undefined };
    this.#watched.set(draftId, watched);
    watched.watchers += 1;
    const told = this.#all.pipe(map((event) => event.draftId));
    const wake = signalled(told, (changedId) => changedId === draftId);
    let isOver = false;
    return {
      next: () => wake.next(),
      stop: () => {
        if (!isOver) watched.watchers -= 1;
        isOver = true;
        if (watched.watchers === 0) this.#watched.delete(draftId);
        wake.stop();
      },
    };
  }

  #tell(event: ClausesChangedEvent): void {
    const watched = this.#watched.get(event.draftId);
    if (watched) watched.revision = Math.max(watched.revision ?? 0, event.revision);
    this.#all.next(event);
  }

  /** Finds what another node wrote and nobody told us. */
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
    const clauses = new ClauseRepository(this.dataSource.manager);
    this.#tell({ draftId, ...(await clauses.changesSince(draftId, told, CHANGED_CLAUSES_NAMED)) });
  }
}
