import type { RoundSummaryFragment } from '@colex/contract';
import { useTranslation } from 'react-i18next';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { printDay, todayInChina } from '../procedure/plain-day.js';

/** What a round is in a few lines: where it stands, until when, by which rule, and what came of it. */
export function RoundFacts({ round }: { readonly round: RoundSummaryFragment }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const left = daysUntil(round.dueOn);
  const { result } = round;
  return (
    <div className="round-facts">
      <p>
        <span className="mark" data-status={round.status}>
          {t(`round.status.${round.status}`)}
        </span>
        {t('round.due', { date: printDay(round.dueOn, language) })}
        {round.status === 'OPEN' && (
          <strong data-late={left < 0 || undefined}>
            {left === 0
              ? t('round.dueToday')
              : t(left > 0 ? 'round.daysLeft' : 'round.overdue', { count: Math.abs(left) })}
          </strong>
        )}
        {round.endedOn && <span>{t('round.endedOn', { date: printDay(round.endedOn, language) })}</span>}
      </p>
      {result && (
        <p className="round-result" data-agreed={result.agreed}>
          {t(result.agreed ? 'round.agreed' : 'round.notAgreed')}
          {result.objectionCount > 0 && <span> · {t('round.objections', { count: result.objectionCount })}</span>}
        </p>
      )}
      {round.endReason && <p>{t('round.reason', { reason: round.endReason })}</p>}
      <p className="quiet">
        {t(`round.ruleName.${round.rule.type}`)}
        {round.rule.cities.length > 0 &&
          ` · ${t('round.namedCities', { cities: round.rule.cities.map(({ name }) => name).join('、') })}`}
        {' · '}
        {t('round.openedBy', { name: round.openedBy.name, at: printInstant(round.openedAt, language) })}
      </p>
    </div>
  );
}

const DAY_MS = 86_400_000;

/** Days from today to a day, both in China; negative when it has passed. */
function daysUntil(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${todayInChina()}T00:00:00Z`)) / DAY_MS);
}
