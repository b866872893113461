import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftEditor } from '../editor/draft-editor.js';
import { useWatched } from '../editor/watched.js';
import { useSignoffBook } from './signoff-book.js';

/** Marks the settled clauses on the sheet. Draws nothing itself. */
export function SettledLines({ editor }: { readonly editor: DraftEditor }) {
  const { t } = useTranslation();
  const { rows } = useSignoffBook();
  const outline = useWatched(editor.outline);
  const word = t('signoff.settledMark');
  useEffect(() => {
    const settled = rows.filter(({ isSettled }) => isSettled).map(({ lineId }) => lineId);
    editor.showSettled(new Set(settled), word);
    // The outline is another one when lines came or went: then the clauses have other lines.
  }, [editor, rows, outline, word]);
  return null;
}
