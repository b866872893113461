import type { Credential } from '@colex/access';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { LOGGER } from '../configuration-token.js';
import { Revocations } from '../session/revocations.js';

/** An open socket whose rights may change while it is open. */
export interface LiveConnection {
  readonly credential: Credential;
  /** Looks at the rights again and closes when they are not what they were. */
  recheckRights(): Promise<void>;
  /** Closes at once: the credential is no longer good. */
  endUnauthenticated(): void;
  /** Closes because the server stops. */
  endForRestart(): void;
}

const RECHECK_MS = 2_500;

/**
 * All open sockets of this process, of sync and of subscriptions. Ending a session or token here closes its sockets at once;
 * what another node or an administrator changed is found by looking again, well within 5 s (trust.md AA1).
 */
@Injectable()
export class LiveConnections implements OnModuleInit, OnApplicationShutdown {
  readonly #open = new Set<LiveConnection>();
  #subscription: Subscription | undefined;
  #timer: NodeJS.Timeout | undefined;
  #checking = false;
  #lastGone: (() => void) | undefined;

  constructor(
    revocations: Revocations,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#subscription = revocations.ended.subscribe((isEnded) => {
      for (const connection of this.#open) if (isEnded(connection.credential)) connection.endUnauthenticated();
    });
  }

  onModuleInit(): void {
    this.#timer = setInterval(() => void this.#recheckAll(), RECHECK_MS).unref();
  }

  get size(): number {
    return this.#open.size;
  }

  add(connection: LiveConnection): void {
    this.#open.add(connection);
  }

  remove(connection: LiveConnection): void {
    this.#open.delete(connection);
    if (this.#open.size === 0) this.#lastGone?.();
  }

  endAllForRestart(): void {
    for (const connection of this.#open) connection.endForRestart();
  }

  /** Resolves when every socket is closed, at the latest after `milliseconds`. */
  async allGone(milliseconds: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#lastGone = resolve;
      setTimeout(resolve, milliseconds).unref();
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    this.#subscription?.unsubscribe();
  }

  async #recheckAll(): Promise<void> {
    // A database that answers slowly must not be asked again and again by rounds that overlap.
    if (this.#checking) return;
    this.#checking = true;
    // All at once: whatever they ask is gathered into a handful of queries, however many sockets there are.
    const outcomes = await Promise.allSettled([...this.#open].map((connection) => connection.recheckRights()));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    // Rights that cannot be read are not changed: the socket stays, and nothing it writes is committed meanwhile either.
    if (failed) this.logger.warn({ err: failed.reason }, 'the rights of connections could not be read');
    this.#checking = false;
  }
}
