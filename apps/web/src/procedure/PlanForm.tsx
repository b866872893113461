import { PlanStageDocument, STAGE_NAMES, type Stage } from '@colex/contract';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { currentLanguage } from '../language/language.js';
import { todayInChina } from './plain-day.js';
import type { FullTrack } from './track-types.js';

interface PlanFormProps {
  readonly projectId: string;
  readonly track: FullTrack;
  readonly stage: Stage;
  readonly onRecorded: (words: string) => void;
}

/** Sets the day a stage is meant for: the deadlines counted back from it follow. */
export function PlanForm({ projectId, track, stage, onRecorded }: PlanFormProps) {
  const { t } = useTranslation();
  const [{ fetching }, planStage] = useMutation(PlanStageDocument);
  const [reason, setReason] = useState<string | null>(null);
  const idempotencyKey = useRef(crypto.randomUUID());
  const id = useId();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setReason(null);
    const { data, error } = await planStage({
      input: {
        projectId,
        cityId: track.city.id,
        expectedRevision: track.revision,
        stage,
        on: String(new FormData(event.currentTarget).get('on')) || null,
        idempotencyKey: idempotencyKey.current,
      },
    });
    const why = [
      ...(data?.planStage.userErrors.map(({ message }) => message) ?? []),
      ...(error ? [error.networkError ? t('fault.network') : error.message] : []),
    ];
    if (why.length > 0) setReason(t('procedure.failed', { reason: why.join('；') }));
    else onRecorded(t('procedure.recorded'));
  }

  return (
    <form
      className="inline-form"
      aria-label={`${t('procedure.plan')} ${STAGE_NAMES[stage][currentLanguage()]}`}
      onSubmit={(event) => void submit(event)}
    >
      <div className="field">
        <label htmlFor={id}>{t('procedure.plan')}</label>
        <input
          id={id}
          name="on"
          type="date"
          min={todayInChina()}
          defaultValue={track.plans.find((plan) => plan.stage === stage)?.on}
        />
      </div>
      <p className="form-reason" role="alert">
        {reason}
      </p>
      <div className="form-buttons">
        <button type="submit" className="button" disabled={fetching}>
          {fetching ? t('procedure.submitting') : t('procedure.plan')}
        </button>
      </div>
    </form>
  );
}
