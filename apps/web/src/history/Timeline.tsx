import type { DraftHistoryQuery } from '@colex/contract';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { printDate } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { placeOf, revisionAt } from './timeline.js';

/** Who wrote when. */
export type Activity = NonNullable<DraftHistoryQuery['draft']>['activity'];

interface TimelineProps {
  readonly activity: Activity;
  readonly revision: number;
  /** What is said of the place where the thumb is. */
  readonly says: string;
  readonly onChange: (revision: number) => void;
}

const STEPS = 1_000;
const HEIGHT = 44;
const NO_CITY = '#6a6760';

/** A slider over all changes, above it how much was written when, in the colours of the cities. */
export function Timeline({ activity, revision, says, onChange }: TimelineProps) {
  const { t } = useTranslation();
  const last = activity.at(-1)?.lastRevision ?? 1;
  const most = Math.max(1, ...activity.map(({ entries }) => entries));
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: -50, PageDown: 50 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onChange(Math.max(1, Math.min(last, revision + by)));
  };
  return (
    <div className="timeline">
      <svg
        viewBox={`0 0 ${activity.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('history.density')}
      >
        {activity.map(({ firstRevision, entries, shares }, index) => {
          // The square root lets a quiet hour be seen beside a busy one.
          const height = Math.sqrt(entries / most) * HEIGHT;
          let below = HEIGHT;
          return shares.map(({ person, entries: own }) => {
            const part = (height * own) / entries;
            below -= part;
            return (
              <rect
                key={`${firstRevision} ${person.id}`}
                x={index + 0.08}
                y={below}
                width={0.84}
                height={part}
                fill={person.city?.colour ?? NO_CITY}
              />
            );
          });
        })}
      </svg>
      <input
        type="range"
        min={0}
        max={activity.length * STEPS}
        value={Math.round(placeOf(activity, revision) * STEPS)}
        aria-label={t('history.slider')}
        aria-valuetext={says}
        onKeyDown={step}
        onChange={(event) => onChange(revisionAt(activity, Number(event.target.value) / STEPS))}
      />
      <p className="timeline-ends">
        <span>{activity[0] && printDate(activity[0].from, currentLanguage())}</span>
        <span>{activity.at(-1) && printDate(activity.at(-1)?.to ?? '', currentLanguage())}</span>
      </p>
    </div>
  );
}
