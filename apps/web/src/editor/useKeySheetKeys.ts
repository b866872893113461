import { useEffect } from 'react';

/** Whether what is typed there is meant as text. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Opens the sheet of keys: `?` outside text, Ctrl+/ (⌘/) everywhere. */
export function useKeySheetKeys(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isChord = event.key === '/' && (event.ctrlKey || event.metaKey);
      const isPlain = event.key === '?' && !event.ctrlKey && !event.metaKey && !takesText(event.target);
      if (!isChord && !isPlain) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
