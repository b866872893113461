import { plainParagraph, type Paper } from './paper.js';

/** One opinion and what became of it: a row of the 意见汇总及采纳情况表 (济宁条例 arts. 30, 34, 35). */
export interface OpinionRow {
  /** 第十条; empty for the whole text. */
  readonly clause: string;
  readonly opinion: string;
  /** Organ or person. */
  readonly from: string;
  /** 征求意见函, 座谈会, 公开征求意见 … */
  readonly channel: string;
  /** 采纳, 部分采纳, 未采纳; empty while open. */
  readonly outcome: string;
  readonly reason: string;
  /** The words of the clause after it was dealt with. */
  readonly resultingText: string;
}

/** The heads of its columns, in order; the first is counted. */
export const OPINION_COLUMNS = [
  '序号',
  '条款',
  '意见内容',
  '提出单位（人）',
  '渠道',
  '采纳情况',
  '理由',
  '处理后的条文',
] as const;

const WIDTHS = [1, 2, 6, 3, 2, 2, 5, 6];

/** The cells of a row as text, its count first. */
const opinionCells = (row: OpinionRow, index: number): readonly string[] => [
  String(index + 1),
  row.clause,
  row.opinion,
  row.from,
  row.channel,
  row.outcome,
  row.reason,
  row.resultingText,
];

/** The 意见汇总及采纳情况表 as a paper. */
export function opinionTablePaper(caption: string, rows: readonly OpinionRow[]): Paper {
  return {
    title: caption,
    orientation: 'landscape',
    blocks: [
      plainParagraph('caption', caption),
      {
        type: 'table',
        columns: OPINION_COLUMNS.map((title, column) => ({ title, width: WIDTHS[column] ?? 1 })),
        rows: rows.map((row, index) =>
          opinionCells(row, index).map((text) => text.split('\n').map((line) => plainParagraph('cell', line))),
        ),
      },
    ],
  };
}
