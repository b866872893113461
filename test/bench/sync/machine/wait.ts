import { setTimeout as delay } from 'node:timers/promises';
import { cpuSeconds } from './cpu-time.js';

const POLL_MS = 20;

/** Asks again and again until `isTrue` says so; throws with `what` after `limitSeconds`. */
export async function waitUntil(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitSeconds = 60,
  pollMs = POLL_MS,
): Promise<void> {
  const limit = performance.now() + limitSeconds * 1_000;
  while (!(await isTrue())) {
    if (performance.now() > limit) throw new Error(`Waited ${limitSeconds} s in vain until ${what}.`);
    await delay(pollMs);
  }
}

/** Waits until the process has used no CPU worth a clock tick for a quarter of a second: it has written what it had to write. */
export async function waitUntilIdle(pid: number): Promise<void> {
  const quietMs = 250;
  let used = cpuSeconds(pid);
  let since = performance.now();
  await waitUntil(`process ${pid} is idle`, () => {
    const now = cpuSeconds(pid);
    if (now !== used) {
      used = now;
      since = performance.now();
    }
    return performance.now() - since >= quietMs;
  });
}
