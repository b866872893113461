import {
  HaltTrackDocument,
  ResumeTrackDocument,
  TakeStepBackDocument,
  type TrackAction,
  type TrackExitKind,
} from '@colex/contract';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { todayInChina } from './plain-day.js';
import type { FullTrack } from './track-types.js';

interface ExitFormProps {
  readonly projectId: string;
  readonly track: FullTrack;
  readonly action: TrackAction;
  readonly onRecorded: (words: string) => void;
  readonly onCancel: () => void;
}

const KINDS: Partial<Record<TrackAction, TrackExitKind>> = {
  DEFER: 'DEFERRED',
  SHELVE: 'SHELVED',
  WITHDRAW: 'WITHDRAWN',
  LAPSE: 'LAPSED',
  FAIL_VOTE: 'VOTED_DOWN',
  REFUSE_APPROVAL: 'APPROVAL_REFUSED',
};

/** Records that a procedure stopped, went on or ended, or takes the last record back. */
export function ExitForm({ projectId, track, action, onRecorded, onCancel }: ExitFormProps) {
  const { t } = useTranslation();
  const [halting, halt] = useMutation(HaltTrackDocument);
  const [resuming, resume] = useMutation(ResumeTrackDocument);
  const [takingBack, takeBack] = useMutation(TakeStepBackDocument);
  const [reason, setReason] = useState<string | null>(null);
  const idempotencyKey = useRef(crypto.randomUUID());
  const ids = { on: useId(), reason: useId() };
  const hasDay = action !== 'TAKE_BACK';
  const hasReason = action !== 'RESUME' && action !== 'LAPSE';
  const isSending = halting.fetching || resuming.fetching || takingBack.fetching;

  async function send(on: string, why: string) {
    const common = {
      projectId,
      cityId: track.city.id,
      expectedRevision: track.revision,
      idempotencyKey: idempotencyKey.current,
    };
    if (action === 'RESUME') {
      const { data, error } = await resume({ input: { ...common, on } });
      return { error, userErrors: data?.resumeTrack.userErrors };
    }
    if (action === 'TAKE_BACK') {
      const { data, error } = await takeBack({ input: { ...common, reason: why } });
      return { error, userErrors: data?.takeStepBack.userErrors };
    }
    const kind = KINDS[action];
    if (kind === undefined) throw new Error(`${action} is no way to stop`);
    const { data, error } = await halt({ input: { ...common, kind, on, reason: why } });
    return { error, userErrors: data?.haltTrack.userErrors };
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setReason(null);
    const { error, userErrors = [] } = await send(
      String(form.get('on') ?? ''),
      String(form.get('reason') ?? '').trim(),
    );
    const why = [
      ...userErrors.map(({ message }) => message),
      ...(error ? [error.networkError ? t('fault.network') : error.message] : []),
    ];
    if (why.length > 0) setReason(t('procedure.failed', { reason: why.join('；') }));
    else onRecorded(t('procedure.recorded'));
  }

  return (
    <form className="inline-form" onSubmit={(event) => void submit(event)}>
      {hasDay && (
        <div className="field">
          <label htmlFor={ids.on}>{t('procedure.on')}</label>
          <input id={ids.on} name="on" type="date" required max={todayInChina()} defaultValue={todayInChina()} />
        </div>
      )}
      {hasReason && (
        <div className="field">
          <label htmlFor={ids.reason}>{t('procedure.reason')}</label>
          <textarea id={ids.reason} name="reason" rows={2} maxLength={2000} required={action !== 'FAIL_VOTE'} />
        </div>
      )}
      <p className="form-reason" role="alert">
        {reason}
      </p>
      <div className="form-buttons">
        <button type="submit" className="button button-primary" disabled={isSending}>
          {isSending ? t('procedure.submitting') : t('procedure.submit')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('procedure.cancel')}
        </button>
      </div>
    </form>
  );
}
