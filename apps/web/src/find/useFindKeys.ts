import { useEffect } from 'react';
import type { FindDesk } from './find-desk.js';

/** What the keys of finding and going somewhere do. */
export interface FindKeys {
  readonly desk: FindDesk | null;
  /** Ctrl+G. */
  readonly goTo: () => void;
  /** Ctrl+K. */
  readonly palette: () => void;
}

/** Ctrl+F, Ctrl+H, F3, Shift+F3, Ctrl+G and Ctrl+K, with ⌘ on a Mac; everywhere in the workbench. */
export function useFindKeys({ desk, goTo, palette }: FindKeys): void {
  useEffect(() => {
    if (!desk) return;
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || event.altKey) return;
      const chord = (event.ctrlKey || event.metaKey) && !event.shiftKey ? event.key.toLowerCase() : '';
      const does: Readonly<Record<string, () => void>> = {
        f: () => desk.open(false),
        h: () => desk.open(true),
        g: goTo,
        k: palette,
      };
      const task = event.key === 'F3' ? () => desk.go(event.shiftKey ? -1 : 1) : does[chord];
      if (!task) return;
      event.preventDefault();
      task();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
