const MINUTE = 60_000;

/** Pauses between attempts: with the first they span just under 24 hours (api.md §20). */
const PAUSES_MS = [1, 5, 15, 60, 180, 360, 780].map((minutes) => minutes * MINUTE);

/** When a delivery is tried next after so many failed attempts; null when it is given up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const pause = PAUSES_MS[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
