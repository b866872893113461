import { RequestAccessDocument } from '@colex/contract';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';

/** Where somebody may not do something: a way to ask those who can change that. */
export function AskForAccess({ slug }: { readonly slug: string }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'closed' | 'open' | 'sent'>('closed');
  const [message, setMessage] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, request] = useMutation(RequestAccessDocument);
  const id = useId();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { slug, message: message.trim(), idempotencyKey: crypto.randomUUID() };
    const { data, error } = await request({ input });
    const why = error?.message ?? data?.requestAccess.userErrors[0]?.message;
    if (why !== undefined) return setFault(t('access.failed', { reason: why }));
    setFault(null);
    setStep('sent');
  };
  if (step === 'sent') return <p role="status">{t('access.sent')}</p>;
  if (step === 'closed') {
    return (
      <button type="button" className="link-button" aria-expanded={false} onClick={() => setStep('open')}>
        {t('access.ask')}
      </button>
    );
  }
  return (
    <form className="reason-form" aria-label={t('access.ask')} onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('access.message')}</label>
      <textarea
        id={id}
        rows={3}
        required
        maxLength={1000}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
      />
      <div className="reason-buttons">
        <button type="submit" className="button button-primary" disabled={fetching || message.trim() === ''}>
          {t('access.send')}
        </button>
        <button type="button" className="button" onClick={() => setStep('closed')}>
          {t('access.cancel')}
        </button>
      </div>
      {fault && (
        <p className="fault-note" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
