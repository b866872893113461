import {
  ExportChangedDocument,
  type ExportStateFragment,
  StartExportDocument,
  type StartExportMutationVariables,
} from '@colex/contract';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { followLive } from '../api/live.js';

/** What paper is wanted, of what. */
export type ExportWish = Omit<StartExportMutationVariables['input'], 'idempotencyKey'>;

/** The paper that was asked for last. */
export type ExportProgress =
  { readonly type: 'job'; readonly job: ExportStateFragment } | { readonly type: 'refused'; readonly reason: string };

/** Has papers made, one after the other, and saves each as soon as it is there. */
export function useExport(): {
  readonly progress: ExportProgress | null;
  readonly start: (wish: ExportWish) => void;
  readonly dismiss: () => void;
} {
  const { t } = useTranslation();
  const [, mutate] = useMutation(StartExportDocument);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const follow = (id: string): void => {
    stop.current();
    let isOver = false;
    stop.current = followLive(
      ExportChangedDocument,
      { id },
      {
        next: ({ exportChanged }) => {
          setProgress({ type: 'job', job: exportChanged });
          isOver = exportChanged.status !== 'QUEUED' && exportChanged.status !== 'RUNNING';
          if (exportChanged.downloadPath !== null) save(exportChanged.downloadPath, exportChanged.fileName);
        },
        ended: () => {
          if (!isOver) setProgress({ type: 'refused', reason: t('export.lost') });
        },
      },
    );
  };
  const start = async (wish: ExportWish): Promise<void> => {
    const { data, error } = await mutate({ input: { ...wish, idempotencyKey: crypto.randomUUID() } });
    const job = data?.startExport.job;
    const reason = data?.startExport.userErrors[0]?.message ?? error?.graphQLErrors[0]?.message ?? error?.message;
    if (!job) return setProgress({ type: 'refused', reason: reason ?? t('export.lost') });
    setProgress({ type: 'job', job });
    follow(job.id);
  };
  const dismiss = (): void => {
    stop.current();
    setProgress(null);
  };
  return { progress, start: (wish) => void start(wish), dismiss };
}

function save(path: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = fileName;
  link.click();
}
