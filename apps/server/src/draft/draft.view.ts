import type { Draft } from '@colex/contract';
import type { DraftEntity, DraftHeadEntity } from '@colex/store';

/** A draft as the API shows it, before what it belongs to and holds. All of it speaks of one journal entry, `revision`. */
export type DraftView = {
  readonly __typename: 'Draft';
  readonly projectId: string;
  readonly cityId: string | null;
  readonly createdById: string;
} & Pick<Draft, 'id' | 'slug' | 'title' | 'kind' | 'revision' | 'digest' | 'counts' | 'createdAt' | 'updatedAt'>;

export function toDraftView(draft: DraftEntity, head: DraftHeadEntity): DraftView {
  return {
    __typename: 'Draft',
    id: draft.id,
    slug: draft.slug,
    title: head.title,
    kind: draft.kind,
    projectId: draft.projectId,
    cityId: draft.cityId,
    createdById: draft.createdBy,
    revision: head.projectedSeq,
    digest: head.digest,
    counts: { ...head.counts },
    createdAt: draft.createdAt.toISOString(),
    updatedAt: head.updatedAt.toISOString(),
  };
}
