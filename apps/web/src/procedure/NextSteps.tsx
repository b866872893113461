import {
  STAGE_NAMES,
  type Stage,
  TRACK_ACTION_NAMES,
  TrackPossibilitiesDocument,
  type TrackPossibilitiesQuery,
} from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { currentLanguage } from '../language/language.js';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { printDay } from './plain-day.js';
import { PlanForm } from './PlanForm.js';
import { StageForm } from './StageForm.js';
import { ExitForm } from './ExitForm.js';
import type { FullTrack, TrackProject } from './track-types.js';

/** Something that could be recorded, and what stands in its way. */
export type Possibility = NonNullable<TrackPossibilitiesQuery['track']>['possibilities'][number];

interface NextStepsProps {
  readonly project: TrackProject;
  readonly track: FullTrack;
  readonly onRecorded: () => void;
}

/** What can be recorded next; what cannot says why, and nothing is hidden. */
export function NextSteps({ project, track, onRecorded }: NextStepsProps) {
  const { t } = useTranslation();
  const variables = { projectId: project.id, cityId: track.city.id, versionId: null };
  const [{ data, error }, ask] = useQuery({
    query: TrackPossibilitiesDocument,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const [open, setOpen] = useState<string | null>(null);
  const [news, setNews] = useState('');
  const possibilities = data?.track?.possibilities;
  const recorded = (words: string) => {
    setOpen(null);
    setNews(words);
    onRecorded();
  };
  const moves = possibilities?.filter(({ action }) => action === 'MOVE_ON') ?? [];
  const others = possibilities?.filter(({ action, allowed }) => action !== 'MOVE_ON' && allowed) ?? [];
  return (
    <section aria-labelledby="next-steps">
      <h2 id="next-steps">{t('procedure.nextSteps')}</h2>
      {!track.viewerMayKeep.allowed && (
        <p className="section-note">{t('procedure.mayNotKeep', { reason: track.viewerMayKeep.reason ?? '' })}</p>
      )}
      <p role="status" className="section-note">
        {news}
      </p>
      {error && !possibilities && <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !possibilities && <Waiting />}
      <ul className="possibility-list">
        {moves.map((possibility) => {
          const stage = possibility.stage as Stage;
          const isOpen = open === stage;
          return (
            <li key={stage}>
              <Move
                possibility={possibility}
                plannedOn={track.plans.find((plan) => plan.stage === stage)?.on ?? null}
                isOpen={isOpen}
                mayKeep={track.viewerMayKeep.allowed}
                isPlanning={open === `plan ${stage}`}
                onToggle={() => setOpen(isOpen ? null : stage)}
                onPlan={() => setOpen(open === `plan ${stage}` ? null : `plan ${stage}`)}
              />
              {open === `plan ${stage}` && (
                <PlanForm projectId={project.id} track={track} stage={stage} onRecorded={recorded} />
              )}
              {isOpen && (
                <StageForm
                  project={project}
                  track={track}
                  stage={stage}
                  onRecorded={recorded}
                  onCancel={() => setOpen(null)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <>
          <h3>{t('procedure.otherSteps')}</h3>
          <ul className="possibility-list">
            {others.map(({ action }) => (
              <li key={action}>
                <div className="possibility-head">
                  <span>{TRACK_ACTION_NAMES[action][currentLanguage()]}</span>
                  <button
                    type="button"
                    className="button"
                    aria-expanded={open === action}
                    onClick={() => setOpen(open === action ? null : action)}
                  >
                    {t('procedure.submit')}
                    <span className="visually-hidden">：{TRACK_ACTION_NAMES[action][currentLanguage()]}</span>
                  </button>
                </div>
                {open === action && (
                  <ExitForm
                    projectId={project.id}
                    track={track}
                    action={action}
                    onRecorded={recorded}
                    onCancel={() => setOpen(null)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface MoveProps {
  readonly possibility: Possibility;
  readonly plannedOn: string | null;
  readonly isOpen: boolean;
  readonly mayKeep: boolean;
  readonly isPlanning: boolean;
  readonly onToggle: () => void;
  readonly onPlan: () => void;
}

function Move({ possibility, plannedOn, isOpen, mayKeep, isPlanning, onToggle, onPlan }: MoveProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { allowed, reason, findings } = possibility;
  const stage = STAGE_NAMES[possibility.stage as Stage][language];
  return (
    <>
      <div className="possibility-head">
        <span>
          <strong>{stage}</strong>
          {plannedOn && (
            <small className="quiet"> {t('procedure.planned', { date: printDay(plannedOn, language) })}</small>
          )}
        </span>
        {mayKeep && (
          <button type="button" className="button" aria-expanded={isPlanning} onClick={onPlan}>
            {t('procedure.plan')}
            <span className="visually-hidden">：{stage}</span>
          </button>
        )}
        {allowed && (
          <button type="button" className="button button-primary" aria-expanded={isOpen} onClick={onToggle}>
            {t('procedure.record', { stage })}
          </button>
        )}
      </div>
      {!allowed && mayKeep && (
        <p className="finding-block">
          {t('procedure.blocked', { stage })}：{reason}
        </p>
      )}
      <ul className="finding-list">
        {findings.map(({ gate, level, message }) => (
          <li key={gate} className={level === 'BLOCK' ? 'finding-block' : undefined}>
            {level === 'BLOCK' ? t('procedure.block') : t('procedure.warn')}：{message}
          </li>
        ))}
      </ul>
    </>
  );
}
