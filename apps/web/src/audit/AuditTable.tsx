import { AuditPageDocument, type AuditPageQuery, type AuditPageQueryVariables } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from '../region/CitySign.js';

type Entry = AuditPageQuery['auditEntries']['nodes'][number];

/** The rows that a filter leaves, the newest first, fifty at a time. */
export function AuditTable({ filter }: { readonly filter: AuditPageQueryVariables['filter'] }) {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="visually-hidden">{t('audit.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.number')}</th>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.person')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.what')}</th>
          </tr>
        </thead>
        {pages.map((after, place) => (
          <AuditPart
            key={after ?? ''}
            filter={filter}
            after={after}
            onMore={place === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
          />
        ))}
      </table>
    </div>
  );
}

interface AuditPartProps {
  readonly filter: AuditPageQueryVariables['filter'];
  readonly after: string | null;
  readonly onMore: ((cursor: string) => void) | undefined;
}

function AuditPart({ filter, after, onMore }: AuditPartProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: AuditPageDocument,
    variables: { filter, after },
    requestPolicy: 'cache-and-network',
  });
  const entries = data?.auditEntries;
  if (!entries || entries.nodes.length === 0) {
    return (
      <tbody>
        <tr>
          <td colSpan={5}>
            {error && <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
            {!error && !entries && <Waiting />}
            {entries && <EmptyState title={t('audit.none')} hint={t('audit.noneHint')} />}
          </td>
        </tr>
      </tbody>
    );
  }
  const { hasNextPage, endCursor } = entries.pageInfo;
  return (
    <tbody>
      {entries.nodes.map((entry) => (
        <AuditRow key={entry.id} entry={entry} />
      ))}
      {hasNextPage && endCursor && onMore && (
        <tr>
          <td colSpan={5}>
            <button type="button" className="button" onClick={() => onMore(endCursor)}>
              {t('audit.more')}
            </button>
            <small>{t('audit.total', { number: entries.totalCount })}</small>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function AuditRow({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const { seq, at, label, actor, city, draft, facts, subject, hash } = entry;
  return (
    <tr>
      <td>{seq}</td>
      <td>
        <time dateTime={at}>{printInstant(at, currentLanguage())}</time>
      </td>
      <td>
        {actor ? (
          <>
            <CitySign city={actor.city} /> {actor.name}
          </>
        ) : (
          <span className="quiet">{t('audit.nobody')}</span>
        )}
      </td>
      <td>{label}</td>
      <td>
        {city && <>{city.name} </>}
        {draft && <Link to={`/drafts/${draft.slug}`}>{draft.title}</Link>}
        <details>
          <summary>{t('audit.details')}</summary>
          <dl className="code">
            <dt>{subject.type}</dt>
            <dd>{subject.id}</dd>
            {facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            <dt>hash</dt>
            <dd>{hash}</dd>
          </dl>
        </details>
      </td>
    </tr>
  );
}
