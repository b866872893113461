import type { MomentClause } from '@colex/contract';
import type { Line } from '@colex/lawtext';
import { toApiLineKind } from '../clause/clause.view.js';
import { type ProjectedText, projectText } from '../projection/clause-rows.js';

/** A moment of a draft, before anything is read of it. */
export interface MomentView {
  readonly draftId: string;
  readonly revision: number;
  /** When it was asked for by version. */
  readonly versionId: string | null;
  readonly lines: readonly Line[];
}

/** A clause at a moment as the API shows it. */
export type MomentClauseView = MomentClause;

const projected = new WeakMap<readonly Line[], ProjectedText>();

/** What is derived from the lines of a moment, worked out once. */
export function textOfMoment({ draftId, lines }: MomentView): ProjectedText {
  const known = projected.get(lines) ?? projectText(draftId, lines);
  projected.set(lines, known);
  return known;
}

export function toMomentClauseView(clause: ProjectedText['clauses'][number]): MomentClauseView {
  const { lineId, kind, number, path, position, text, digest, lines } = clause;
  return {
    lineId,
    kind: toApiLineKind(kind),
    number,
    path: [...path],
    position,
    text,
    digest,
    lines: lines.map((line) => ({ ...line, kind: toApiLineKind(line.kind) })),
  };
}
