import { ProjectDocument, type ProjectQuery } from '@colex/contract';
import { FilePlus2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { printDate } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { EmptyState } from '../layout/EmptyState.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { ProcedureBoard } from '../procedure/ProcedureBoard.js';
import { CitySign } from '../region/CitySign.js';
import { DraftList } from './DraftList.js';

type Project = NonNullable<ProjectQuery['project']>;

/** One joint project: its texts first, then who takes part. */
export function ProjectPage() {
  const { t } = useTranslation();
  const { project: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProjectDocument, variables: { slug } });
  usePageTitle(data?.project?.title ?? t('wait.loading'));
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  const { project } = data;
  if (!project) return <NotFoundPage />;

  const { allowed, reason } = project.viewerMayCreateDraft;
  return (
    <>
      <Breadcrumb steps={[{ name: project.region.name, to: '/' }, { name: project.title }]} />
      <header className="project-head">
        <h1>{project.title}</h1>
        <p className="project-facts">
          <span>{t(`model.${project.model}`)}</span>
          <span>{t('project.createdAt', { date: printDate(project.createdAt, currentLanguage()) })}</span>
        </p>
        <p className="project-links">
          <Link to={`/projects/${project.slug}/joint`}>{t('joint.link')}</Link>
          {project.viewerMayReadAudit.allowed && <Link to={`/projects/${project.slug}/audit`}>{t('audit.link')}</Link>}
        </p>
      </header>
      <ProcedureBoard project={project.slug} projectId={project.id} />
      <section aria-labelledby="drafts">
        <div className="section-head">
          <h2 id="drafts">{t('project.drafts')}</h2>
          {allowed ? (
            <Link className="button button-primary" to={`/projects/${project.slug}/new-draft`}>
              <FilePlus2 aria-hidden size={16} />
              {t('project.newDraft')}
            </Link>
          ) : (
            <p className="section-note">{t('project.mayNotCreate', { reason: reason ?? '' })}</p>
          )}
        </div>
        <DraftList project={project.slug} mayCreate={allowed} />
      </section>
      <div className="project-columns">
        <People project={project} />
        <Cities project={project} />
      </div>
    </>
  );
}

function Cities({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="cities">
      <h2 id="cities">{t('project.cities')}</h2>
      <ul className="city-list">
        {project.memberCities.nodes.map((city) => (
          <li key={city.id}>
            <CitySign city={city} large />
            <span className="city-name">{city.name}</span>
            {city.id === project.leadCity.id && <span className="mark">{t('project.leadCity')}</span>}
            <span className="city-province">{city.province.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** People under their city in the order of the cities; those of no city last. */
function People({ project }: { readonly project: Project }) {
  const { t } = useTranslation();
  const order = new Map(project.memberCities.nodes.map((city, place) => [city.id, place]));
  const place = (membership: Project['memberships'][number]): number =>
    order.get(membership.person.city?.id ?? '') ?? order.size;
  const memberships = project.memberships.toSorted((one, other) => place(one) - place(other));
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('project.people')}</h2>
      {memberships.length === 0 ? (
        <EmptyState title={t('project.noPeople')} hint={t('project.noPeopleHint')} />
      ) : (
        <ul className="people-list">
          {memberships.map(({ person, role }) => (
            <li key={`${person.id} ${role}`}>
              <CitySign city={person.city} />
              <span className="person-name">{person.name}</span>
              <span className="person-city">{person.city?.name ?? t('project.allRegions')}</span>
              <span className="person-role">{t(`role.${role}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
