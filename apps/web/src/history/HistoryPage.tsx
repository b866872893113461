import { DraftHistoryDocument, DraftMomentDocument, MomentBlameDocument } from '@colex/contract';
import { readLineContent } from '@colex/lawtext';
import { Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { comparisonAddress } from '../comparison/text-address.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from '../region/CitySign.js';
import { RestoreDialog, type RestoreTarget } from '../version/RestoreDialog.js';
import { type Colouring, MomentText } from './MomentText.js';
import { Timeline } from './Timeline.js';
import '../styles/history.css';

const COLOURINGS = ['none', 'city', 'age'] as const satisfies readonly Colouring[];
/** A playback takes about this many steps, however long the draft is. */
const PLAY_STEPS = 200;
const PLAY_MS = 140;

/** A draft at any moment of its life: by the slider, by date, by version, or played. */
export function HistoryPage() {
  const { t } = useTranslation();
  const { draft: slug = '' } = useParams();
  const [parameters] = useSearchParams();
  const [{ data, error }, ask] = useQuery({
    query: DraftHistoryDocument,
    variables: { slug },
    requestPolicy: 'cache-and-network',
  });
  const [chosen, setChosen] = useState<number | null>(() => Number(parameters.get('at')) || null);
  const [isPlaying, setPlaying] = useState(false);
  const [colouring, setColouring] = useState<Colouring>('none');
  const [notice, setNotice] = useState('');
  const [target, setTarget] = useState<RestoreTarget | null>(null);
  const client = useClient();
  const draft = data?.draft;
  const last = draft?.activity.at(-1)?.lastRevision ?? draft?.revision ?? 1;
  const revision = Math.min(chosen ?? last, last);
  const [{ data: found, fetching }] = useQuery({
    query: DraftMomentDocument,
    variables: { slug, moment: { revision } },
    pause: !draft,
  });
  const [{ data: blamed }] = useQuery({
    query: MomentBlameDocument,
    variables: { slug, moment: { revision } },
    pause: !draft || isPlaying || found?.draft?.at?.revision !== revision,
  });
  usePageTitle(t('history.title'));
  // While the next moment is on its way, the last one stays.
  const shown = useRef(found?.draft?.at);
  if (found?.draft?.at) shown.current = found.draft.at;
  const moment = shown.current;
  const lines = useMemo(() => (moment ? readLineContent(moment.content) : []), [moment]);
  const blame = blamed?.draft?.at?.revision === moment?.revision ? blamed?.draft?.at?.blame : undefined;

  useEffect(() => {
    if (!isPlaying || fetching) return;
    if (revision >= last) return setPlaying(false);
    const timer = setTimeout(() => setChosen(Math.min(last, revision + Math.ceil(last / PLAY_STEPS))), PLAY_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, fetching, revision, last]);

  if (error && !data) return <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <Waiting />;
  if (!draft) return <NotFoundPage />;
  const go = (to: number): void => {
    setPlaying(false);
    setNotice('');
    setChosen(Math.max(1, Math.min(last, to)));
  };
  const goToDate = async (local: string): Promise<void> => {
    if (!local) return;
    const date = new Date(local).toISOString();
    const answer = await client.query(DraftMomentDocument, { slug, moment: { date } }).toPromise();
    const there = answer.data?.draft?.at?.revision;
    if (there) go(there);
    else setNotice(t('history.noMoment'));
  };
  const time = moment ? printInstant(moment.at, currentLanguage()) : '';
  const says = moment ? t('history.place', { revision: moment.revision, time, name: moment.by.name }) : '';
  return (
    <div className="history-page">
      <p className="page-back">
        <Link to={`/drafts/${slug}`}>{t('history.back')}</Link>
      </p>
      <h1>{t('history.heading', { title: draft.title || t('project.untitled') })}</h1>
      <div className="history-tools">
        <Timeline activity={draft.activity} revision={revision} says={says} onChange={go} />
        <div className="history-row">
          <button
            type="button"
            className="button"
            onClick={() => {
              if (!isPlaying && revision >= last) setChosen(1);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? <Pause aria-hidden size={16} /> : <Play aria-hidden size={16} />}
            {t(isPlaying ? 'history.pause' : 'history.play')}
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('history.earlier')}
            title={t('history.earlier')}
            onClick={() => go(revision - 1)}
          >
            <StepBack aria-hidden size={16} />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('history.later')}
            title={t('history.later')}
            onClick={() => go(revision + 1)}
          >
            <StepForward aria-hidden size={16} />
          </button>
          {moment && (
            <p className="history-place" aria-live={isPlaying ? 'off' : 'polite'}>
              <CitySign city={moment.by.city} />
              {says}
              <span className="panel-faint">{t('history.of', { number: last })}</span>
            </p>
          )}
        </div>
        <div className="history-row">
          <label className="choice">
            {t('history.date')}
            <input type="datetime-local" onChange={(event) => void goToDate(event.target.value)} />
          </label>
          {draft.versions.nodes.length > 0 && (
            <label className="choice">
              {t('history.versions')}
              <select
                value={draft.versions.nodes.find((version) => version.revision === revision)?.id ?? ''}
                onChange={(event) => {
                  const version = draft.versions.nodes.find(({ id }) => id === event.target.value);
                  if (version) go(version.revision);
                }}
              >
                <option value="">—</option>
                {draft.versions.nodes.map((version) => (
                  <option key={version.id} value={version.id}>
                    {version.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="choice">
            {t('history.colouring')}
            <select
              value={colouring}
              onChange={(event) => setColouring(COLOURINGS.find((each) => each === event.target.value) ?? 'none')}
            >
              {COLOURINGS.map((each) => (
                <option key={each} value={each}>
                  {t(`history.colour.${each}`)}
                </option>
              ))}
            </select>
          </label>
          {colouring === 'age' && <span className="panel-faint">{t('history.ages')}</span>}
          <span className="history-actions">
            <Link className="button" to={comparisonAddress(slug, `${draft.id}@${revision}`, draft.id)}>
              {t('history.compareNow')}
            </Link>
            {draft.viewerMode === 'WRITE' && (
              <button type="button" className="button" onClick={() => setTarget({ moment: { revision }, name: time })}>
                {t('history.restore')}
              </button>
            )}
          </span>
        </div>
        {notice && <p role="alert">{notice}</p>}
      </div>
      <div className="history-sheet" tabIndex={0} role="region" aria-label={t('history.text')}>
        {moment ? <MomentText lines={lines} blame={blame} colouring={colouring} /> : <Waiting />}
      </div>
      <RestoreDialog
        draft={draft}
        target={target}
        onClose={() => setTarget(null)}
        onRestored={() => {
          setChosen(null);
          ask({ requestPolicy: 'network-only' });
        }}
      />
    </div>
  );
}
