import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ReasonFormProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onGive: (reason: string) => void;
  readonly onCancel: () => void;
}

const LONGEST = 2_000;

/** Asks for the reason that an objection, a reservation or a reopening needs. Ctrl+Enter gives it, Esc gives it up. */
export function ReasonForm({ label, isBusy, onGive, onCancel }: ReasonFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const give = (event?: FormEvent): void => {
    event?.preventDefault();
    if (reason.trim() !== '' && !isBusy) onGive(reason.trim());
  };
  return (
    <form className="reason-form" onSubmit={give}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        rows={3}
        required
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
          if (event.key === 'Escape') onCancel();
        }}
      />
      <div className="reason-buttons">
        <button type="submit" className="button button-primary" disabled={isBusy || reason.trim() === ''}>
          {t('signoff.confirm')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('signoff.cancel')}
        </button>
      </div>
    </form>
  );
}
