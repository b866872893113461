import {
  clausesOf,
  outlineOf,
  printText,
  type Clause,
  type Line,
  type Numbering,
  type OutlineEntry,
} from '@colex/lawtext';

/** Characters of an article's first words in the outline. */
const FIRST_WORDS = 24;

/** The text of a draft at one moment, and what follows from it. Everything is worked out when first asked for. */
export class DraftText {
  #outline: readonly OutlineEntry[] | undefined;
  #clauses: readonly Clause[] | undefined;

  constructor(
    readonly lines: readonly Line[],
    readonly numbering: Numbering,
  ) {}

  get outline(): readonly OutlineEntry[] {
    return (this.#outline ??= outlineOf(this.lines, this.numbering, FIRST_WORDS));
  }

  /** The title lines as one. */
  get title(): string {
    return this.lines
      .filter((line) => line.kind === 'title')
      .map((line) => line.text.trim())
      .join('');
  }

  /** Whether nothing has been written yet. */
  get isBlank(): boolean {
    return this.lines.length === 1 && this.lines[0]?.text === '';
  }

  /** The whole text as it prints. */
  get printed(): string {
    return printText(this.lines);
  }

  /** Whether the other text has the very same lines; lines that did not change are the same objects. */
  isSameAs(other: DraftText): boolean {
    return (
      other.numbering === this.numbering &&
      other.lines.length === this.lines.length &&
      this.lines.every((line, index) => line === other.lines[index])
    );
  }

  /** The clause a line belongs to. */
  clauseAt(line: number): Clause | undefined {
    this.#clauses ??= clausesOf(this.lines, this.numbering);
    let low = 0;
    let high = this.#clauses.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#clauses[middle]?.from ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return this.#clauses[low];
  }
}
