import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { DraftEditor } from '../editor/draft-editor.js';
import type { Threads } from './threads-context.js';

/** Opens the thread that the address asks for (`?thread=thr_…`) once its place in the text is known. */
export function useAskedThread(threads: Threads | null, editor: DraftEditor | null, showPanel: () => void): void {
  const [parameters] = useSearchParams();
  const asked = parameters.get('thread');
  useEffect(() => {
    if (!asked || !threads || !editor) return;
    showPanel();
    threads.activate(asked);
    const { places } = editor.marks;
    let isOpened = false;
    const open = (): void => {
      if (isOpened || !places.getState().has(asked)) return;
      isOpened = true;
      editor.openThread(asked);
      threads.activate(asked);
    };
    open();
    return places.subscribe(open);
    // Showing the panel anew is no reason to go there again.
  }, [asked, threads, editor]);
}
