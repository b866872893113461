import { CancelRoundDocument, CloseRoundDocument, ExtendRoundDocument, RemindCitiesDocument } from '@colex/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Field } from '../joint/fields.js';
import { JointForm } from '../joint/JointForm.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { printDay } from '../procedure/plain-day.js';
import { CitySign } from '../region/CitySign.js';
import type { ShownRound } from './useRoundWork.js';

interface RoundProgressTableProps {
  readonly round: ShownRound;
  readonly onChanged: () => void;
}

/** How far each city is; for who presides, what can be done about it. */
export function RoundProgressTable({ round, onChanged }: RoundProgressTableProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('round.progress')}</h2>
      <div className="board-scroll">
        <table className="round-progress">
          <thead>
            <tr>
              <th scope="col">{t('round.city')}</th>
              <th scope="col">{t('round.whole')}</th>
              <th scope="col">{t('round.approved')}</th>
              <th scope="col">{t('round.reserved')}</th>
              <th scope="col">{t('round.objected')}</th>
              <th scope="col">{t('round.undecided')}</th>
            </tr>
          </thead>
          <tbody>
            {round.progress.map((city) => (
              <tr key={city.city.id}>
                <th scope="row">
                  <CitySign city={city.city} /> {city.city.name}
                </th>
                <td data-answer={city.answer}>
                  {t(`round.answer.${city.answer}`)}
                  {city.answer !== 'UNANSWERED' && city.signature && (
                    <small>
                      {t('round.signedBy', {
                        name: city.signature.person.name,
                        at: printInstant(city.signature.at, language),
                      })}
                      {city.signature.reason && ` · ${city.signature.reason}`}
                    </small>
                  )}
                  {city.answer === 'UNANSWERED' && !city.hasReviewer && <small>{t('round.noReviewer')}</small>}
                  {city.answer === 'UNANSWERED' && city.remindedOn && (
                    <small>{t('round.reminded', { date: printDay(city.remindedOn, language) })}</small>
                  )}
                </td>
                <td>{city.approvedCount}</td>
                <td>{city.reservedCount}</td>
                <td>{city.objectedCount}</td>
                <td>{city.undecidedCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {round.status === 'OPEN' && round.viewerMayPreside.allowed && <Presiding round={round} onChanged={onChanged} />}
    </section>
  );
}

/** 催签, 延期, 结束, 取消. */
function Presiding({ round, onChanged }: RoundProgressTableProps) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<string | null>(null);
  const [, remind] = useMutation(RemindCitiesDocument);
  const [, extend] = useMutation(ExtendRoundDocument);
  const [, close] = useMutation(CloseRoundDocument);
  const [, cancel] = useMutation(CancelRoundDocument);
  const roundId = round.id;
  const waiting = round.progress.filter(({ answer }) => answer === 'UNANSWERED').map(({ city }) => city.id);
  const sendReminders = async (): Promise<void> => {
    const input = { roundId, cityIds: waiting, idempotencyKey: crypto.randomUUID() };
    const { data, error } = await remind({ input });
    const why = error?.message ?? data?.remindCities.userErrors[0]?.message;
    setFault(why === undefined ? null : t('round.failed', { reason: why }));
    onChanged();
  };
  return (
    <div className="round-presiding">
      {waiting.length > 0 && (
        <button type="button" className="button" onClick={() => void sendReminders()}>
          {t('round.remindAll')}
        </button>
      )}
      <JointForm
        name={t('round.extend')}
        onSaved={onChanged}
        send={async (form, idempotencyKey) => {
          const { data, error } = await extend({
            input: { roundId, dueOn: String(form.get('dueOn')), idempotencyKey },
          });
          return { error, userErrors: data?.extendRound.userErrors };
        }}
      >
        <Field label={t('round.dueOn')}>
          {(id) => <input id={id} name="dueOn" type="date" required min={round.dueOn} defaultValue={round.dueOn} />}
        </Field>
      </JointForm>
      <JointForm
        name={t('round.close')}
        onSaved={onChanged}
        send={async (form, idempotencyKey) => {
          const reason = String(form.get('reason')).trim();
          const { data, error } = await close({
            input: { roundId, reason: reason === '' ? null : reason, idempotencyKey },
          });
          return { error, userErrors: data?.closeRound.userErrors };
        }}
      >
        <Field label={t('round.closeReason')}>
          {(id) => <textarea id={id} name="reason" rows={2} maxLength={2000} />}
        </Field>
      </JointForm>
      <JointForm
        name={t('round.cancelRound')}
        onSaved={onChanged}
        send={async (form, idempotencyKey) => {
          const { data, error } = await cancel({
            input: { roundId, reason: String(form.get('reason')).trim(), idempotencyKey },
          });
          return { error, userErrors: data?.cancelRound.userErrors };
        }}
      >
        <Field label={t('round.cancelReason')}>
          {(id) => <textarea id={id} name="reason" rows={2} required maxLength={2000} />}
        </Field>
      </JointForm>
      {fault && (
        <p className="fault-note" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
