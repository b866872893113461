import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';

/** What a mutation answered, as far as a form must know. */
export interface SentForm {
  readonly error?: CombinedError;
  readonly userErrors?: readonly { readonly message: string }[];
}

interface JointFormProps {
  /** What the button says that opens it. */
  readonly name: string;
  readonly children: ReactNode;
  /** `idempotencyKey` is the same for a form sent twice. */
  readonly send: (form: FormData, idempotencyKey: string) => Promise<SentForm>;
  readonly onSaved: () => void;
}

/** A button that opens a small form in its place, sends it once, and says why when nothing was saved. */
export function JointForm({ name, children, send, onSaved }: JointFormProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const idempotencyKey = useRef(crypto.randomUUID());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsSending(true);
    setReason(null);
    try {
      const { error, userErrors = [] } = await send(new FormData(event.currentTarget), idempotencyKey.current);
      const why = [
        ...userErrors.map(({ message }) => message),
        ...(error ? [error.networkError ? t('fault.network') : error.message] : []),
      ];
      if (why.length > 0) return setReason(t('joint.failed', { reason: why.join('；') }));
      idempotencyKey.current = crypto.randomUUID();
      setIsOpen(false);
      onSaved();
    } catch {
      setReason(t('fault.network'));
    } finally {
      setIsSending(false);
    }
  }

  if (!isOpen) {
    return (
      <button type="button" className="button" aria-expanded={false} onClick={() => setIsOpen(true)}>
        {name}
      </button>
    );
  }
  return (
    <form className="inline-form" aria-label={name} onSubmit={(event) => void submit(event)}>
      {children}
      <p className="form-reason" role="alert">
        {reason}
      </p>
      <div className="form-buttons">
        <button type="submit" className="button button-primary" disabled={isSending}>
          {t('joint.save')}
        </button>
        <button type="button" className="button" onClick={() => setIsOpen(false)}>
          {t('joint.cancel')}
        </button>
      </div>
    </form>
  );
}
