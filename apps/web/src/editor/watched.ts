import { useSyncExternalStore } from 'react';

/** A value that can be watched from outside React, so that keystrokes reach only the part of the page that shows them. */
export interface Watched<T> {
  /** The same object until the value changes. */
  readonly getState: () => T;
  /** Calls the listener after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A {@link Watched} value that its owner sets. */
export interface Watchable<T> extends Watched<T> {
  /** Tells the listeners unless the value is the one there already. */
  readonly set: (value: T) => void;
}

/** Makes a watchable value. */
export function watchable<T>(initial: T): Watchable<T> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (value) => {
      if (Object.is(value, state)) return;
      state = value;
      for (const listener of listeners) listener();
    },
  };
}

/** The value now; the component is drawn again when it changes. */
export function useWatched<T>(watched: Watched<T>): T {
  return useSyncExternalStore(watched.subscribe, watched.getState);
}
