import { DeclineRoundDocument, SignRoundDocument, WithdrawRoundAnswerDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { useViewer } from '../session/viewer.js';
import { ReasonForm } from '../signoff/ReasonForm.js';
import type { ShownRound } from './useRoundWork.js';

interface WholeAnswerProps {
  readonly round: ShownRound;
  readonly onChanged: () => void;
}

interface Sent {
  readonly error?: Error;
  readonly userErrors?: readonly { readonly message: string }[];
}

/** What the viewer's city says of the whole: what is left to do first, then signing, declining, taking back. */
export function WholeAnswer({ round, onChanged }: WholeAnswerProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [, sign] = useMutation(SignRoundDocument);
  const [, decline] = useMutation(DeclineRoundDocument);
  const [, withdraw] = useMutation(WithdrawRoundAnswerDocument);
  const own = round.progress.find(({ city }) => city.id === viewer.city?.id);
  if (round.status !== 'OPEN') return null;
  if (!round.viewerMaySign.allowed || !own) {
    return <p className="quiet">{t('round.mayNotSign', { reason: round.viewerMaySign.reason ?? '' })}</p>;
  }
  const read = { roundId: round.id, versionDigest: round.version.digest };
  const send = async (sending: () => Promise<Sent>): Promise<void> => {
    setBusy(true);
    setFault(null);
    const { error, userErrors = [] } = await sending();
    setBusy(false);
    const [why] = [...userErrors.map(({ message }) => message), ...(error ? [error.message] : [])];
    if (why !== undefined) return setFault(t('round.failed', { reason: why }));
    setAsking(false);
    onChanged();
  };
  const idempotencyKey = () => crypto.randomUUID();
  const isReady = own.undecidedCount === 0 && own.objectedCount === 0;
  const said =
    own.answer === 'SIGNED'
      ? t('round.youSigned')
      : own.answer === 'DECLINED'
        ? t('round.youDeclined')
        : isReady
          ? t('round.signReady')
          : own.undecidedCount > 0
            ? t('round.signHint', { count: own.undecidedCount })
            : t('round.signObjected', { count: own.objectedCount });
  return (
    <section className="whole-answer" aria-labelledby="whole-answer">
      <h2 id="whole-answer">{t('round.yours')}</h2>
      <p>{said}</p>
      {isAsking ? (
        <ReasonForm
          label={t('round.declineReason')}
          isBusy={isBusy}
          onGive={(reason) =>
            void send(async () => {
              const { data, error } = await decline({ input: { ...read, reason, idempotencyKey: idempotencyKey() } });
              return { error, userErrors: data?.declineRound.userErrors };
            })
          }
          onCancel={() => setAsking(false)}
        />
      ) : (
        <div className="decision-buttons">
          {own.answer !== 'SIGNED' && (
            <button
              type="button"
              className="button button-primary"
              disabled={!isReady || isBusy}
              onClick={() =>
                void send(async () => {
                  const { data, error } = await sign({ input: { ...read, idempotencyKey: idempotencyKey() } });
                  return { error, userErrors: data?.signRound.userErrors };
                })
              }
            >
              {t('round.sign')}
            </button>
          )}
          {own.answer !== 'DECLINED' && (
            <button type="button" className="button" disabled={isBusy} onClick={() => setAsking(true)}>
              {t('round.decline')}
            </button>
          )}
          {own.signature && own.signature.kind !== 'WITHDRAWN' && (
            <button
              type="button"
              className="button"
              disabled={isBusy}
              onClick={() =>
                void send(async () => {
                  const input = { roundId: round.id, idempotencyKey: idempotencyKey() };
                  const { data, error } = await withdraw({ input });
                  return { error, userErrors: data?.withdrawRoundAnswer.userErrors };
                })
              }
            >
              {t('round.withdraw')}
            </button>
          )}
        </div>
      )}
      {fault && (
        <p className="fault-note" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
