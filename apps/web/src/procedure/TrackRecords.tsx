import { CERTAINTY_NAMES, CONDITION_NAMES, DUTY_NAMES, STAGE_NAMES } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLanguage } from '../language/language.js';
import { EmptyState } from '../layout/EmptyState.js';
import { printDay } from './plain-day.js';
import type { FullTrack } from './track-types.js';

/** What has to be done by when, overdue in words, each with where the limit stands and how sure that is. */
export function DeadlineTable({ track }: { readonly track: FullTrack }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const deadlines = track.deadlines.toSorted((one, other) => (one.on < other.on ? 1 : -1));
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{t('procedure.deadlines')}</h2>
      {deadlines.length === 0 && <p className="quiet">{t('procedure.noDeadlines')}</p>}
      {deadlines.length > 0 && (
        <table className="plain-table">
          <caption className="visually-hidden">{t('procedure.deadlines')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('procedure.duty')}</th>
              <th scope="col">{t('procedure.day')}</th>
              <th scope="col">{t('procedure.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {deadlines.map((deadline) => {
              const counted = deadline.fromIsPlanned ? 'procedure.countedPlanned' : 'procedure.counted';
              return (
                <tr key={`${deadline.duty} ${deadline.fromStage} ${deadline.fromOn}`}>
                  <td>
                    {DUTY_NAMES[deadline.duty][language]}
                    <small>
                      {t(counted, {
                        date: printDay(deadline.fromOn, language),
                        stage: STAGE_NAMES[deadline.fromStage][language],
                      })}
                    </small>
                    <small>
                      {deadline.source} · {CERTAINTY_NAMES[deadline.certainty][language]}
                    </small>
                  </td>
                  <td>
                    <time dateTime={deadline.on}>{printDay(deadline.on, language)}</time>
                  </td>
                  <td className={deadline.standing === 'OVERDUE' ? 'board-overdue' : undefined}>
                    {t(`procedure.standings.${deadline.standing}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface Happening {
  readonly id: string;
  readonly on: string;
  readonly name: string;
  readonly note: string | null;
  readonly by: string | undefined;
  readonly takenBack: { readonly reason: string } | null;
  readonly step: FullTrack['steps'][number] | null;
}

/** Everything that was recorded, the latest first. What was taken back stays, struck through. */
export function StepHistory({ track }: { readonly track: FullTrack }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const happenings: readonly Happening[] = [
    ...track.steps.map((step) => ({
      id: step.id,
      on: step.on,
      name: STAGE_NAMES[step.stage][language],
      note: step.note,
      by: step.recordedBy?.name,
      takenBack: step.takenBack,
      step,
    })),
    ...track.exits.map((exit) => ({
      id: exit.id,
      on: exit.on,
      name: CONDITION_NAMES[exit.kind][language],
      note: [exit.reason, exit.resumedOn && t('procedure.resumed', { date: printDay(exit.resumedOn, language) })]
        .filter(Boolean)
        .join(' · '),
      by: exit.recordedBy?.name,
      takenBack: exit.takenBack,
      step: null,
    })),
  ].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('procedure.history')}</h2>
      {happenings.length === 0 && <EmptyState title={t('procedure.noHistory')} hint={t('procedure.noHistoryHint')} />}
      <ol className="step-list">
        {happenings.toReversed().map(({ id, on, name, note, by, takenBack, step }) => (
          <li key={id} className={takenBack ? 'step-taken-back' : undefined}>
            <time dateTime={on}>{printDay(on, language)}</time>
            <div>
              <strong>{name}</strong>
              {note && <span>{note}</span>}
              {step?.version && (
                <Link to={`/drafts/${step.version.draft.slug}`}>
                  {t('procedure.version')}：{step.version.name}
                </Link>
              )}
              {step?.attachments.map((file) => (
                <a key={file.id} href={`/download/file/${file.id}`} download={file.name}>
                  {file.name}
                </a>
              ))}
              {takenBack && <span className="quiet">{t('procedure.takenBack', { reason: takenBack.reason })}</span>}
              {by && <span className="quiet">{t('procedure.by', { name: by })}</span>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
