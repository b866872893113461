import { useEffect } from 'react';

/** Ctrl+. (⌘.): into focus mode and out of it. */
export function useFocusKey(onSwitch: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== '.' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      onSwitch();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
