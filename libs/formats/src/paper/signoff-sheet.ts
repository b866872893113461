import { plainParagraph, type Paper, type ParagraphBlock } from './paper.js';

/** What one city said about one clause, in words. */
export interface SignoffCell {
  /** 同意, 附保留同意, 不同意, 未表态, 已失效. */
  readonly status: string;
  /** Who said it and when, e.g. 周启明 2026年11月20日; empty where nobody did. */
  readonly by: string;
  /** Reservation or objection; empty without one. */
  readonly reason: string;
}

/** A 会签表 as it is to be printed. */
export interface SignoffSheetOptions {
  /** Above the table, e.g. 《…条例（草案）》会签表. */
  readonly caption: string;
  /** The version and its digest, the round, its rule and due date: one sentence each. */
  readonly remarks: readonly string[];
  readonly cities: readonly string[];
  readonly rows: readonly {
    /** 第十条. */
    readonly number: string;
    readonly opening: string;
    /** One per city, in the order of `cities`. */
    readonly cells: readonly SignoffCell[];
  }[];
  /** What each city said of the whole text, in the order of `cities`. */
  readonly whole: readonly SignoffCell[];
}

const cell = ({ status, by, reason }: SignoffCell): ParagraphBlock[] =>
  [status, by, reason].filter((sentence) => sentence !== '').map((sentence) => plainParagraph('cell', sentence));

/** The 会签表: clause by city, and in the last row what each city said of the whole. */
export function signoffSheetPaper({ caption, remarks, cities, rows, whole }: SignoffSheetOptions): Paper {
  return {
    title: caption,
    orientation: 'landscape',
    blocks: [
      plainParagraph('caption', caption),
      ...remarks.map((sentence) => plainParagraph('remark', sentence)),
      {
        type: 'table',
        columns: [{ title: '条款', width: 4 }, ...cities.map((title) => ({ title, width: 2 }))],
        rows: [
          ...rows.map(({ number, opening, cells }) => [
            [plainParagraph('cell', number, { bold: true }), plainParagraph('cell', opening)],
            ...cells.map(cell),
          ]),
          [[plainParagraph('cell', '全文', { bold: true })], ...whole.map(cell)],
        ],
      },
    ],
  };
}
