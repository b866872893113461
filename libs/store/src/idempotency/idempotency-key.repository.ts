import type { EntityManager } from 'typeorm';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** Whose key, and for what. */
export interface IdempotentRequest {
  readonly personId: string;
  readonly key: string;
  readonly mutation: string;
  /** SHA-256 of the input. */
  readonly requestHash: Buffer;
}

/** Answers already given, kept for 24 hours. Meant to be used inside the transaction that does the work. */
export class IdempotencyKeyRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * Takes the key for the rest of the transaction, so that a repeated request running at the same time waits, and
   * returns the answer given before: `undefined` when none was, `'reused'` when the key stood for another request.
   */
  async claim(request: IdempotentRequest): Promise<{ answer: unknown } | 'reused' | undefined> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `idempotency ${request.personId} ${request.key}`,
    ]);
    await this.manager.query(`DELETE FROM idempotency_key WHERE created_at < now() - interval '24 hours'`);
    const known = await this.manager.findOneBy(IdempotencyKeyEntity, { personId: request.personId, key: request.key });
    if (!known) return undefined;
    const same = known.mutation === request.mutation && known.requestHash.equals(request.requestHash);
    return same ? { answer: known.answer } : 'reused';
  }

  async remember(request: IdempotentRequest, answer: unknown): Promise<void> {
    await this.manager.insert(IdempotencyKeyEntity, { ...request, answer: answer as object });
  }
}
