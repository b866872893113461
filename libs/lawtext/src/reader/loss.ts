/** Why a line of an input is reported. */
export const LOSS_REASONS = [
  /** An HTML comment: not part of the text, left out. */
  'comment',
  /** The structure does not place the line: kept as a `plain` line. */
  'unplaced',
  /** A row of a table: kept as a `plain` line. */
  'table',
  /** An entry of the 目录 that is no heading of the text: left out, since a 目录 is made from the headings. */
  'contents',
  /** A bracket of the 题注 that has no partner: left out. */
  'bracket',
  /** A number in Arabic numerals where statutes write Chinese ones: printed in Chinese from now on. */
  'arabic-number',
  /** A number that does not follow the one before it: kept as a quoted number. */
  'number-order',
] as const;

export type LossReason = (typeof LOSS_REASONS)[number];

/** Something of an input that is not in the lines, or is there otherwise than it was written. */
export interface Loss {
  /** 1-based line number in the input. */
  readonly line: number;
  readonly reason: LossReason;
  /** The words concerned. */
  readonly text: string;
}
