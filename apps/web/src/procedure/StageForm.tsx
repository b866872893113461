import { RecordStageDocument, type Stage } from '@colex/contract';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { type ChosenVersion, StageVersion } from './StageVersion.js';
import { todayInChina } from './plain-day.js';
import type { FullTrack, TrackProject } from './track-types.js';
import { uploadFile } from './upload.js';

interface StageFormProps {
  readonly project: TrackProject;
  readonly track: FullTrack;
  readonly stage: Stage;
  readonly onRecorded: (words: string) => void;
  readonly onCancel: () => void;
}

/** Records that the city reached a stage: the day, the version in hand, a note and a file. */
export function StageForm({ project, track, stage, onRecorded, onCancel }: StageFormProps) {
  const { t } = useTranslation();
  const [, recordStage] = useMutation(RecordStageDocument);
  const [isSending, setIsSending] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  // A lost answer or a double click records one step.
  const idempotencyKey = useRef(crypto.randomUUID());
  const version = useRef<ChosenVersion>({});
  const ids = { on: useId(), note: useId(), file: useId(), hint: useId() };

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    setReason(null);
    try {
      const file = form.get('file');
      const attachmentIds: string[] = [];
      if (file instanceof File && file.size > 0) {
        const uploaded = await uploadFile(project.id, file);
        if ('reason' in uploaded) return setReason(uploaded.reason);
        attachmentIds.push(uploaded.id);
      }
      const { data, error } = await recordStage({
        input: {
          projectId: project.id,
          cityId: track.city.id,
          expectedRevision: track.revision,
          stage,
          on: String(form.get('on')),
          ...version.current,
          note: String(form.get('note')).trim() || null,
          attachmentIds,
          opinionsAgree: form.get('agree') !== null,
          idempotencyKey: idempotencyKey.current,
        },
      });
      const payload = data?.recordStage;
      const why = [
        ...(payload?.userErrors.map(({ message }) => message) ?? []),
        ...(payload?.userErrors.length ? payload.findings.map(({ message }) => message) : []),
        ...(error ? [error.networkError ? t('fault.network') : error.message] : []),
      ];
      if (why.length > 0) return setReason(t('procedure.failed', { reason: why.join('；') }));
      const findings = payload?.findings.map(({ message }) => message).join('；') ?? '';
      onRecorded(findings === '' ? t('procedure.recorded') : t('procedure.withWarnings', { findings }));
    } catch {
      setReason(t('fault.network'));
    } finally {
      setIsSending(false);
    }
  }

  return (
    <form className="inline-form" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor={ids.on}>{t('procedure.on')}</label>
        <input id={ids.on} name="on" type="date" required max={todayInChina()} defaultValue={todayInChina()} />
      </div>
      <StageVersion
        project={project}
        track={track}
        stage={stage}
        onChange={(chosen) => {
          version.current = chosen;
        }}
      />
      {stage === 'VOTE' && (
        <label className="check-line">
          <input type="checkbox" name="agree" />
          {t('procedure.opinionsAgree')}
        </label>
      )}
      <div className="field">
        <label htmlFor={ids.note}>{t('procedure.note')}</label>
        <textarea id={ids.note} name="note" rows={2} maxLength={4000} />
      </div>
      <div className="field">
        <label htmlFor={ids.file}>{t('procedure.attachment')}</label>
        <input id={ids.file} name="file" type="file" aria-describedby={ids.hint} />
        <small id={ids.hint}>{t('procedure.attachmentHint')}</small>
      </div>
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
