import { clauseId } from '@colex/contract';
import {
  type Line,
  type LineKind,
  SUMMARY_COUNTS,
  clausesOf,
  digestOfClauses,
  numberLines,
  printText,
  referencePrinter,
  summarise,
} from '@colex/lawtext';
import type { ClauseEntity, LineCounts } from '@colex/store';
import { citationsOf } from '@colex/workflow';

/** A clause row without the entries it last changed and was touched at: they depend on the row before it. */
export type ProjectedClause = Omit<ClauseEntity, 'changedAtSeq' | 'touchedAtSeq'>;

/** Everything the projection keeps of a text. */
export interface ProjectedText {
  readonly clauses: readonly ProjectedClause[];
  /** Its title lines, joined; empty when it has none. */
  readonly title: string;
  readonly digest: string;
  readonly counts: LineCounts;
}

/** What a text looks like in the database: a pure function of its lines. */
export function projectText(draftId: string, lines: readonly Line[]): ProjectedText {
  const numbering = numberLines(lines);
  const printer = referencePrinter(lines);
  const clauses = clausesOf(lines, numbering);
  const citations = citationsOf(clauses);
  const summary = summarise({ lines: [...lines], losses: [] });
  return {
    title: summary.title ?? '',
    digest: digestOfClauses(clauses),
    counts: countsOf(summary.counts),
    clauses: clauses.map((clause, position) => {
      const printed = clause.lines.map((line, offset) => {
        const index = clause.from + offset;
        return { id: line.id, kind: line.kind, number: numbering.labels[index] || null, text: printer.textOf(index) };
      });
      return {
        id: clauseId(draftId, clause.id),
        draftId,
        lineId: clause.id,
        position,
        kind: clause.kind,
        number: clause.number || null,
        path: clause.path,
        // The number of the first line is the clause's own and stands in `number`.
        text: printed.map((line, offset) => (offset === 0 ? line.text : (line.number ?? '') + line.text)).join('\n'),
        digest: clause.digest,
        lines: printed,
        citations: citations[position] ?? [],
      };
    }),
  };
}

function countsOf(counts: LineCounts): LineCounts {
  return Object.fromEntries(SUMMARY_COUNTS.map((kind) => [kind, counts[kind]])) as LineCounts;
}

/** The whole text as clause rows have it: numbers and references as they were printed into the rows. */
export function printClauses(rows: readonly Pick<ProjectedClause, 'lines'>[]): string {
  // Quoting the printed numbers makes the printer give them back as they are.
  const lines = rows.flatMap((row) =>
    row.lines.map(({ id, kind, number, text }): Line => ({ id, kind, text, number: number ?? unnumbered(kind) })),
  );
  return printText(lines);
}

/** A heading without a number (附则 as a line of its own) quotes the empty one; other kinds have none to quote. */
function unnumbered(kind: LineKind): string | undefined {
  return ['part', 'subpart', 'chapter', 'section', 'article', 'item', 'subitem', 'annex'].includes(kind)
    ? ''
    : undefined;
}
