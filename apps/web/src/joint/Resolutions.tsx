import { type FollowUpStanding, type MeetingInFullFragment, ReportOnResolutionDocument } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { currentLanguage } from '../language/language.js';
import { printDay } from '../procedure/plain-day.js';
import { Field } from './fields.js';
import { JointForm } from './JointForm.js';

interface ResolutionsProps {
  readonly meeting: MeetingInFullFragment;
  readonly onSaved: () => void;
}

/** What a meeting resolved, for whom, until when, and how it is being carried out. */
export function Resolutions({ meeting, onSaved }: ResolutionsProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [, report] = useMutation(ReportOnResolutionDocument);
  if (meeting.resolutions.length === 0) return null;
  return (
    <>
      <h4>{t('joint.resolutions')}</h4>
      <ol className="agenda">
        {meeting.resolutions.map(({ id, text, cities, dueOn, standing, overdue, followUps, viewerMayReport }) => (
          <li key={id}>
            <p>
              {text} <span className="mark">{t(`joint.standing.${standing}`)}</span>
            </p>
            <p className="quiet">
              {cities.map(({ name }) => name).join('、')}
              {dueOn && ' · '}
              {dueOn && (
                <span className={overdue ? 'board-overdue' : undefined}>
                  {t(overdue ? 'joint.overdue' : 'joint.dueOn', { date: printDay(dueOn, language) })}
                </span>
              )}
            </p>
            {followUps.map((followUp) => (
              <p key={followUp.id} className="quiet">
                {printDay(followUp.on, language)} {t(`joint.standing.${followUp.standing}`)}：{followUp.note}
              </p>
            ))}
            {viewerMayReport.allowed && (
              <JointForm
                name={t('joint.report')}
                onSaved={onSaved}
                send={async (form, idempotencyKey) => {
                  const { data, error } = await report({
                    input: {
                      meetingId: meeting.id,
                      resolutionId: id,
                      standing: String(form.get('standing')) as FollowUpStanding,
                      note: String(form.get('note')).trim(),
                      idempotencyKey,
                    },
                  });
                  return { error, userErrors: data?.reportOnResolution.userErrors };
                }}
              >
                <Field label={t('joint.reportStanding')}>
                  {(field) => (
                    <select id={field} name="standing">
                      {(['IN_HAND', 'DONE', 'DROPPED'] as const).map((each) => (
                        <option key={each} value={each}>
                          {t(`joint.standing.${each}`)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
                <Field label={t('joint.reportNote')}>
                  {(field) => <textarea id={field} name="note" rows={2} required maxLength={2000} />}
                </Field>
              </JointForm>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
