import { RegionCitiesDocument, RegionProjectsDocument, type RegionProjectsQuery } from '@colex/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from './CitySign.js';

type Project = NonNullable<RegionProjectsQuery['region']>['projects']['nodes'][number];

interface RegionSectionProps {
  readonly slug: string;
  readonly name: string;
}

/** A region: its cities with their signs, and its joint projects. */
export function RegionSection({ slug, name }: RegionSectionProps) {
  const { t } = useTranslation();
  const id = useId();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <section className="region" aria-labelledby={id}>
      <h2 id={id} className="region-name">
        {name}
      </h2>
      <RegionCities slug={slug} />
      <h3>{t('home.projects')}</h3>
      {pages.map((after, place) => (
        <ProjectsPart
          key={after ?? ''}
          slug={slug}
          after={after}
          onMore={place === pages.length - 1 ? (cursor) => setPages([...pages, cursor]) : undefined}
        />
      ))}
    </section>
  );
}

function RegionCities({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: RegionCitiesDocument, variables: { slug } });
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const cities = data?.region?.cities;
  if (!cities) return <Waiting />;
  return (
    <ul className="city-row" aria-label={t('home.cities', { number: cities.totalCount })}>
      {cities.nodes.map((city) => (
        <li key={city.id}>
          <CitySign city={city} />
          {city.name}
        </li>
      ))}
    </ul>
  );
}

interface ProjectsPartProps {
  readonly slug: string;
  readonly after: string | null;
  /** Asks for the page after the cursor; absent when a further page is on screen already. */
  readonly onMore: ((cursor: string) => void) | undefined;
}

function ProjectsPart({ slug, after, onMore }: ProjectsPartProps) {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({
    query: RegionProjectsDocument,
    variables: { slug, after },
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  const projects = data?.region?.projects;
  if (!projects) return <Waiting />;
  if (projects.totalCount === 0) return <EmptyState title={t('home.noProjects')} hint={t('home.noProjectsHint')} />;
  const { hasNextPage, endCursor } = projects.pageInfo;
  return (
    <>
      <ul className="project-list">
        {projects.nodes.map((project) => (
          <ProjectEntry key={project.id} project={project} />
        ))}
      </ul>
      {hasNextPage && endCursor && onMore && (
        <button type="button" className="button" onClick={() => onMore(endCursor)}>
          {t('home.more')}
        </button>
      )}
    </>
  );
}

function ProjectEntry({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to={`/projects/${project.slug}`} className="project-entry">
        <span className="project-title">{project.title}</span>
        <span className="project-facts">
          <span className="project-lead">
            <CitySign city={project.leadCity} />
            {t('home.leadCity')} {project.leadCity.name}
          </span>
          <span>{t(`model.${project.model}`)}</span>
          <span>{t('home.memberCount', { number: project.memberCities.totalCount })}</span>
          <span>{t('home.draftCount', { number: project.drafts.totalCount })}</span>
        </span>
      </Link>
    </li>
  );
}
