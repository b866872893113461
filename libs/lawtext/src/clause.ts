import { hierarchyOf } from './hierarchy.js';
import { numberLines, type Numbering } from './numbering.js';
import { sha256 } from './sha256.js';
import { printLineText } from './line-text.js';
import type { Line, LineId, LineKind } from './line.js';

/**
 * What is commented on, owned and signed: an article with its 款 项 目, a point of a decision with what follows it, an
 * annex with its text, or any other line by itself (title, note, heading, preamble, plain).
 */
export interface Clause {
  /** The id of its first line. */
  readonly id: LineId;
  /** The kind of its first line. */
  readonly kind: LineKind;
  /** What its first line prints before the text (第十条); empty when nothing. */
  readonly number: string;
  /** The headings above it, outermost first, as they print. */
  readonly path: readonly string[];
  /** Index of its first line. */
  readonly from: number;
  /** Index after its last line. */
  readonly to: number;
  readonly lines: readonly Line[];
  /** The text of its lines, one per row, references as they were last printed, numbers not included. */
  readonly text: string;
  /** See {@link digestOfClause}; computed when first asked for. */
  readonly digest: string;
}

/** What of a line says where clauses begin: its kind, and whether it quotes a number. */
export type ClauseMark = Pick<Line, 'kind' | 'number'>;

/** Whether a line of this kind may belong to the clause before it. Any other opens a clause whatever stands before it. */
export const mayContinueClause = (kind: LineKind): boolean =>
  kind === 'paragraph' || kind === 'item' || kind === 'subitem' || kind === 'plain';

/** The kinds that go on with what stands before them. */
const continues = (line: ClauseMark, opener: ClauseMark): boolean => {
  switch (line.kind) {
    case 'item':
    case 'subitem':
      return holds(opener.kind);
    case 'paragraph':
      return holds(opener.kind) && !(line.number !== undefined && opener.kind !== 'article');
    case 'plain':
      return opener.kind === 'article' || opener.kind === 'annex';
    default:
      return false;
  }
};

const holds = (kind: LineKind): boolean =>
  kind === 'article' || kind === 'annex' || kind === 'paragraph' || kind === 'preamble';

class LazyClause implements Clause {
  readonly id: LineId;
  readonly kind: LineKind;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly Line[];
  readonly number: string;
  readonly path: readonly string[];
  #digest: string | undefined;

  constructor(opener: Line, lines: readonly Line[], from: number, number: string, path: readonly string[]) {
    this.id = opener.id;
    this.kind = opener.kind;
    this.lines = lines;
    this.from = from;
    this.to = from + lines.length;
    this.number = number;
    this.path = path;
  }

  get text(): string {
    return this.lines.map((line) => printLineText(line)).join('\n');
  }

  get digest(): string {
    return (this.#digest ??= digestOfClause(this.lines));
  }
}

/** Where each clause begins, in order: the indexes of the lines that open one. The first is 0 unless there are no lines. */
export const clauseStarts = (lines: readonly ClauseMark[]): readonly number[] => {
  const starts: number[] = [];
  let opener: ClauseMark | undefined;
  lines.forEach((line, index) => {
    if (opener !== undefined && continues(line, opener)) return;
    opener = line;
    starts.push(index);
  });
  return starts;
};

/** The clauses of a text in their order; every line belongs to exactly one. */
export const clausesOf = (lines: readonly Line[], numbering: Numbering = numberLines(lines)): readonly Clause[] => {
  const hierarchy = hierarchyOf(lines, numbering);
  const starts = clauseStarts(lines);
  return starts.flatMap((from, place) => {
    const opener = lines[from];
    const held = lines.slice(from, starts[place + 1] ?? lines.length);
    return opener ? [new LazyClause(opener, held, from, numbering.labels[from] ?? '', hierarchy.pathOf(from))] : [];
  });
};

/**
 * The digest of a clause: SHA-256, in hexadecimal, over the canonical form of its lines.
 *
 * It covers each line's kind, quoted number and characters, and what each reference points at. It does not cover
 * computed numbers, line ids or what a reference printed: renumbering, or a new identity of the same words, leaves it
 * as it was; any other change changes it. The canonical form is JSON, which keeps every boundary unambiguous:
 *
 *     [[kind, quoted number or null, text, [[target, until or null], …]], …]
 */
export const digestOfClause = (lines: readonly Line[]): string =>
  sha256(
    JSON.stringify(
      lines.map((line) => [
        line.kind,
        line.number ?? null,
        line.text,
        (line.references ?? []).map((reference) => [reference.target, reference.until ?? null]),
      ]),
    ),
  );

/** The digest of a list of clauses by their digests, in order: what {@link digestOfText} gives for the same text. */
export const digestOfClauses = (clauses: readonly { readonly digest: string }[]): string =>
  sha256(clauses.map((clause) => clause.digest).join('\n'));

/** The digest of a whole text: over the digests of its clauses in order. */
export const digestOfText = (lines: readonly Line[]): string => digestOfClauses(clausesOf(lines));
