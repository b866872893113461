import { HomeDocument, type HomeQuery } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from './CitySign.js';

type Project = HomeQuery['projects']['nodes'][number];

/** The regions I belong to with their cities, and the joint projects of each. */
export function HomePage() {
  const { t } = useTranslation();
  usePageTitle(t('app.name'));
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <>
      <h1 className="visually-hidden">{t('home.title')}</h1>
      {pages.map((after, place) => (
        <HomePart
          key={after ?? ''}
          after={after}
          isFirst={place === 0}
          onMore={place === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
        />
      ))}
    </>
  );
}

interface HomePartProps {
  readonly after: string | null;
  readonly isFirst: boolean;
  /** Asks for the page after the cursor; absent when a further page is on screen already. */
  readonly onMore: ((cursor: string) => void) | undefined;
}

/** One page of the connection of projects, under the regions it speaks of. */
function HomePart({ after, isFirst, onMore }: HomePartProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: HomeDocument, variables: { after } });
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;

  const regions = data.regions.nodes;
  const projects = data.projects.nodes;
  const elsewhere = projects.filter((project) => !regions.some((region) => region.id === project.region.id));
  const { hasNextPage, endCursor } = data.projects.pageInfo;
  if (isFirst && regions.length === 0 && projects.length === 0) {
    return <EmptyState title={t('home.noRegions')} hint={t('home.noRegionsHint')} />;
  }
  return (
    <>
      {regions.map((region) => {
        const own = projects.filter((project) => project.region.id === region.id);
        if (!isFirst && own.length === 0) return null;
        return (
          <section key={region.id} className="region" aria-labelledby={`${region.id}-name-${after ?? ''}`}>
            <h2 id={`${region.id}-name-${after ?? ''}`} className="region-name">
              {region.name}
            </h2>
            {isFirst && (
              <ul className="city-row" aria-label={t('home.cities', { number: region.cities.totalCount })}>
                {region.cities.nodes.map((city) => (
                  <li key={city.id}>
                    <CitySign city={city} />
                    {city.name}
                  </li>
                ))}
              </ul>
            )}
            <h3>{t('home.projects')}</h3>
            {own.length === 0 ? (
              <EmptyState title={t('home.noProjects')} hint={t('home.noProjectsHint')} />
            ) : (
              <ProjectList projects={own} />
            )}
          </section>
        );
      })}
      {elsewhere.length > 0 && (
        <section className="region">
          <h2 className="region-name">{t('home.elsewhere')}</h2>
          <ProjectList projects={elsewhere} />
        </section>
      )}
      {hasNextPage && endCursor && onMore && (
        <button type="button" className="button" onClick={() => onMore(endCursor)}>
          {t('home.more')}
        </button>
      )}
    </>
  );
}

function ProjectList({ projects }: { readonly projects: readonly Project[] }) {
  const { t } = useTranslation();
  return (
    <ul className="project-list">
      {projects.map((project) => (
        <li key={project.id}>
          <Link to={`/projects/${project.slug}`} className="project-entry">
            <span className="project-title">{project.title}</span>
            <span className="project-facts">
              <span>{t(`model.${project.model}`)}</span>
              <span>
                {t('home.leadCity')} {project.leadCity.name}
              </span>
              <span>{t('home.memberCount', { number: project.memberCities.totalCount })}</span>
              <span>{t('home.draftCount', { number: project.drafts.totalCount })}</span>
            </span>
            <span className="project-signs" aria-hidden>
              {project.memberCities.nodes.map((city) => (
                <CitySign key={city.id} city={city} />
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
