import { createHash } from 'node:crypto';
import { IdempotencyKeyRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import type { Refusal } from './user-errors.js';

/** A mutation that may be repeated without being carried out twice. */
export interface RepeatableWish {
  readonly personId: string;
  /** Null when it is not to be recognised again. */
  readonly idempotencyKey: string | null;
  readonly mutation: string;
  /** Everything that was asked for but the key; a plain object. */
  readonly content: unknown;
}

const LONGEST_KEY = 200;

/** What is wrong with an idempotency key. */
export function faultOfKey(idempotencyKey: string | null): Refusal | undefined {
  if (idempotencyKey === null || (idempotencyKey.length > 0 && idempotencyKey.length <= LONGEST_KEY)) return undefined;
  return { code: 'INVALID', message: 'idempotencyKeyForm', field: ['idempotencyKey'] };
}

/** Carries a wish out once in 24 hours, in the caller's transaction; a repetition is given the first answer. Refusals are not kept. */
export async function once<Done extends object>(
  manager: EntityManager,
  { personId, idempotencyKey, mutation, content }: RepeatableWish,
  carryOut: () => Promise<Done | { readonly refusal: Refusal }>,
): Promise<Done | { readonly refusal: Refusal }> {
  if (idempotencyKey === null) return carryOut();
  const requestHash = createHash('sha256').update(JSON.stringify(content)).digest();
  const request = { personId, key: idempotencyKey, mutation, requestHash };
  const keys = new IdempotencyKeyRepository(manager);
  const earlier = await keys.claim(request);
  if (earlier === 'reused') {
    return { refusal: { code: 'INVALID', message: 'idempotencyKeyReused', field: ['idempotencyKey'] } };
  }
  if (earlier) return earlier.answer as Done;
  const outcome = await carryOut();
  if (!('refusal' in outcome)) await keys.remember(request, outcome);
  return outcome;
}
