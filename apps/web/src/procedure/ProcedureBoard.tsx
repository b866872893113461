import {
  CONDITION_NAMES,
  DUTY_NAMES,
  ProcedureBoardDocument,
  type ProcedureBoardQuery,
  ProcedureChangedDocument,
  STAGE_NAMES,
} from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { currentLanguage } from '../language/language.js';
import { Fault } from '../layout/Fault.js';
import { Waiting } from '../layout/Waiting.js';
import { CitySign } from '../region/CitySign.js';
import { printDay } from './plain-day.js';

type Track = NonNullable<ProcedureBoardQuery['project']>['tracks'][number];
type Cell = Track['cells'][number];

/** The board 城市 × 阶段 of a project; it follows by itself when a city moves. */
export function ProcedureBoard({ project, projectId }: { readonly project: string; readonly projectId: string }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const [{ data, error }, ask] = useQuery({
    query: ProcedureBoardDocument,
    variables: { slug: project },
    requestPolicy: 'cache-and-network',
  });
  const [news, setNews] = useState('');
  useSubscription({ query: ProcedureChangedDocument, variables: { projectId } }, (_previous, event) => {
    const { city, stage } = event.procedureChanged.track;
    const name = stage === null ? t('procedure.notBegun') : STAGE_NAMES[stage][language];
    setNews(t('procedure.moved', { city: city.name, stage: name }));
    ask({ requestPolicy: 'network-only' });
    return event;
  });
  const tracks = data?.project?.tracks;
  return (
    <section aria-labelledby="procedure">
      <div className="section-head">
        <h2 id="procedure">{t('procedure.title')}</h2>
        <p className="section-note">{t('procedure.boardHint')}</p>
      </div>
      <p className="visually-hidden" role="status">
        {news}
      </p>
      {error && !tracks && <Fault error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!error && !tracks && <Waiting />}
      {tracks && (
        // A table wider than the window is scrolled by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="board-scroll" role="region" aria-label={t('procedure.boardRegion')} tabIndex={0}>
          <table className="board">
            <caption className="visually-hidden">{t('procedure.title')}</caption>
            <thead>
              <tr>
                <th scope="col" className="board-city">
                  {t('procedure.city')}
                </th>
                {tracks[0]?.cells.map(({ stage }) => (
                  <th key={stage} scope="col" className="board-stage">
                    <span>{STAGE_NAMES[stage][language]}</span>
                  </th>
                ))}
                <th scope="col" className="board-next">
                  {t('procedure.next')}
                </th>
              </tr>
            </thead>
            <tbody>
              {tracks.map((track) => (
                <BoardRow key={track.city.id} track={track} project={project} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {tracks && <Legend />}
    </section>
  );
}

function BoardRow({ track, project }: { readonly track: Track; readonly project: string }) {
  const { t } = useTranslation();
  const { city, condition, cells } = track;
  return (
    <tr>
      <th scope="row" className="board-city">
        <Link to={`/projects/${project}/procedure/${city.id}`}>
          <CitySign city={city} />
          <span>{city.name}</span>
        </Link>
        {condition !== 'MOVING' && <span className="mark">{CONDITION_NAMES[condition][currentLanguage()]}</span>}
        {track.stage === null && <span className="visually-hidden">{t('procedure.notBegun')}</span>}
      </th>
      {cells.map((cell) => (
        <BoardCell key={cell.stage} cell={cell} />
      ))}
      <td className="board-next">
        <NextDeadline track={track} />
      </td>
    </tr>
  );
}

function BoardCell({ cell }: { readonly cell: Cell }) {
  const { t } = useTranslation();
  const { standing, on, stage } = cell;
  const words = t(`procedure.cell.${standing}`);
  const day = on === null ? '' : printDay(on, currentLanguage());
  const [year = '', month = '', date = ''] = on?.split('-') ?? [];
  return (
    <td
      className={`board-cell board-${standing.toLowerCase()}`}
      title={`${STAGE_NAMES[stage][currentLanguage()]} · ${words}${day === '' ? '' : ` ${day}`}`}
    >
      <span className="visually-hidden">
        {words} {day}
      </span>
      <span aria-hidden className="board-dot" />
      {on !== null && (
        <time aria-hidden dateTime={on}>
          {year.slice(2)}
          <br />
          {month}-{date}
        </time>
      )}
    </td>
  );
}

/** What is overdue in words, otherwise what is due next. */
function NextDeadline({ track }: { readonly track: Track }) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const overdue = track.deadlines.find(({ standing }) => standing === 'OVERDUE');
  const open = track.deadlines
    .filter(({ standing }) => standing === 'OPEN')
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))[0];
  const shown = overdue ?? open;
  if (!shown) return <span className="board-quiet">{t('procedure.noDeadline')}</span>;
  const words = { duty: DUTY_NAMES[shown.duty][language], date: printDay(shown.on, language) };
  if (overdue) return <strong className="board-overdue">{t('procedure.overdue', words)}</strong>;
  return <span>{shown.bound === 'BY' ? t('procedure.due', words) : t('procedure.notBefore', words)}</span>;
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="board-legend" aria-label={t('procedure.legend')}>
      {(['DONE', 'CURRENT', 'PLANNED', 'AHEAD', 'SKIPPED'] as const).map((standing) => (
        <li key={standing} className={`board-${standing.toLowerCase()}`}>
          <span aria-hidden className="board-dot" />
          {t(`procedure.cell.${standing}`)}
        </li>
      ))}
    </ul>
  );
}
