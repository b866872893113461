import { createContext, useContext, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { DraftEditor } from '../editor/draft-editor.js';
import type { DraftHead } from '../editor/draft-head.js';
import type { MarkedWords } from '../editor/text-highlights.js';
import type { CheckedFinding } from './checked-finding.js';
import { IgnoredBook } from './ignored-book.js';

/** The {@link IgnoredBook} of the workbench around. */
export const ChecksContext = createContext<IgnoredBook | null>(null);

/** What is ignored in the draft. Only to be used inside the workbench, once its text is open. */
export function useIgnoredBook(): IgnoredBook | null {
  return useContext(ChecksContext);
}

const LEVELS = ['error', 'warning', 'information'] as const;

/** Follows what is ignored in a draft for as long as its text is on the page, and underlines every other finding. */
export function useChecksOf(draft: DraftHead, editor: DraftEditor | null): IgnoredBook | null {
  const client = useClient();
  const [book, setBook] = useState<IgnoredBook | null>(null);
  useEffect(() => {
    const opened = new IgnoredBook(client, draft);
    setBook(opened);
    return () => {
      setBook(null);
      opened.close();
    };
  }, [client, draft.id]);

  useEffect(() => {
    if (!editor || !book) return;
    const { report } = editor.checks;
    const show = (): void => {
      const { byKey } = book.shelf.getState();
      const heeded = report.getState().findings.filter(({ key }) => !byKey.has(key));
      for (const level of LEVELS) {
        editor.highlights.show(`finding-${level}`, heeded.filter((each) => each.level === level).flatMap(markedWords));
      }
    };
    show();
    const stops = [report.subscribe(show), book.shelf.subscribe(show)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor, book]);
  return book;
}

/** A finding about a line as such has no words; only the panel shows it. */
function markedWords({ line, text, from, to }: CheckedFinding): MarkedWords[] {
  return from === to ? [] : [{ line, text, from, to }];
}
