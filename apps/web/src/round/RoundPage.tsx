import { RoundChangesDocument, RoundInFullDocument, RoundsChangedDocument } from '@colex/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useQuery, useSubscription } from 'urql';
import { Breadcrumb } from '../layout/Breadcrumb.js';
import { Fault } from '../layout/Fault.js';
import { NotFoundPage } from '../layout/NotFoundPage.js';
import { usePageTitle } from '../layout/usePageTitle.js';
import { Waiting } from '../layout/Waiting.js';
import { useViewer } from '../session/viewer.js';
import { RoundClause } from './RoundClause.js';
import { RoundClauseList } from './RoundClauseList.js';
import { RoundFacts } from './RoundFacts.js';
import { RoundProgressTable } from './RoundProgressTable.js';
import { SheetDownload } from './SheetDownload.js';
import { WholeAnswer } from './WholeAnswer.js';
import { type ComparedRound, type ShownRound, nextToDecide, useRoundWork } from './useRoundWork.js';
import '../styles/round.css';

const NO_CHANGES: readonly never[] = [];

/** One round: how far the cities are, and the viewer's city's way through it, clause by clause. */
export function RoundPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { round: id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({
    query: RoundInFullDocument,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const found = data?.node;
  const round = found && 'rows' in found ? (found as ShownRound) : null;
  const isAsked = round?.cities.some((city) => city.id === viewer.city?.id) ?? false;
  const [compared, setCompared] = useState<string | null>(null);
  const cityId = compared ?? (isAsked ? viewer.city?.id : round?.cities[0]?.id) ?? '';
  const [{ data: told }, askChanges] = useQuery({
    query: RoundChangesDocument,
    variables: { id, cityId },
    pause: !round || cityId === '',
    requestPolicy: 'cache-and-network',
  });
  const changes = told?.node && 'changes' in told.node ? (told.node as ComparedRound).changes : NO_CHANGES;
  const [turn, setTurn] = useState(0);
  const refresh = (): void => {
    ask({ requestPolicy: 'network-only' });
    askChanges({ requestPolicy: 'network-only' });
    setTurn((last) => last + 1);
  };
  useSubscription(
    { query: RoundsChangedDocument, variables: { draftId: round?.draft.id ?? '' }, pause: !round },
    (_previous, event) => {
      refresh();
      return event;
    },
  );
  const rows = useRoundWork(round, cityId, changes);
  const [lineId, setLineId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  usePageTitle(round ? t('round.titleOf', { version: round.version.name }) : t('wait.loading'));
  const first = nextToDecide(rows, null) ?? rows[0];
  useEffect(() => {
    if (lineId === null && first && changes !== NO_CHANGES) setLineId(first.lineId);
  }, [lineId, first, changes]);

  if (error && !data) return <Fault error={error} onRetry={refresh} />;
  if (!data) return <Waiting />;
  if (!round) return <NotFoundPage />;
  const gone = changes.filter(({ change }) => change === 'GONE').length;
  const goOn = (): void => {
    const next = nextToDecide(rows, lineId);
    setSaid(next ? t('round.done', { clause: next.number || next.opening }) : t('round.doneLast'));
    if (next) setLineId(next.lineId);
  };
  return (
    <>
      <Breadcrumb
        steps={[
          { name: round.draft.project.title, to: `/projects/${round.draft.project.slug}` },
          { name: round.draft.title, to: `/drafts/${round.draft.slug}` },
          { name: t('round.title'), to: `/drafts/${round.draft.slug}/rounds` },
          { name: t('round.titleOf', { version: round.version.name }) },
        ]}
      />
      <header className="project-head">
        <h1>{t('round.titleOf', { version: round.version.name })}</h1>
        <RoundFacts round={round} />
        <SheetDownload round={round} />
      </header>
      <RoundProgressTable round={round} onChanged={refresh} />
      <WholeAnswer round={round} onChanged={refresh} />
      <section aria-labelledby="round-clauses" className="round-work">
        <div className="round-work-list">
          <h2 id="round-clauses">{t('round.clauses')}</h2>
          <label className="round-compared">
            {t('round.changesFor')}
            <select value={cityId} onChange={(event) => setCompared(event.target.value)}>
              {round.cities.map((city) => (
                <option key={city.id} value={city.id}>
                  {city.name}
                </option>
              ))}
            </select>
          </label>
          <RoundClauseList rows={rows} cityCount={round.cities.length} lineId={lineId} onOpen={setLineId} />
          {gone > 0 && <p className="quiet">{t('round.goneClauses', { count: gone })}</p>}
        </div>
        <div className="round-work-clause">
          {lineId !== null && (
            <RoundClause
              key={lineId}
              round={round}
              lineId={lineId}
              comparedCityId={cityId}
              turn={turn}
              onDecided={refresh}
              onNext={goOn}
            />
          )}
        </div>
      </section>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <p className="quiet round-foot">
        <Link to={`/drafts/${round.draft.slug}/rounds`}>{t('round.back')}</Link>
        <span>
          {t('round.digest')} <span className="code">{round.version.digest.slice(0, 16)}</span>
        </span>
      </p>
    </>
  );
}
