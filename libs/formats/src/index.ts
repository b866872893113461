export type {
  Authorship,
  Block,
  ChangeKind,
  ListPlace,
  Paper,
  ParagraphBlock,
  ParagraphLook,
  ParagraphStyle,
  Run,
  TableBlock,
  TrackedChange,
} from './paper/paper.js';
export { plainParagraph } from './paper/paper.js';
export { redlinePaper, textPaper } from './paper/redline-paper.js';
export type { Attribution } from './paper/redline-paper.js';
export { comparisonTable } from './paper/comparison-table.js';
export type { ComparisonTableOptions } from './paper/comparison-table.js';
export { signoffSheetPaper } from './paper/signoff-sheet.js';
export type { SignoffCell, SignoffSheetOptions } from './paper/signoff-sheet.js';
export { OPINION_COLUMNS, opinionTablePaper } from './paper/opinion-table.js';
export type { OpinionRow } from './paper/opinion-table.js';
export { paperDocx } from './docx/paper-docx.js';
export { paperPdf } from './pdf/paper-pdf.js';
export { paperHtml } from './html/paper-html.js';
export { paperXlsx } from './xlsx/paper-xlsx.js';
