import { createHash } from 'node:crypto';
import { IdempotencyKeyRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { Refusal } from './user-errors.js';

/** A mutation as it was asked for. */
export interface AskedOnce {
  readonly personId: string;
  readonly mutation: string;
  /** Everything given but the key. */
  readonly input: object;
  readonly idempotencyKey: string | null;
}

const LONGEST_KEY = 200;

/**
 * Does the work, in the caller's transaction; with an idempotency key the same wish is carried out once in 24 hours and gets
 * the same answer again (api.md §4). What was refused is not remembered: it may be tried again. The answer must be plain data.
 */
export async function once<Answer extends object>(
  manager: EntityManager,
  { personId, mutation, input, idempotencyKey }: AskedOnce,
  work: () => Promise<Answer | { readonly refusal: Refusal }>,
): Promise<Answer | { readonly refusal: Refusal }> {
  if (idempotencyKey === null) return work();
  if (idempotencyKey.length === 0 || idempotencyKey.length > LONGEST_KEY) {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyForm', field: ['idempotencyKey'] } };
  }
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest();
  const request = { personId, key: idempotencyKey, mutation, requestHash };
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
