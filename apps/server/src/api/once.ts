import { createHash } from 'node:crypto';
import { IdempotencyKeyRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { Refusal } from './user-errors.js';

const LONGEST_KEY = 200;

/** A mutation that may be sent twice. */
export interface OnceRequest {
  readonly personId: string;
  readonly mutation: string;
  /** The key the caller gave; null when each call is a wish of its own. */
  readonly key: string | null | undefined;
  /** The whole input: the same key with another one is refused. */
  readonly input: object;
}

/**
 * Carries out a wish once in 24 hours however often it is sent (api.md §4), in the caller's transaction. A refusal is not
 * remembered: what was refused may be allowed a minute later.
 */
export async function once<Answer extends object>(
  manager: EntityManager,
  { personId, mutation, key, input }: OnceRequest,
  work: () => Promise<Answer | { readonly refusal: Refusal }>,
): Promise<Answer | { readonly refusal: Refusal }> {
  if (key === null || key === undefined) return work();
  if (key.length === 0 || key.length > LONGEST_KEY) {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyForm', field: ['idempotencyKey'] } };
  }
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest();
  const request = { personId, key, mutation, requestHash };
  const keys = new IdempotencyKeyRepository(manager);
  const earlier = await keys.claim(request);
  if (earlier === 'reused') {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyReused', field: ['idempotencyKey'] } };
  }
  if (earlier) return earlier.answer as Answer;
  const outcome = await work();
  if (!('refusal' in outcome)) await keys.remember(request, outcome);
  return outcome;
}
