import { useEffect } from 'react';
import type { DraftEditor } from '../editor/draft-editor.js';
import { nextFinding } from './finding-groups.js';
import type { IgnoredBook } from './ignored-book.js';

/** Goes to the next finding that nobody ignored, or with -1 to the one before. */
export function visitFinding(editor: DraftEditor, book: IgnoredBook | null, step: 1 | -1): void {
  const ignored = book?.shelf.getState().byKey;
  const heeded = editor.checks.report.getState().findings.filter(({ key }) => !ignored?.has(key));
  const next = nextFinding(heeded, editor.indexOfLine, editor.cursor(), step);
  if (next) editor.selectWords(next);
}

/** F8 and Shift+F8. */
export function useFindingKeys(editor: DraftEditor | null, book: IgnoredBook | null): void {
  useEffect(() => {
    if (!editor) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      event.preventDefault();
      visitFinding(editor, book, event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [editor, book]);
}
