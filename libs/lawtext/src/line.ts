/**
 * The kinds of line a legislative text is made of (立法法 art. 65: 编章节条款项目).
 *
 * `article` is a 条 together with the text of its first 款; `paragraph` is a further 款 of the article before it.
 * `subpart` is a 分编. `plain` is a line the structure does not place (kept, never dropped).
 */
export const LINE_KINDS = [
  'title',
  'note',
  'preamble',
  'part',
  'subpart',
  'chapter',
  'section',
  'article',
  'paragraph',
  'item',
  'subitem',
  'annex',
  'plain',
] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** Opaque, stable identity of a line; unique within one draft. */
export type LineId = string;

/** The character that stands in `Line.text` where an inline reference is (U+FFFC OBJECT REPLACEMENT CHARACTER). */
export const REFERENCE_PLACEHOLDER = '\uFFFC';

/**
 * A live cross-reference inside a line. What it prints (第十条第二款 …) is derived from where its target stands now,
 * so it is right after any move, split or insertion.
 */
export interface Reference {
  /** The line pointed at. */
  readonly target: LineId;
  /** For a range (第X条至第Y条): the last line of it. */
  readonly until?: LineId;
  /** What it printed when it was made; shown, marked as broken, when the target is gone. */
  readonly label: string;
}

/**
 * One printed paragraph of a statute. The whole text of a draft is a flat list of lines; hierarchy, numbers, clauses
 * and digests are derived from it by pure functions and never stored.
 */
export interface Line {
  readonly id: LineId;
  readonly kind: LineKind;
  /**
   * Only when an existing numbering is quoted (第七条之一, 第二十三条 of another text); otherwise numbers are computed.
   * The empty string is a heading that prints no number (附则 under 编), or a sentence that closes a decision.
   */
  readonly number?: string;
  /** The characters of the line; each inline reference is one {@link REFERENCE_PLACEHOLDER}. */
  readonly text: string;
  /** The references of the line in the order of their placeholders; absent when there are none. */
  readonly references?: readonly Reference[];
}
