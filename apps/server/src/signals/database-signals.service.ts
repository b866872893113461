import {
  EXPORTS_CHANNEL,
  FINDINGS_CHANNEL,
  INBOX_CHANNEL,
  OUTBOX_CHANNEL,
  PROCEDURE_CHANNEL,
  ROUNDS_CHANNEL,
  SIGNOFFS_CHANNEL,
  STRANDED_CHANNEL,
  THREADS_CHANNEL,
} from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import type { Logger } from 'pino';
import { Observable, Subject, filter, map } from 'rxjs';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';

interface Signal {
  /** Null: some may have been missed; look at everything. */
  readonly channel: string | null;
  readonly payload: string;
}

const CHANNELS = [
  EXPORTS_CHANNEL,
  OUTBOX_CHANNEL,
  THREADS_CHANNEL,
  INBOX_CHANNEL,
  FINDINGS_CHANNEL,
  ROUNDS_CHANNEL,
  SIGNOFFS_CHANNEL,
  STRANDED_CHANNEL,
  PROCEDURE_CHANNEL,
];
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** Whoever follows looks for itself this often, should a signal have been lost. */
const LOOK_MS = 5_000;

/**
 * What any node committed, as PostgreSQL announces it. A signal says only that there is something to look for: one connection
 * per process listens, and comes back by itself; after that, and now and then anyway, everybody who follows looks for itself.
 */
@Injectable()
export class DatabaseSignals implements OnModuleInit, OnModuleDestroy {
  readonly #signals = new Subject<Signal>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #failures = 0;
  #isStopped = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.#look = setInterval(() => this.#signals.next({ channel: null, payload: '' }), LOOK_MS).unref();
    await this.#listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#look);
    clearTimeout(this.#retry);
    this.#signals.complete();
    await this.#client?.end();
  }

  /** Signals of a channel: what was committed, or null when there may be anything. */
  on(channel: string): Observable<string | null> {
    return this.#signals.pipe(
      filter((signal) => signal.channel === null || signal.channel === channel),
      map((signal) => (signal.channel === null ? null : signal.payload)),
    );
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      application_name: 'colex-signals',
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload = '' }) => {
      this.#failures = 0;
      this.#signals.next({ channel, payload });
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`LISTEN ${channel}`);
      this.#client = client;
      // What was announced while nobody listened is looked for now.
      this.#signals.next({ channel: null, payload: '' });
    } catch (error) {
      this.#lost(client, error);
    }
  }

  #lost(client: pg.Client, error?: unknown): void {
    if (this.#isStopped || (this.#client !== undefined && this.#client !== client)) return;
    if (this.#retry) return;
    this.#client = undefined;
    this.#failures += 1;
    this.logger.warn({ err: error, failures: this.#failures }, 'announcements of the database are not heard');
    const pause = Math.min(SHORTEST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      client.removeAllListeners();
      // A client that failed still owns a socket; ending it twice does no harm and its fault was reported.
      client.on('error', () => undefined);
      void client.end().catch(() => undefined);
      void this.#listen();
    }, pause).unref();
  }
}
