import type { Version, VersionClause } from '@colex/contract';
import type { VersionClauseEntity, VersionEntity } from '@colex/store';
import { toApiLineKind } from '../clause/clause.view.js';

/** A version as the API shows it, before its draft, its maker and its words. */
export type VersionView = {
  readonly __typename: 'Version';
  readonly draftId: string;
  readonly createdById: string;
} & Pick<
  Version,
  'id' | 'name' | 'kind' | 'note' | 'origin' | 'revision' | 'title' | 'digest' | 'counts' | 'createdAt'
>;

/** A clause of a version as the API shows it, before its version. */
export type VersionClauseView = { readonly __typename: 'VersionClause'; readonly versionId: string } & Pick<
  VersionClause,
  'id' | 'lineId' | 'kind' | 'number' | 'path' | 'position' | 'text' | 'digest' | 'lines'
>;

export function toVersionView(row: VersionEntity): VersionView {
  const { id, draftId, name, kind, note, origin, title, digest } = row;
  return {
    __typename: 'Version',
    id,
    draftId,
    name,
    kind,
    note,
    origin,
    title,
    digest,
    revision: row.seq,
    counts: { ...row.counts },
    createdById: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}

export function toVersionClauseView(row: VersionClauseEntity): VersionClauseView {
  const { id, versionId, lineId, number, position, text, digest } = row;
  return {
    __typename: 'VersionClause',
    id,
    versionId,
    lineId,
    number,
    position,
    text,
    digest,
    kind: toApiLineKind(row.kind),
    path: [...row.path],
    lines: row.lines.map((line) => ({ ...line, kind: toApiLineKind(line.kind) })),
  };
}
