import type { Observable } from 'rxjs';

/** Wakes somebody who waits for signals; what came while nobody waited counts once. */
export interface Wake {
  /** Resolves to true at the next signal, at once if one came meanwhile; to false when there will be none. */
  next(): Promise<boolean>;
  stop(): void;
}

/** A {@link Wake} for the signals that `concerns` picks, listening from now on. */
export function signalled(signals: Observable<string | null>, concerns: (payload: string | null) => boolean): Wake {
  let isPending = false;
  let isOver = false;
  let resume: (() => void) | undefined;
  const wakeUp = (): void => {
    resume?.();
    resume = undefined;
  };
  const over = (): void => {
    isOver = true;
    wakeUp();
  };
  const subscription = signals.subscribe({
    next: (payload) => {
      if (!concerns(payload)) return;
      isPending = true;
      wakeUp();
    },
    complete: over,
  });
  return {
    async next() {
      if (!isPending && !isOver) await new Promise<void>((resolve) => (resume = resolve));
      isPending = false;
      return !isOver;
    },
    stop() {
      subscription.unsubscribe();
      over();
    },
  };
}
