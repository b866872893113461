import {
  type OpinionRow,
  type Paper,
  comparisonTable,
  opinionTablePaper,
  paperDocx,
  paperHtml,
  paperPdf,
  paperXlsx,
  redlinePaper,
  signoffSheetPaper,
  type SignoffSheetOptions,
  textPaper,
} from '@colex/formats';
import { type Line, printText } from '@colex/lawtext';
import type { ExportFormat, ExportKind } from '@colex/store';

/** Who last changed a line, and when. */
export interface LineAuthorship {
  readonly lineId: string;
  /** City and person. */
  readonly author: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Everything a paper is made of, as plain data for the thread that makes it. */
export type ExportOrder = { readonly format: ExportFormat } & (
  | { readonly kind: 'TEXT'; readonly lines: readonly Line[] }
  | {
      readonly kind: 'REDLINE';
      readonly before: readonly Line[];
      readonly after: readonly Line[];
      readonly authors: readonly LineAuthorship[];
      /** Who is named where nobody is known, and when: the text itself. */
      readonly otherwise: Omit<LineAuthorship, 'lineId'>;
    }
  | {
      readonly kind: 'COMPARISON_TABLE';
      readonly before: readonly Line[];
      readonly after: readonly Line[];
      readonly caption: string;
      readonly beforeTitle: string;
      readonly afterTitle: string;
    }
  | { readonly kind: 'OPINIONS'; readonly caption: string; readonly rows: readonly OpinionRow[] }
  | { readonly kind: 'SIGNOFF_SHEET'; readonly sheet: SignoffSheetOptions }
);

/** The formats in which there is each paper. */
export const FORMATS_OF: Readonly<Record<ExportKind, readonly ExportFormat[]>> = {
  TEXT: ['DOCX', 'PDF', 'HTML', 'PLAIN'],
  REDLINE: ['DOCX', 'PDF', 'HTML'],
  COMPARISON_TABLE: ['DOCX', 'PDF', 'HTML', 'XLSX'],
  OPINIONS: ['DOCX', 'PDF', 'HTML', 'XLSX'],
  SIGNOFF_SHEET: ['DOCX', 'PDF', 'HTML', 'XLSX'],
};

/** Media type of each format (RFC 6838). */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  PDF: 'application/pdf',
  HTML: 'text/html; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PLAIN: 'text/plain; charset=utf-8',
};

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  DOCX: 'docx',
  PDF: 'pdf',
  HTML: 'html',
  XLSX: 'xlsx',
  PLAIN: 'txt',
};

const SUFFIXES: Readonly<Record<ExportKind, string>> = {
  TEXT: '',
  REDLINE: '修改稿（花脸稿）',
  COMPARISON_TABLE: '修改对照表',
  OPINIONS: '意见采纳情况表',
  SIGNOFF_SHEET: '会签表',
};

const LONGEST_TITLE = 80;

/** The name of the file: the title, what it is, and of which text; nothing that a file system minds. */
export function exportFileName(title: string, kind: ExportKind, format: ExportFormat, label: string): string {
  const name = [title.slice(0, LONGEST_TITLE), SUFFIXES[kind], label].filter((part) => part !== '').join('-');
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '').trim() || '文本'}.${EXTENSIONS[format]}`;
}

/** The bytes of the paper. */
export async function makeExport(order: ExportOrder): Promise<Uint8Array> {
  if (order.kind === 'TEXT' && order.format === 'PLAIN') return new TextEncoder().encode(printText(order.lines));
  const paper = paperOf(order);
  switch (order.format) {
    case 'DOCX':
      return paperDocx(paper);
    case 'PDF':
      return paperPdf(paper);
    case 'HTML':
      return new TextEncoder().encode(paperHtml(paper));
    case 'XLSX':
      return paperXlsx(paper);
    default:
      throw new Error(`There is no ${order.kind} as ${order.format}.`);
  }
}

function paperOf(order: ExportOrder): Paper {
  switch (order.kind) {
    case 'TEXT':
      return textPaper(order.lines);
    case 'REDLINE': {
      const authors = new Map(order.authors.map((authorship) => [authorship.lineId, authorship]));
      return redlinePaper(order.before, order.after, ({ before, after }) => {
        const { author, at } = authors.get((after ?? before)?.id ?? '') ?? order.otherwise;
        return { author, at };
      });
    }
    case 'COMPARISON_TABLE':
      return comparisonTable(order.before, order.after, order);
    case 'OPINIONS':
      return opinionTablePaper(order.caption, order.rows);
    case 'SIGNOFF_SHEET':
      return signoffSheetPaper(order.sheet);
  }
}
