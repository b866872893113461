import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
const POLL_MS = 10;

/** Waits until a condition holds and returns what it gave; fails with `what` when it does not hold in time. */
export async function eventually<Value>(
  what: string,
  condition: () => Value | Promise<Value>,
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<Value>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) throw new Error(`It did not come true within ${patienceMs} ms: ${what}.`);
    await delay(POLL_MS);
  }
}
