import type { ClauseSignoffQuery } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { CitySign } from '../region/CitySign.js';
import { Redline } from './Redline.js';
import { STATUS_SIGNS } from './clause-mark.js';

/** A clause as the panel shows it. */
export type ShownClause = Extract<ClauseSignoffQuery['node'], { lineId: string }>;

type Standing = ShownClause['signoffs'][number];

interface CityStandingProps {
  readonly standing: Standing;
  /** The words that stand. */
  readonly clause: Pick<ShownClause, 'lines'>;
  readonly isOwn: boolean;
}

/** One city: where it stands in words, who said so and when, why, and what changed since. */
export function CityStanding({ standing, clause, isOwn }: CityStandingProps) {
  const { t } = useTranslation();
  const { city, status, was, decision, changedCitations } = standing;
  const [isOpen, setOpen] = useState(isOwn);
  const isStale = status === 'STALE';
  return (
    <li className="city-standing" data-status={status} data-own={isOwn || undefined}>
      <div className="city-standing-line">
        <CitySign city={city} />
        <span className="city-standing-name">{city.name}</span>
        <span className="standing-word" data-status={status}>
          <span aria-hidden>{STATUS_SIGNS[status]}</span> {t(`signoff.status.${status}`)}
        </span>
      </div>
      {decision && (
        <p className="city-standing-by">
          {t('signoff.by', {
            name: decision.person.name,
            at: printInstant(decision.decidedAt, currentLanguage()),
          })}
        </p>
      )}
      {isStale && was && (
        <p className="city-standing-note">{t('signoff.staleWas', { was: t(`signoff.status.${was}`) })}</p>
      )}
      {decision?.reason && <blockquote className="city-standing-reason">{decision.reason}</blockquote>}
      {changedCitations.length > 0 && (
        <p className="city-standing-note">
          {t('signoff.citationChanged', {
            clauses: changedCitations.map((cited) => cited.clause?.number ?? t('signoff.aClause')).join('、'),
          })}
        </p>
      )}
      {isStale && decision && (
        <>
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'signoff.hideChange' : 'signoff.showChange')}
          </button>
          {isOpen && <Redline before={decision.words} after={clause.lines} />}
        </>
      )}
    </li>
  );
}
