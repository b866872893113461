import {
  AUDIT_ACTIONS,
  AuditHeadDocument,
  type AuditPageQueryVariables,
  ProjectDocument,
  type ProjectQuery,
} from '@colex/contract';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { currentLanguage } from '../language/language.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { AuditTable } from './AuditTable.js';

type Project = NonNullable<ProjectQuery['project']>;
type Filter = NonNullable<AuditPageQueryVariables['filter']>;

/** The audit records of a project, for its chair and administrators. */
export function ProjectAuditPage() {
  const { t } = useTranslation();
  const { project: slug = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProjectDocument, variables: { slug } });
  usePageTitle(t('audit.title'));
  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  const { project } = data;
  if (!project) return <NotFoundPage />;
  return (
    <>
      <Breadcrumb
        steps={[
          { name: project.region.name, to: '/' },
          { name: project.title, to: `/projects/${project.slug}` },
          { name: t('audit.title') },
        ]}
      />
      <AuditRecords project={project} />
    </>
  );
}

/** The audit records of the whole installation, for administrators. */
export function AuditPage() {
  const { t } = useTranslation();
  usePageTitle(t('audit.title'));
  return <AuditRecords project={null} />;
}

function AuditRecords({ project }: { readonly project: Project | null }) {
  const { t } = useTranslation();
  const projectId = project?.id ?? null;
  const [filter, setFilter] = useState<Filter>({ projectId });
  const [{ data: head, error }, askHead] = useQuery({
    query: AuditHeadDocument,
    variables: { projectId },
    requestPolicy: 'network-only',
  });
  return (
    <>
      <header className="project-head">
        <h1>{t('audit.title')}</h1>
        <p className="section-note">{t('audit.hint')}</p>
      </header>
      {error ? (
        <Fault error={error} onRetry={() => askHead({ requestPolicy: 'network-only' })} />
      ) : (
        <>
          {head && (
            <p>
              {t('audit.anchor')} <span className="code">{`${head.auditHead.seq}:${head.auditHead.hash}`}</span>
              <br />
              <span className="quiet">{t('audit.anchorHint')}</span>
            </p>
          )}
          <FilterBar project={project} onFilter={setFilter} />
          <ExportLinks filter={filter} />
          <AuditTable key={JSON.stringify(filter)} filter={filter} />
        </>
      )}
    </>
  );
}

function FilterBar({
  project,
  onFilter,
}: {
  readonly project: Project | null;
  readonly onFilter: (filter: Filter) => void;
}) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const ids = { action: useId(), person: useId(), from: useId(), until: useId() };
  const people = new Map(project?.memberships.map(({ person }) => [person.id, person]));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string | null => String(form.get(name) ?? '') || null;
    const instant = (name: string, time: string): string | null => {
      const day = text(name);
      return day === null ? null : new Date(`${day}T${time}`).toISOString();
    };
    const action = text('action');
    onFilter({
      projectId: project?.id ?? null,
      personId: text('person'),
      actions: action === null ? null : [action],
      from: instant('from', '00:00:00'),
      until: instant('until', '23:59:59.999'),
    });
  }

  return (
    <form className="filter-bar" aria-label={t('audit.filter')} onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.action}>{t('audit.action')}</label>
        <select id={ids.action} name="action">
          <option value="">{t('audit.anyAction')}</option>
          {Object.entries(AUDIT_ACTIONS).map(([key, name]) => (
            <option key={key} value={key}>
              {name[language]}
            </option>
          ))}
        </select>
      </div>
      {people.size > 0 && (
        <div className="field">
          <label htmlFor={ids.person}>{t('audit.person')}</label>
          <select id={ids.person} name="person">
            <option value="">{t('audit.anyPerson')}</option>
            {[...people.values()].map(({ id, name, city }) => (
              <option key={id} value={id}>
                {name} {city?.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={ids.from}>{t('audit.from')}</label>
        <input id={ids.from} name="from" type="date" />
      </div>
      <div className="field">
        <label htmlFor={ids.until}>{t('audit.until')}</label>
        <input id={ids.until} name="until" type="date" />
      </div>
      <button type="submit" className="button">
        {t('audit.apply')}
      </button>
    </form>
  );
}

/** Downloads of the rows that the filter leaves. */
function ExportLinks({ filter }: { readonly filter: Filter }) {
  const { t } = useTranslation();
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
    ),
  );
  return (
    <p className="project-links">
      <a href={`/download/audit.csv?${query}`} download>
        {t('audit.exportCsv')}
      </a>
      <a href={`/download/audit.ndjson?${query}`} download>
        {t('audit.exportNdjson')}
      </a>
    </p>
  );
}
