import { DraftRevisionDocument, ResolveThreadDocument, type ThreadCardFragment } from '@colex/contract';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useThreadMutation } from './useThreadMutation.js';

const OUTCOMES = ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED'] as const;

interface ResolveFormProps {
  readonly thread: ThreadCardFragment;
  /** Of the draft, to whose last change the answer can be linked. */
  readonly slug: string;
  readonly onDone: () => void;
}

/** 采纳, 部分采纳, 未采纳 with the reason; a question may just be answered. */
export function ResolveForm({ thread, slug, onDone }: ResolveFormProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: DraftRevisionDocument, variables: { slug }, requestPolicy: 'network-only' });
  const revision = data?.draft?.revision ?? null;
  const { isSending, fault, send } = useThreadMutation(ResolveThreadDocument, 'resolveThread');
  const isOpinion = thread.kind === 'OPINION';
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(isOpinion ? 'ACCEPTED' : null);
  const [reason, setReason] = useState('');
  const [isLinked, setLinked] = useState(false);
  const id = useId();
  const needsReason = outcome === 'PARTLY_ACCEPTED' || outcome === 'NOT_ACCEPTED';

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answeredAtRevision = isLinked ? revision : null;
    const resolved = await send({
      threadId: thread.id,
      outcome,
      reason: reason.trim() || null,
      answeredAtRevision,
      expectedRevision: thread.revision,
    });
    if (resolved) onDone();
  }

  return (
    <form className="thread-resolve" onSubmit={(event) => void submit(event)} aria-label={t('thread.resolve')}>
      <fieldset className="thread-kinds">
        <legend className="visually-hidden">{t('thread.outcome.label')}</legend>
        {OUTCOMES.map((each) => (
          <label key={each}>
            <input type="radio" name={id} checked={outcome === each} onChange={() => setOutcome(each)} />
            <span>{t(`thread.outcome.${each}`)}</span>
          </label>
        ))}
        {!isOpinion && (
          <label>
            <input type="radio" name={id} checked={outcome === null} onChange={() => setOutcome(null)} />
            <span>{t('thread.outcome.NONE')}</span>
          </label>
        )}
      </fieldset>
      <label className="thread-reason">
        <span>{t('thread.reason')}</span>
        <textarea
          rows={2}
          value={reason}
          required={needsReason}
          placeholder={t('thread.reasonHint')}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {revision !== null && (
        <label className="thread-link-change">
          <input type="checkbox" checked={isLinked} onChange={(event) => setLinked(event.target.checked)} />
          <span>{t('thread.linkChange', { revision })}</span>
        </label>
      )}
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="thread-buttons">
        <button
          type="submit"
          className="button button-primary"
          disabled={isSending || (needsReason && reason.trim() === '')}
        >
          {t('thread.resolve')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('thread.cancel')}
        </button>
      </div>
    </form>
  );
}
