import { numberLines, SUMMARY_COUNTS, summarise, type ReadResult } from '@colex/lawtext';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/sheet.css';

/** The preview is for judging the structure; the whole text is for the workbench. */
const MOST_LINES_SHOWN = 600;
const MOST_LOSSES_SHOWN = 50;

/** What the reader made of the text: how many of each kind, what needs a look, and the beginning as it will print. */
export function ReadingPreview({ reading }: { readonly reading: ReadResult }) {
  const { t } = useTranslation();
  const counts = useMemo(() => summarise(reading).counts, [reading]);
  const labels = useMemo(() => numberLines(reading.lines).labels, [reading]);
  const { lines, losses } = reading;
  return (
    <>
      <dl className="counts" aria-label={t('newDraft.counts')}>
        {SUMMARY_COUNTS.filter((kind) => counts[kind] > 0).map((kind) => (
          <div key={kind}>
            <dt>{t(`kind.${kind}`)}</dt>
            <dd>{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {losses.length === 0 ? (
        <p className="losses-none">
          <CircleCheck aria-hidden size={16} />
          {t('newDraft.noLosses')}
        </p>
      ) : (
        <details className="losses" open>
          <summary>
            <TriangleAlert aria-hidden size={16} />
            {t('newDraft.losses', { number: losses.length })}
          </summary>
          <ul>
            {losses.slice(0, MOST_LOSSES_SHOWN).map((loss) => (
              <li key={`${loss.line} ${loss.reason} ${loss.text}`}>
                <span className="loss-line">{t('newDraft.lossLine', { line: loss.line })}</span>
                <span className="loss-reason">{t(`loss.${loss.reason}`)}</span>
                <q>{loss.text}</q>
              </li>
            ))}
          </ul>
          {losses.length > MOST_LOSSES_SHOWN && (
            <p>{t('newDraft.moreLosses', { number: losses.length - MOST_LOSSES_SHOWN })}</p>
          )}
        </details>
      )}
      <div
        className="preview-sheet sheet-text"
        lang="zh-CN"
        tabIndex={0}
        role="region"
        aria-label={t('newDraft.preview')}
      >
        {lines.slice(0, MOST_LINES_SHOWN).map((line, index) => (
          <div
            key={line.id}
            className={`line kind-${line.kind}${labels[index] ? ' numbered' : ''}`}
            data-kind={line.kind}
            data-number={labels[index] || undefined}
          >
            {line.text}
          </div>
        ))}
        {lines.length > MOST_LINES_SHOWN && (
          <p className="preview-rest">{t('newDraft.moreLines', { number: lines.length - MOST_LINES_SHOWN })}</p>
        )}
      </div>
    </>
  );
}
