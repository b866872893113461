import type { Clause, LineKind as ApiLineKind } from '@colex/contract';
import type { LineKind } from '@colex/lawtext';
import type { ClauseEntity } from '@colex/store';

/** A clause as the API shows it, before its draft. */
export type ClauseView = {
  readonly __typename: 'Clause';
  readonly draftId: string;
  readonly citedLineIds: readonly string[];
} & Pick<
  Clause,
  'id' | 'lineId' | 'kind' | 'number' | 'path' | 'position' | 'text' | 'digest' | 'lines' | 'changedAtRevision'
>;

/** The API names kinds in capitals, as GraphQL enums are. */
export function toApiLineKind(kind: LineKind): ApiLineKind {
  return kind.toUpperCase() as Uppercase<LineKind>;
}

export function toClauseView(row: ClauseEntity): ClauseView {
  return {
    __typename: 'Clause',
    id: row.id,
    draftId: row.draftId,
    lineId: row.lineId,
    kind: toApiLineKind(row.kind),
    number: row.number,
    path: [...row.path],
    position: row.position,
    text: row.text,
    digest: row.digest,
    lines: row.lines.map((line) => ({ ...line, kind: toApiLineKind(line.kind) })),
    changedAtRevision: row.changedAtSeq,
    citedLineIds: row.citations,
  };
}
