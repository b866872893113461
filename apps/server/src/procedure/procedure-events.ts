import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import pg from 'pg';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';

/** That a city's track changed; `cityId` null when any of the project's may have, because the line was down for a while. */
export interface TrackHint {
  readonly projectId: string;
  readonly cityId: string | null;
}

const CHANNEL = 'colex_procedure';
const ALL = 'all';
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/**
 * Tells every node when a track changed: announced in the transaction of the change and delivered by PostgreSQL when, and
 * only when, it commits. A hint: what changed is read from the rows.
 */
@Injectable()
export class ProcedureEvents implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #pubSub = new PubSub<Record<string, TrackHint>>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Announces a change, in its transaction. */
  async announce(manager: EntityManager, projectId: string, cityId: string): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ projectId, cityId })]);
  }

  /** Changes of one project from now on. End it with `return()`. */
  of(projectId: string): AsyncIterableIterator<TrackHint> {
    return this.#pubSub.asyncIterableIterator<TrackHint>([projectId, ALL]);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.#listen(FIRST_WAIT_MS, false);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  async #listen(wait: number, isAgain: boolean): Promise<void> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    let isOver = false;
    const again = (error?: unknown): void => {
      if (isOver || this.#isStopped) return;
      isOver = true;
      this.logger.warn({ err: error }, 'changes of procedures are not announced for a while');
      const next = Math.min(wait * 2, LONGEST_WAIT_MS);
      this.#retry = setTimeout(() => void this.#listen(next, true), wait);
    };
    client.on('error', again);
    client.on('end', () => again());
    client.on('notification', ({ payload = '' }) => {
      const hint = JSON.parse(payload) as TrackHint;
      void this.#pubSub.publish(hint.projectId, hint);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
      if (this.#isStopped) await client.end();
      else if (isAgain) await this.#pubSub.publish(ALL, { projectId: '', cityId: null });
    } catch (error) {
      again(error);
    }
  }
}
