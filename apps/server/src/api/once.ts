import { createHash } from 'node:crypto';
import { IdempotencyKeyRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { Refusal } from './user-errors.js';

/** A wish that is carried out once in 24 hours, however often it is sent. */
export interface IdempotentWish {
  readonly personId: string;
  readonly mutation: string;
  /** Null: the caller gave no key, and the wish is carried out each time. */
  readonly key: string | null;
  /** Everything of the input but the key. */
  readonly content: unknown;
}

const LONGEST_KEY = 200;

/** Carries out a wish in the caller's transaction, or gives the answer given before. Refusals are not remembered. */
export async function once<Outcome extends object>(
  manager: EntityManager,
  { personId, mutation, key, content }: IdempotentWish,
  carryOut: () => Promise<Outcome | { readonly refusal: Refusal }>,
): Promise<Outcome | { readonly refusal: Refusal }> {
  if (key === null) return carryOut();
  if (key.length === 0 || key.length > LONGEST_KEY) {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyForm', field: ['idempotencyKey'] } };
  }
  const requestHash = createHash('sha256').update(JSON.stringify(content)).digest();
  const request = { personId, key, mutation, requestHash };
  const keys = new IdempotencyKeyRepository(manager);
  const earlier = await keys.claim(request);
  if (earlier === 'reused') {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyReused', field: ['idempotencyKey'] } };
  }
  if (earlier) return earlier.answer as Outcome;
  const outcome = await carryOut();
  if (!('refusal' in outcome)) await keys.remember(request, outcome);
  return outcome;
}
