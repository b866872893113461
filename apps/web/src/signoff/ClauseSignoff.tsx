import { ClauseSignoffDocument } from '@colex/contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { AskForAccess } from '../access/AskForAccess.js';
import { Waiting } from '../layout/Waiting.js';
import { printInstant } from '../language/date.js';
import { currentLanguage } from '../language/language.js';
import { useViewer } from '../session/viewer.js';
import { CityStanding, type ShownClause } from './CityStanding.js';
import { ReasonForm } from './ReasonForm.js';
import { useSignoffBook } from './signoff-book.js';
import { type ClauseAct, useDecision } from './useDecision.js';

interface ClauseSignoffProps {
  readonly clauseId: string;
  /** The words as they are in this browser: nothing is decided about others. */
  readonly digest: string;
  readonly draftSlug: string;
  /** Whether the viewer may change the draft at all. */
  readonly mayWrite: boolean;
  /** Goes to the next clause the viewer's city has to look at; says what to tell. */
  readonly onNext: () => void;
}

type Asking = 'reserve' | 'object' | 'reopen' | 'takeBack';

const QUESTIONS = {
  reserve: 'signoff.reasonForReserve',
  object: 'signoff.reasonForObject',
  reopen: 'signoff.reasonForReopen',
  takeBack: 'signoff.reasonForTakeBack',
} as const;

/** The clause at the cursor: a row for each city, what the viewer's city can say, whether it is settled, and whose it is. */
export function ClauseSignoff({ clauseId, digest, draftSlug, mayWrite, onNext }: ClauseSignoffProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const book = useSignoffBook();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { isBusy, fault, decide, forget } = useDecision();
  const [{ data, fetching }, ask] = useQuery({
    query: ClauseSignoffDocument,
    variables: { id: clauseId },
    requestPolicy: 'cache-and-network',
  });
  useEffect(() => {
    if (book.turn > 0) ask({ requestPolicy: 'network-only' });
  }, [book.turn]);
  useEffect(() => {
    setAsking(null);
    forget();
  }, [clauseId]);
  const clause = data?.node && 'lineId' in data.node && data.node.id === clauseId ? (data.node as ShownClause) : null;
  const isCurrent = clause !== null && clause.digest === digest;

  const act = async (what: ClauseAct, next = false): Promise<void> => {
    if (!clause || !isCurrent || isBusy) return;
    const done = await decide(clause, what);
    if (done) setAsking(null);
    ask({ requestPolicy: 'network-only' });
    book.refresh();
    if (done && next) onNext();
  };
  // Asked by a listener that is set once: what it calls must be what is on the screen now.
  const approveNext = useRef(() => {});
  approveNext.current = () => {
    if (clause?.viewerMayDecide.allowed) void act({ type: 'approve' }, true);
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
  const standings = own ? [own, ...clause.signoffs.filter((standing) => standing !== own)] : clause.signoffs;
  const mayTalk = clause.viewerMayDecide.allowed;
  const hasAgreed = own !== undefined && own.changedCitations.length === 0 && own.status === 'APPROVED';
  // What a settlement rests on is not taken back before it is reopened.
  const isBound = clause.settlement !== null && (hasAgreed || own?.status === 'RESERVED');
  return (
    <section className="clause-signoff">
      {clause.settlement && (
        <p className="settled-note">
          <span aria-hidden>■</span> {t('signoff.settled')}
          <small>{t('signoff.settledAt', { at: printInstant(clause.settlement.settledAt, currentLanguage()) })}</small>
        </p>
      )}
      {clause.ownerCity && <p className="owner-note">{t('signoff.owner', { city: clause.ownerCity.name })}</p>}
      {mayWrite && !clause.viewerMayEdit.allowed && clause.viewerMayEdit.reason && (
        <p className="panel-faint">{t('signoff.mayNotEdit', { reason: clause.viewerMayEdit.reason })}</p>
      )}
      {!isCurrent && (
        <p className="moving-note" role="status">
          {t('signoff.moving')}
        </p>
      )}
      {mayTalk && !isBound && asking === null && (
        <div className="decision-buttons" role="group" aria-label={t('signoff.yours')}>
          {!hasAgreed && (
            <>
              <button
                type="button"
                className="button button-primary"
                disabled={!isCurrent || isBusy}
                title="Ctrl+Alt+Enter"
                onClick={() => void act({ type: 'approve' }, true)}
              >
                {t('signoff.approveNext')}
              </button>
              <button
                type="button"
                className="button"
                disabled={!isCurrent || isBusy}
                onClick={() => void act({ type: 'approve' })}
              >
                {t('signoff.approve')}
              </button>
            </>
          )}
          <button type="button" className="button" disabled={!isCurrent} onClick={() => setAsking('reserve')}>
            {t('signoff.reserve')}
          </button>
          <button type="button" className="button" disabled={!isCurrent} onClick={() => setAsking('object')}>
            {t('signoff.object')}
          </button>
          {own && own.status !== 'NONE' && (
            <button type="button" className="button" disabled={isBusy} onClick={() => void act({ type: 'withdraw' })}>
              {t('signoff.withdraw')}
            </button>
          )}
        </div>
      )}
      {!mayTalk && clause.viewerMayDecide.reason && (
        <div className="panel-faint">
          {t('signoff.mayNot', { reason: clause.viewerMayDecide.reason })} <AskForAccess slug={draftSlug} />
        </div>
      )}
      {asking && (
        <ReasonForm
          label={t(QUESTIONS[asking])}
          isBusy={isBusy}
          onGive={(reason) => void act({ type: asking, reason }, asking === 'reserve' || asking === 'object')}
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
          <CityStanding
            key={`${clauseId} ${standing.city.id}`}
            standing={standing}
            clause={clause}
            isOwn={standing === own}
          />
        ))}
      </ul>
      <Presiding clause={clause} isBusy={isBusy} onAsk={setAsking} onAct={(what) => void act(what)} />
      {clause.records.length > 0 && (
        <details className="clause-records">
          <summary>{t('signoff.history')}</summary>
          <ul>
            {clause.records.map((record) => (
              <li key={`${record.kind} ${record.at}`}>
                {t(`signoff.record.${record.kind}`, { city: record.city?.name ?? '' })}
                <small>
                  {t('signoff.by', { name: record.person.name, at: printInstant(record.at, currentLanguage()) })}
                </small>
                {record.reason && <blockquote className="city-standing-reason">{record.reason}</blockquote>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface PresidingProps {
  readonly clause: ShownClause;
  readonly isBusy: boolean;
  readonly onAsk: (what: Asking) => void;
  readonly onAct: (act: ClauseAct) => void;
}

/** What the chair and the lead city can do with a clause, and what the city that drafts it can. */
function Presiding({ clause, isBusy, onAsk, onAct }: PresidingProps) {
  const { t } = useTranslation();
  const { cities } = useSignoffBook();
  const presides = clause.viewerMayPreside.allowed;
  if (!presides && !clause.viewerMayGiveBack.allowed) return null;
  return (
    <div className="presiding">
      {presides && clause.settlement && (
        <button type="button" className="button" onClick={() => onAsk('reopen')}>
          {t('signoff.reopen')}
        </button>
      )}
      {presides && clause.ownerCity && (
        <button type="button" className="button" onClick={() => onAsk('takeBack')}>
          {t('signoff.takeBack')}
        </button>
      )}
      {clause.viewerMayGiveBack.allowed && (
        <button type="button" className="button" disabled={isBusy} onClick={() => onAct({ type: 'giveBack' })}>
          {t('signoff.giveBack')}
        </button>
      )}
      {presides && (
        <label className="give-clause">
          {t('signoff.give')}
          <select value="" disabled={isBusy} onChange={(event) => onAct({ type: 'give', cityId: event.target.value })}>
            <option value="">{t('signoff.giveTo')}</option>
            {cities.map((city) => (
              <option key={city.id} value={city.id} disabled={city.id === clause.ownerCity?.id}>
                {city.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
