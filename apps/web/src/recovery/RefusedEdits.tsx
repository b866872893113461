import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../editor/copy-text.js';
import { useWatched } from '../editor/watched.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import type { KeptSession } from './edit-store.js';
import { KeptWords } from './MergedLines.js';
import { proposalTaker } from './proposal-taker.js';

/** One sitting whose edits the server did not take: why, what they were, and what can be done with them. */
export function RefusedEdits({ kept, onDiscard }: { readonly kept: KeptSession; readonly onDiscard: () => void }) {
  const { t } = useTranslation();
  const take = useWatched(proposalTaker);
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const [isSure, setSure] = useState(false);
  const language = currentLanguage();
  const written = kept.lines.flatMap(({ label, after }) => (after === null ? [] : [`${label}　${after}`.trim()]));
  return (
    <section className="refused-edits">
      <p className="kept-head">
        {t('recovery.refusedAt', {
          at: printInstant(new Date(kept.at).toISOString(), language),
          reason: kept.refused?.[language] ?? '',
        })}
      </p>
      <ul className="kept-lines">
        {kept.lines.map((line) => (
          <li key={line.id}>
            <p className="kept-head">
              <strong>{line.label || t('recovery.head')}</strong>
            </p>
            <KeptWords line={line} />
          </li>
        ))}
      </ul>
      <div className="finding-tools">
        <button type="button" className="button" onClick={() => void copyText(written.join('\n')).then(setCopied)}>
          {t('recovery.copy')}
        </button>
        {take && (
          <button type="button" className="button" onClick={() => take(kept)}>
            {t('recovery.propose')}
          </button>
        )}
        <button type="button" className="link-button" onClick={() => (isSure ? onDiscard() : setSure(true))}>
          {isSure ? t('recovery.discardSure') : t('recovery.discard')}
        </button>
        {isCopied !== null && <span role="status">{isCopied ? t('recovery.copied') : t('recovery.copyFailed')}</span>}
      </div>
    </section>
  );
}
