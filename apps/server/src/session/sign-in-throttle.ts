import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';

const WINDOW_SECONDS = 15 * 60;
const FAILURES_BY_ACCOUNT = 10;
const FAILURES_BY_ADDRESS = 50;

/** There were too many attempts. */
export interface Wait {
  readonly seconds: number;
  /** Whether this is the attempt with which they became too many. */
  readonly isFirst: boolean;
}

/** Limits failed sign-ins by account and by address, for all nodes together. A success costs nothing. */
@Injectable()
export class SignInThrottle implements OnApplicationShutdown {
  readonly #byAccount: RateLimiterPostgres;
  readonly #byAddress: RateLimiterPostgres;
  readonly #cleaning: NodeJS.Timeout;

  constructor(@InjectDataSource() dataSource: DataSource, @Inject(LOGGER) logger: Logger) {
    const limiter = (keyPrefix: string, points: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'sign_in_attempt',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: WINDOW_SECONDS,
      });
    this.#byAccount = limiter('account', FAILURES_BY_ACCOUNT);
    this.#byAddress = limiter('address', FAILURES_BY_ADDRESS);
    this.#cleaning = setInterval(() => {
      dataSource
        .query('DELETE FROM sign_in_attempt WHERE expire < $1', [Date.now()])
        .catch((error: unknown) => logger.warn({ err: error }, 'expired sign-in attempts were not removed'));
    }, WINDOW_SECONDS * 1_000).unref();
  }

  /**
   * Counts one attempt before the password is looked at, so that attempts made at the same time are all counted. Returns
   * how long to wait when there were too many.
   */
  async count(account: string, address: string): Promise<Wait | undefined> {
    const waits = await Promise.all([
      waitOf(this.#byAccount.consume(accountKey(account)), FAILURES_BY_ACCOUNT),
      waitOf(this.#byAddress.consume(address), FAILURES_BY_ADDRESS),
    ]);
    const due = waits.filter((wait) => wait !== undefined);
    if (due.length === 0) return undefined;
    return { seconds: Math.max(...due.map((wait) => wait.seconds)), isFirst: due.some((wait) => wait.isFirst) };
  }

  /** The attempt just counted was a success: it does not count, and neither do the account's failures before it. */
  async forgive(account: string, address: string): Promise<void> {
    await Promise.all([this.#byAccount.delete(accountKey(account)), this.#byAddress.reward(address)]);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#cleaning);
  }
}

/** The column holds 255 characters; nobody's account is that long, and whoever tries is counted all the same. */
const accountKey = (account: string): string => account.slice(0, 200);

async function waitOf(consumed: Promise<RateLimiterRes>, points: number): Promise<Wait | undefined> {
  try {
    await consumed;
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
    return { seconds, isFirst: refusal.consumedPoints === points + 1 };
  }
}
