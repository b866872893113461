import {
  CONDITION_NAMES,
  ProcedureChangedDocument,
  STAGE_NAMES,
  TrackInFullDocument,
  TrackProjectDocument,
} from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { currentLanguage } from '../language/language.js';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from '../region/CitySign.js';
import { NextSteps } from './NextSteps.js';
import { DeadlineTable, StepHistory } from './TrackRecords.js';
import { TrackRules } from './TrackRules.js';

/** One city's way through the procedure: where it stands, what can come next and why not, deadlines, history, rules. */
export function TrackPage() {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { project: slug = '', city: cityId = '' } = useParams();
  const [{ data, error }, askProject] = useQuery({ query: TrackProjectDocument, variables: { slug } });
  const project = data?.project;
  const [{ data: read, error: fault }, ask] = useQuery({
    query: TrackInFullDocument,
    variables: { projectId: project?.id ?? '', cityId },
    pause: !project,
    requestPolicy: 'cache-and-network',
  });
  const [told, setTold] = useState(0);
  const track = read?.track;
  const refresh = () => {
    setTold((count) => count + 1);
    ask({ requestPolicy: 'network-only' });
  };
  useSubscription(
    { query: ProcedureChangedDocument, variables: { projectId: project?.id ?? '' }, pause: !project },
    (_previous, event) => {
      if (event.procedureChanged.track.city.id === cityId) refresh();
      return event;
    },
  );
  usePageTitle(track ? t('procedure.trackOf', { city: track.city.name }) : t('wait.loading'));
  if (error && !data) return <Fault error={error} onRetry={() => askProject({ requestPolicy: 'network-only' })} />;
  if (fault && !read) return <Fault error={fault} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data || (project && !read)) return <Waiting />;
  if (!project || !track) return <NotFoundPage />;
  return (
    <>
      <Breadcrumb
        steps={[
          { name: project.region.name, to: '/' },
          { name: project.title, to: `/projects/${project.slug}` },
          { name: t('procedure.trackOf', { city: track.city.name }) },
        ]}
      />
      <header className="project-head">
        <h1>{t('procedure.trackOf', { city: track.city.name })}</h1>
        <p className="track-now">
          <CitySign city={track.city} large />
          <span>{t('procedure.now')}</span>
          <strong>{track.stage === null ? t('procedure.notBegun') : STAGE_NAMES[track.stage][language]}</strong>
          {track.condition !== 'MOVING' && <span className="mark">{CONDITION_NAMES[track.condition][language]}</span>}
        </p>
      </header>
      <div className="page-columns">
        <div>
          <NextSteps key={`${track.revision} ${told}`} project={project} track={track} onRecorded={refresh} />
          <StepHistory track={track} />
        </div>
        <div>
          <DeadlineTable track={track} />
          <TrackRules projectId={project.id} cityId={track.city.id} />
        </div>
      </div>
    </>
  );
}
