import { clauseId } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelTabProps } from '../editor/panel-tab.js';
import { useWatched } from '../editor/watched.js';
import { RunningRound } from '../round/RunningRound.js';
import { nextPending } from './clause-mark.js';
import { ClauseSignoff } from './ClauseSignoff.js';
import { SignoffOverview } from './SignoffOverview.js';
import { useSignoffBook } from './signoff-book.js';

/** 会签: the clause at the cursor first, then the clauses to work through. */
export function SignoffPanel({ draft, editor }: PanelTabProps) {
  const { t } = useTranslation();
  const clause = useWatched(editor.clause);
  const outline = useWatched(editor.outline);
  const book = useSignoffBook();
  const [said, setSaid] = useState('');
  const goOn = (): void => {
    const next = nextPending(book.rows, book.pending, clause?.id ?? null);
    if (!next) return setSaid(t('signoff.doneLast'));
    const entry = outline.find(({ id }) => id === next.lineId);
    setSaid(t('signoff.done', { clause: entry?.number || entry?.words || '' }));
    editor.openLine(next.lineId);
  };
  return (
    <div className="signoff-panel">
      <RunningRound draft={draft} />
      {clause ? (
        <ClauseSignoff
          clauseId={clauseId(draft.id, clause.id)}
          digest={clause.digest}
          draftSlug={draft.slug}
          mayWrite={draft.viewerMode === 'WRITE'}
          onNext={goOn}
        />
      ) : (
        <p className="panel-none">{t('panel.none')}</p>
      )}
      <SignoffOverview editor={editor} />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
