import type { StoredFile } from '@colex/contract';
import type { StoredFileFacts } from '@colex/store';

/** A file as the API shows it, before its project and who added it. */
export type StoredFileView = {
  readonly __typename: 'StoredFile';
  readonly projectId: string;
  readonly createdById: string;
} & Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'size' | 'digest' | 'createdAt'>;

export function toStoredFileView(row: StoredFileFacts): StoredFileView {
  const { id, projectId, name, mediaType, size, digest, createdBy, createdAt } = row;
  return {
    __typename: 'StoredFile',
    id,
    projectId,
    name,
    mediaType,
    size,
    digest,
    createdById: createdBy,
    createdAt: createdAt.toISOString(),
  };
}
