import type { ExportJob } from '@colex/contract';
import type { ExportJobFacts } from '@colex/store';

/** A job as the API shows it, before its draft. */
export type ExportJobView = {
  readonly __typename: 'ExportJob';
  readonly draftId: string;
  readonly personId: string;
} & Pick<
  ExportJob,
  | 'id'
  | 'kind'
  | 'format'
  | 'status'
  | 'progress'
  | 'fileName'
  | 'size'
  | 'digest'
  | 'downloadPath'
  | 'createdAt'
  | 'expiresAt'
>;

export function toExportJobView(row: ExportJobFacts): ExportJobView {
  const isExpired = row.status === 'DONE' && row.expiresAt.getTime() <= Date.now();
  const { id, draftId, personId, kind, format, progress, fileName, size, digest } = row;
  return {
    __typename: 'ExportJob',
    id,
    draftId,
    personId,
    kind,
    format,
    progress,
    fileName,
    size,
    digest,
    status: isExpired ? 'EXPIRED' : row.status,
    downloadPath: row.status === 'DONE' && !isExpired ? `/download/export/${id}` : null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
