import type { SaveBook } from '@colex/collab';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';

function hasUnsaved(book: SaveBook): boolean {
  const state = book.getState();
  return state.type !== 'saved' && state.edits > 0;
}

/**
 * Asks before unsaved text is left behind: the browser asks when the page is closed, and the returned blocker when
 * another page of this site is opened.
 */
export function useLeaveGuard(book: SaveBook): ReturnType<typeof useBlocker> {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (hasUnsaved(book)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [book]);
  return useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && hasUnsaved(book),
  );
}
