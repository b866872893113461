import type { Clause, LineKind } from '@colex/lawtext';

/** What the panel says about the clause at the cursor. */
export interface ClauseView {
  readonly id: string;
  readonly kind: LineKind;
  readonly number: string;
  readonly path: readonly string[];
  readonly digest: string;
  /** Characters of its text without line breaks. */
  readonly characters: number;
  readonly lines: number;
  /** Names of the others whose cursor is in it, each once. */
  readonly here: readonly string[];
}

/** The view of a clause, with who else is in it. */
export function clauseView(clause: Clause, here: readonly string[]): ClauseView {
  return {
    id: clause.id,
    kind: clause.kind,
    number: clause.number,
    path: clause.path,
    digest: clause.digest,
    characters: clause.lines.reduce((sum, line) => sum + Array.from(line.text).length, 0),
    lines: clause.lines.length,
    here: [...new Set(here)],
  };
}

/** Whether two views say the same, so that the panel is drawn only when something in it changed. */
export function sameClauseView(one: ClauseView | null, other: ClauseView | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.id === other.id &&
    one.kind === other.kind &&
    one.number === other.number &&
    one.digest === other.digest &&
    one.lines === other.lines &&
    one.path.join('\n') === other.path.join('\n') &&
    one.here.join('\n') === other.here.join('\n')
  );
}
