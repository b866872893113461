import { compareTexts, type ClauseChangeKind, type TextRun } from '@colex/drafting';
import { type Clause, type Line, type LineKind, numberLines, printLineText, readLineContent } from '@colex/lawtext';

/** One line of a compared clause as it is drawn. */
export interface ComparedLine {
  readonly id: string;
  /** Null where the line is not on that side. */
  readonly kindBefore: LineKind | null;
  readonly kindAfter: LineKind | null;
  /** What prints before the text; empty when nothing. */
  readonly numberBefore: string;
  readonly numberAfter: string;
  readonly runs: readonly TextRun[];
}

/** A clause of the old text, of the new, or of both. */
export interface ComparedRow {
  readonly key: string;
  readonly kind: ClauseChangeKind;
  /** Numbers of the clauses, as printed. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The heading it stands under, outermost; empty at the top. */
  readonly chapter: string;
  /** Identities of all its lines on either side. */
  readonly lineIds: readonly string[];
  readonly lines: readonly ComparedLine[];
}

/** What the comparison of two texts shows. */
export interface ComparedTexts {
  readonly rows: readonly ComparedRow[];
  /** The headings that rows stand under, in order. */
  readonly chapters: readonly string[];
}

/** Compares two texts, given as their content, into rows that can be drawn as they are. */
export function comparedRows(contentBefore: string, contentAfter: string): ComparedTexts {
  const before = readLineContent(contentBefore);
  const after = readLineContent(contentAfter);
  const labelsBefore = labelsOf(before);
  const labelsAfter = labelsOf(after);
  const { changes } = compareTexts(before, after);
  const rows = changes.map((change, index): ComparedRow => {
    const shown = change.after[0] ?? change.before[0];
    return {
      key: `${index} ${shown?.id ?? ''}`,
      kind: change.kind,
      before: change.before.map(({ number }) => number),
      after: change.after.map(({ number }) => number),
      chapter: shown?.path[0] ?? (shown?.kind === 'chapter' ? `${shown.number} ${shown.text}` : ''),
      lineIds: [...new Set([...change.before, ...change.after].flatMap(({ lines }) => lines.map(({ id }) => id)))],
      lines:
        change.kind === 'unchanged'
          ? (change.after[0]?.lines ?? []).map((line) => sameLine(line, labelsBefore, labelsAfter))
          : change.lines.map(({ before: old, after: fresh, runs }) => ({
              id: (fresh ?? old)?.id ?? '',
              kindBefore: old?.kind ?? null,
              kindAfter: fresh?.kind ?? null,
              numberBefore: old ? (labelsBefore.get(old.id) ?? '') : '',
              numberAfter: fresh ? (labelsAfter.get(fresh.id) ?? '') : '',
              runs,
            })),
    };
  });
  return { rows, chapters: [...new Set(rows.flatMap(({ chapter }) => chapter || []))] };
}

function sameLine(line: Line, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ComparedLine {
  const number = after.get(line.id) ?? '';
  return {
    id: line.id,
    kindBefore: line.kind,
    kindAfter: line.kind,
    numberBefore: before.get(line.id) ?? number,
    numberAfter: number,
    runs: [{ op: 'same', text: printLineText(line) }],
  };
}

function labelsOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  const { labels } = numberLines(lines);
  return new Map(lines.map(({ id }, index) => [id, labels[index] ?? '']));
}

/** Whether a clause is worth showing when only changes are: renumbering follows from changes elsewhere. */
export function isChange({ kind }: Pick<ComparedRow, 'kind'>): boolean {
  return kind !== 'unchanged' && kind !== 'renumbered';
}

/** Clauses as they are named in a sentence: their numbers. */
export function namesOf(numbers: readonly Clause['number'][]): string {
  return numbers.filter(Boolean).join('、');
}
