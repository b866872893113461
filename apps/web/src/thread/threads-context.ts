import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { TextAnchor } from '@colex/collab';
import type { DraftEditor } from '../editor/draft-editor.js';
import type { DraftHead } from '../editor/draft-head.js';
import { type Watched, watchable } from '../editor/watched.js';
import { ThreadBook } from './thread-book.js';
import type { MarkedThread, SelectedPlace } from './thread-marks.js';
import { openLines } from './thread-sections.js';

/** A thread that is being written. */
export interface Composing {
  /** Null for the whole draft. */
  readonly place: SelectedPlace | null;
  /** Counts the times it was begun, so that the same place can be begun anew. */
  readonly begun: number;
}

/** The threads of the open draft, for everything on the page that shows them. */
export interface Threads {
  readonly book: ThreadBook;
  readonly composing: Watched<Composing | null>;
  /** The thread that is lifted out in text and panel. */
  readonly active: Watched<string | null>;
  /** The lines at which open threads stand, in the order of the text. */
  readonly lines: Watched<readonly number[]>;
  /** Begins a thread: at what is selected, or on the whole draft. */
  readonly compose: (on: 'selection' | 'draft') => void;
  readonly stopComposing: () => void;
  readonly activate: (id: string | null) => void;
}

/** The {@link Threads} of the workbench around. */
export const ThreadsContext = createContext<Threads | null>(null);

/** The threads of the draft. Only to be used inside the workbench, once its text is open. */
export function useThreads(): Threads | null {
  return useContext(ThreadsContext);
}

/** Ctrl+Alt+M, as in Word; on a Mac ⌘⌥M. */
function isCommentKey(event: KeyboardEvent): boolean {
  return event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyM';
}

/** Opens the threads of a draft for as long as its text is on the page, and keeps the text's marks in step with them. */
export function useThreadsOf(draft: DraftHead, editor: DraftEditor | null, showPanel: () => void): Threads | null {
  const client = useClient();
  const [book, setBook] = useState<ThreadBook | null>(null);
  useEffect(() => {
    const opened = new ThreadBook(client, draft);
    setBook(opened);
    return () => {
      setBook(null);
      opened.close();
    };
  }, [client, draft.id]);

  const threads = useMemo(() => (book && editor ? threadsOf(book, editor, showPanel) : null), [book, editor]);
  useEffect(() => threads?.start(), [threads]);
  return threads;
}

function threadsOf(
  book: ThreadBook,
  editor: DraftEditor,
  showPanel: () => void,
): Threads & { start: () => () => void } {
  const { marks } = editor;
  const composing = watchable<Composing | null>(null);
  const active = watchable<string | null>(null);
  const lines = watchable<readonly number[]>([]);
  let begun = 0;
  const activate = (id: string | null): void => {
    active.set(id);
    marks.activate(id);
  };
  const compose = (on: 'selection' | 'draft'): void => {
    begun += 1;
    composing.set({ place: on === 'selection' ? marks.selected() : null, begun });
    showPanel();
  };
  const show = (): void => marks.show([...book.shelf.getState().threads.values()].flatMap((thread) => marked(thread)));
  const count = (): void => {
    const next = openLines(book.shelf.getState().threads.values(), marks.places.getState());
    if (next.join() !== lines.getState().join()) lines.set(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (!isCommentKey(event)) return;
    event.preventDefault();
    compose('selection');
  };
  return {
    book,
    composing,
    active,
    lines,
    compose,
    stopComposing: () => composing.set(null),
    activate,
    start: () => {
      let frame = 0;
      // Many threads may come at once; the text is marked once for all of them.
      const soon = (): void => {
        frame ||= requestAnimationFrame(() => {
          frame = 0;
          show();
          count();
        });
      };
      soon();
      const stops = [
        book.shelf.subscribe(soon),
        marks.places.subscribe(count),
        marks.touched.subscribe(() => {
          const touched = marks.touched.getState();
          if (touched !== null) activate(touched);
        }),
      ];
      window.addEventListener('keydown', press);
      return () => {
        cancelAnimationFrame(frame);
        window.removeEventListener('keydown', press);
        for (const stop of stops) stop();
      };
    },
  };
}

function marked({
  id,
  anchor,
  status,
  subject,
}: {
  readonly id: string;
  readonly anchor: string | null;
  readonly status: string;
  readonly subject: string;
}): MarkedThread[] {
  if (anchor === null) return [];
  return [
    { id, anchor: JSON.parse(anchor) as TextAnchor, isResolved: status === 'RESOLVED', isRange: subject === 'RANGE' },
  ];
}
