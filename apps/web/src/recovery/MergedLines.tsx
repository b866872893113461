import type { LineId } from '@colex/lawtext';
import { useTranslation } from 'react-i18next';
import type { TouchedLine } from './edit-store.js';
import type { MergedLine } from './merge-report.js';

/** Lines that were changed, with what became of each; those that need a look come first. */
export function MergedLines({
  lines,
  onVisit,
}: {
  readonly lines: readonly MergedLine[];
  readonly onVisit: (id: LineId) => void;
}) {
  const { t } = useTranslation();
  const inOrder = [
    ...lines.filter(({ outcome }) => outcome !== 'there'),
    ...lines.filter(({ outcome }) => outcome === 'there'),
  ];
  return (
    <ul className="kept-lines">
      {inOrder.map((line, place) => (
        <li key={`${line.id} ${place}`} data-outcome={line.outcome}>
          <p className="kept-head">
            <strong>{line.label || t('recovery.head')}</strong>
            <span>{t(`recovery.outcome.${line.outcome}`)}</span>
            {line.now !== null && (
              <button type="button" className="link-button" onClick={() => line.now !== null && onVisit(line.now)}>
                {t('recovery.goThere')}
              </button>
            )}
          </p>
          <KeptWords line={line} />
          {line.outcome !== 'there' && line.nowText !== null && (
            <p className="kept-words">
              <span>{t('recovery.isNow')}</span>
              {line.nowText}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a line said and what was written. */
export function KeptWords({ line }: { readonly line: TouchedLine }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="kept-words">
        <span>{t('recovery.was')}</span>
        {line.before ?? t('recovery.newLine')}
      </p>
      <p className="kept-words">
        <span>{t('recovery.wrote')}</span>
        {line.after ?? t('recovery.deleted')}
      </p>
    </>
  );
}
