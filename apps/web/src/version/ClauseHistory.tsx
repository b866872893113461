import { ClauseHistoryDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import type { RestoreTarget } from './RestoreDialog.js';

interface ClauseHistoryProps {
  readonly slug: string;
  /** As printed. */
  readonly number: string;
  /** Absent for those who may not write. */
  readonly onRestore?: (target: RestoreTarget) => void;
}

/** Each stretch of work on one clause, newest first, with its redline. */
export function ClauseHistory({ slug, number, onRestore }: ClauseHistoryProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({
    query: ClauseHistoryDocument,
    variables: { slug, number },
    requestPolicy: 'cache-and-network',
  });
  const clause = data?.draft?.clause;
  if (!clause) return null;
  if (clause.history.nodes.length === 0) return <p className="panel-faint">{t('version.clauseUnchanged')}</p>;
  return (
    <ol className="clause-history">
      {clause.history.nodes.map(({ afterRevision, revision, to, authors, lines }) => {
        const time = printInstant(to, currentLanguage());
        return (
          <li key={revision}>
            <p className="version-by">
              {authors.map((person) => (
                <span key={person.id} className="change-author">
                  <CitySign city={person.city} />
                  {person.name}
                </span>
              ))}
              <time dateTime={to}>{time}</time>
            </p>
            {lines.map(({ lineId, runs }, index) => (
              <p key={`${lineId} ${index}`} className="clause-redline" lang="zh-CN">
                {runs.map(({ op, text }, place) => {
                  if (op === 'ADDED') return <ins key={place}>{text}</ins>;
                  return op === 'REMOVED' ? <del key={place}>{text}</del> : <span key={place}>{text}</span>;
                })}
              </p>
            ))}
            {onRestore && (
              <button
                type="button"
                className="text-button"
                onClick={() =>
                  onRestore({ moment: { revision: afterRevision }, name: time, clauseLineId: clause.lineId })
                }
              >
                {t('version.clauseRestore')}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
