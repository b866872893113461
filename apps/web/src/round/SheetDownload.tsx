import { SheetProgressDocument, StartSheetDocument } from '@colex/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useSubscription } from 'urql';
import type { ShownRound } from './useRoundWork.js';

/** 会签表 as a Word document: made in the background, then there to be fetched. */
export function SheetDownload({ round }: { readonly round: ShownRound }) {
  const { t } = useTranslation();
  const [jobId, setJobId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [{ fetching }, start] = useMutation(StartSheetDocument);
  const [{ data }] = useSubscription({
    query: SheetProgressDocument,
    variables: { id: jobId ?? '' },
    pause: jobId === null,
  });
  const job = data?.exportChanged.id === jobId ? data?.exportChanged : undefined;
  const isWaiting = fetching || (jobId !== null && job?.status !== 'DONE' && job?.status !== 'FAILED');
  const ask = async (): Promise<void> => {
    setFault(null);
    const { data: answer, error } = await start({
      input: {
        draftId: round.draft.id,
        kind: 'SIGNOFF_SHEET',
        format: 'DOCX',
        roundId: round.id,
        idempotencyKey: crypto.randomUUID(),
      },
    });
    const why = error?.message ?? answer?.startExport.userErrors[0]?.message;
    if (why !== undefined) return setFault(t('round.failed', { reason: why }));
    setJobId(answer?.startExport.job?.id ?? null);
  };
  return (
    <div className="sheet-download">
      <button type="button" className="button" disabled={isWaiting} onClick={() => void ask()}>
        {t(isWaiting ? 'round.sheetMaking' : 'round.sheet')}
      </button>
      <span role="status">
        {job?.status === 'DONE' && job.downloadPath !== null && (
          <a href={job.downloadPath} download={job.fileName}>
            {job.fileName}
          </a>
        )}
        {job?.status === 'FAILED' && t('round.sheetFailed')}
      </span>
      {fault && (
        <p className="fault-note" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
