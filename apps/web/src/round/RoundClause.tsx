import { RoundClauseInFullDocument, type RoundClauseInFullQuery } from '@colex/contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Waiting } from '../layout/Waiting.js';
import { useViewer } from '../session/viewer.js';
import { CityStanding } from '../signoff/CityStanding.js';
import { ReasonForm } from '../signoff/ReasonForm.js';
import { Redline } from '../signoff/Redline.js';
import { type ClauseAct, useDecision } from '../signoff/useDecision.js';
import type { ShownRound } from './useRoundWork.js';

type RoundOfClause = Extract<RoundClauseInFullQuery['node'], { clause: unknown }>;

interface RoundClauseProps {
  readonly round: ShownRound;
  readonly lineId: string;
  /** The city whose last sign-off the words are compared with. */
  readonly comparedCityId: string;
  /** Grows whenever the round changed. */
  readonly turn: number;
  readonly onDecided: () => void;
  readonly onNext: () => void;
}

const QUESTIONS = { reserve: 'signoff.reasonForReserve', object: 'signoff.reasonForObject' } as const;

/** A clause of the version: what changed since the city last signed, what all say, and what the viewer's city can say. */
export function RoundClause({ round, lineId, comparedCityId, turn, onDecided, onNext }: RoundClauseProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [asking, setAsking] = useState<keyof typeof QUESTIONS | null>(null);
  const { isBusy, fault, decide } = useDecision(round.id);
  const [{ data, fetching }, ask] = useQuery({
    query: RoundClauseInFullDocument,
    variables: { id: round.id, lineId },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => {
    if (turn > 0) ask({ requestPolicy: 'network-only' });
  }, [turn]);
  const clause = data?.node && 'clause' in data.node ? (data.node as RoundOfClause).clause : null;
  const mayDecide = round.viewerMaySign.allowed;

  const act = async (what: ClauseAct, next = false): Promise<void> => {
    if (!clause || isBusy) return;
    const done = await decide({ id: clause.clauseId, digest: clause.digest, citations: clause.citations }, what);
    if (done) setAsking(null);
    onDecided();
    if (done && next) onNext();
  };
  // Asked by a listener that is set once: what it calls must be what is on the screen now.
  const approveNext = useRef(() => {});
  approveNext.current = () => {
    if (mayDecide) void act({ type: 'approve' }, true);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.altKey || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      approveNext.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);

  if (!clause) return fetching ? <Waiting /> : null;
  const own = clause.signoffs.find(({ city }) => city.id === viewer.city?.id);
  const compared = clause.signoffs.find(({ city }) => city.id === comparedCityId);
  const standings = own ? [own, ...clause.signoffs.filter((standing) => standing !== own)] : clause.signoffs;
  const before = compared?.status === 'STALE' ? compared.decision?.words : undefined;
  return (
    <article aria-label={clause.number || t('round.clauses')} className="round-clause">
      <h3>{clause.number}</h3>
      {before ? (
        <>
          <p className="quiet">{t('round.since')}</p>
          <Redline before={before} after={clause.lines} />
        </>
      ) : (
        <div className="round-words" lang="zh-CN">
          {clause.lines.map((line) => (
            <p key={line.id}>{line.text}</p>
          ))}
        </div>
      )}
      {!clause.stillStands && <p className="moving-note">{t('round.movedOn')}</p>}
      {mayDecide && asking === null && (
        <>
          <div className="decision-buttons" role="group" aria-label={t('signoff.yours')}>
            <button
              type="button"
              className="button button-primary"
              disabled={isBusy}
              title="Ctrl+Alt+Enter"
              onClick={() => void act({ type: 'approve' }, true)}
            >
              {t('signoff.approveNext')}
            </button>
            <button type="button" className="button" onClick={() => setAsking('reserve')}>
              {t('signoff.reserve')}
            </button>
            <button type="button" className="button" onClick={() => setAsking('object')}>
              {t('signoff.object')}
            </button>
            {own && own.status !== 'NONE' && (
              <button type="button" className="button" disabled={isBusy} onClick={() => void act({ type: 'withdraw' })}>
                {t('signoff.withdraw')}
              </button>
            )}
          </div>
          <p className="quiet">{t('round.keys')}</p>
        </>
      )}
      {asking && (
        <ReasonForm
          label={t(QUESTIONS[asking])}
          isBusy={isBusy}
          onGive={(reason) => void act({ type: asking, reason }, true)}
          onCancel={() => setAsking(null)}
        />
      )}
      {fault && (
        <p className="fault-note" role="alert">
          {fault}
        </p>
      )}
      <ul className="city-standings" aria-label={t('signoff.cities')}>
        {standings.map((standing) => (
          <CityStanding key={standing.city.id} standing={standing} clause={clause} isOwn={false} />
        ))}
      </ul>
    </article>
  );
}
