import type { LineKind } from '@colex/lawtext';

/** Who made a change and when, as tracked changes name it. */
export interface Authorship {
  /** City and name, e.g. 徐州市 王晓彤. */
  readonly author: string;
  /** RFC 3339. */
  readonly at: string;
}

/** What became of a run, a line or a paragraph of a redline. */
export type ChangeKind = 'added' | 'removed';

/** A change that Word and LibreOffice can accept or reject. */
export interface TrackedChange extends Authorship {
  readonly kind: ChangeKind;
}

/** A run of characters of one look. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly struck?: boolean;
  readonly change?: TrackedChange;
}

/** The look of a paragraph: of a line of law, or of what a table and a cover say. */
export type ParagraphStyle = LineKind | 'cell' | 'cellHead' | 'caption' | 'remark';

/**
 * The list a paragraph is numbered by. Paragraphs of one kind and one `instance` count on from each other, beginning
 * with 1; what they print is {@link numberLabel} of the count.
 */
export interface ListPlace {
  readonly kind: LineKind;
  readonly instance: number;
}

/** How a paragraph looks, and the list that numbers it. */
export interface ParagraphLook {
  readonly style: ParagraphStyle;
  /** Absent where nothing is counted, or where the number is quoted and stands in the runs. */
  readonly list?: ListPlace;
}

/** One printed paragraph. */
export interface ParagraphBlock extends ParagraphLook {
  readonly type: 'paragraph';
  /** What its list prints before it, with the blank that follows; for papers that have no lists. */
  readonly label: string;
  readonly runs: readonly Run[];
  /** Of a paragraph that came or went whole: its end belongs to the change. */
  readonly change?: TrackedChange;
}

/** A table whose first row repeats on every page. */
export interface TableBlock {
  readonly type: 'table';
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width; the shares need not add up to anything. */
    readonly width: number;
  }[];
  /** Row by row, cell by cell; a cell is its paragraphs. */
  readonly rows: readonly (readonly (readonly ParagraphBlock[])[])[];
}

/** One thing on a paper, from top to bottom. */
export type Block = ParagraphBlock | TableBlock;

/** A paper as it is to be printed, whatever the file format. */
export interface Paper {
  /** The title in the file's properties. */
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly Block[];
}

/** A paragraph without a number. */
export function plainParagraph(style: ParagraphStyle, text: string, look: Omit<Run, 'text'> = {}): ParagraphBlock {
  return { type: 'paragraph', style, label: '', runs: text === '' ? [] : [{ text, ...look }] };
}
