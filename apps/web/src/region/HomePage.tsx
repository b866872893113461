import { RegionsDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { RegionSection } from './RegionSection.js';

/** The regions I belong to, each with its cities and joint projects. */
export function HomePage() {
  const { t } = useTranslation();
  usePageTitle(t('app.name'));
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <>
      <h1 className="visually-hidden">{t('home.title')}</h1>
      {pages.map((after, place) => (
        <RegionsPart
          key={after ?? ''}
          after={after}
          onMore={place === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
        />
      ))}
    </>
  );
}

interface RegionsPartProps {
  readonly after: string | null;
  /** Asks for the page after the cursor; absent when a further page is on screen already. */
  readonly onMore: ((cursor: string) => void) | undefined;
}

function RegionsPart({ after, onMore }: RegionsPartProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: RegionsDocument, variables: { after } });
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  const { nodes, pageInfo } = data.regions;
  if (after === null && nodes.length === 0) {
    return <EmptyState title={t('home.noRegions')} hint={t('home.noRegionsHint')} />;
  }
  const { hasNextPage, endCursor } = pageInfo;
  return (
    <>
      {nodes.map((region) => (
        <RegionSection key={region.id} slug={region.slug} name={region.name} />
      ))}
      {hasNextPage && endCursor && onMore && (
        <button type="button" className="button" onClick={() => onMore(endCursor)}>
          {t('home.more')}
        </button>
      )}
    </>
  );
}
