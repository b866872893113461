import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  DocumentGridType,
  Footer,
  InsertedTextRun,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunStylePropertiesOptions,
} from 'docx';
import { PAGE, twipsOf } from '../paper/page.js';
import type { Block, Paper, ParagraphBlock, ParagraphStyle, Run, TableBlock, TrackedChange } from '../paper/paper.js';
import {
  BOLD_FACE,
  FIXED_LINE,
  NUMBERING_CONFIG,
  PARAGRAPH_LOOK,
  RUN_LOOK,
  halfPoints,
  listPlacing,
} from './settings.js';

/** Numbers the tracked changes of one file; Word wants each id once. */
class Changes {
  #last = 0;

  mark({ author, at }: Pick<TrackedChange, 'author' | 'at'>): { id: number; author: string; date: string } {
    this.#last += 1;
    // Word takes no fractions of a second.
    return { id: this.#last, author, date: at.replace(/\.\d+/u, '') };
  }
}

const styleName = (style: ParagraphStyle): string => `Colex${style[0]?.toUpperCase() ?? ''}${style.slice(1)}`;

/** The styles by name, so that an office can change the look of a whole text in one place. */
const STYLES = (Object.keys(PARAGRAPH_LOOK) as ParagraphStyle[]).map((style) => ({
  id: styleName(style),
  name: styleName(style),
  basedOn: 'Normal',
  quickFormat: true,
  run: RUN_LOOK[style],
  paragraph: PARAGRAPH_LOOK[style],
}));

function runOf(run: Run, changes: Changes): TextRun | InsertedTextRun | DeletedTextRun {
  const look: IRunStylePropertiesOptions & { text: string } = {
    text: run.text,
    ...(run.bold ? { bold: true, font: BOLD_FACE } : {}),
    ...(run.struck ? { strike: true } : {}),
  };
  if (run.change?.kind === 'added') return new InsertedTextRun({ ...look, ...changes.mark(run.change) });
  if (run.change?.kind === 'removed') return new DeletedTextRun({ ...look, ...changes.mark(run.change) });
  return new TextRun(look);
}

function paragraphOf(block: ParagraphBlock, changes: Changes): Paragraph {
  const { change } = block;
  return new Paragraph({
    style: styleName(block.style),
    ...(block.list ? { numbering: listPlacing(block.list) } : {}),
    ...(change
      ? { run: change.kind === 'added' ? { insertion: changes.mark(change) } : { deletion: changes.mark(change) } }
      : {}),
    children: block.runs.map((run) => runOf(run, changes)),
  });
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

function tableOf(block: TableBlock, width: number, changes: Changes): Table {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = block.columns.map((column) => Math.floor((column.width / total) * width));
  const cell = (paragraphs: readonly ParagraphBlock[], column: number): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      // A cell without a paragraph is not a valid cell.
      children:
        paragraphs.length > 0
          ? paragraphs.map((each) => paragraphOf(each, changes))
          : [new Paragraph({ style: styleName('cell') })],
    });
  const head: readonly ParagraphBlock[][] = block.columns.map(({ title }) => [
    { type: 'paragraph', style: 'cellHead', label: '', runs: [{ text: title }] },
  ]);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map(cell) }),
      ...block.rows.map((row) => new TableRow({ children: row.map(cell) })),
    ],
  });
}

/** 四号 half-width figures between dashes, outside on either page: right on odd ones, left on even ones. */
const footer = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: halfPoints(PAGE.pageNumberPt),
            font: '宋体',
          }),
        ],
      }),
    ],
  });

/**
 * Prints a paper as .docx with the page of GB/T 9704-2012, real lists for every computed number, and real tracked changes
 * with author and time. Neither macros nor links nor anything hidden is in it.
 */
export async function paperDocx(paper: Paper): Promise<Uint8Array> {
  const changes = new Changes();
  const isWide = paper.orientation === 'landscape';
  const margin = isWide
    ? {
        top: twipsOf(PAGE.leftMm),
        bottom: twipsOf(PAGE.rightMm),
        left: twipsOf(25),
        right: twipsOf(25),
        footer: twipsOf(15),
      }
    : {
        top: twipsOf(PAGE.topMm),
        bottom: twipsOf(PAGE.bottomMm),
        left: twipsOf(PAGE.leftMm),
        right: twipsOf(PAGE.rightMm),
        footer: twipsOf(PAGE.footerMm),
      };
  const width = (isWide ? twipsOf(PAGE.heightMm) : twipsOf(PAGE.widthMm)) - margin.left - margin.right;
  const print = (block: Block): Paragraph | Table =>
    block.type === 'table' ? tableOf(block, width, changes) : paragraphOf(block, changes);
  const document = new Document({
    title: paper.title,
    creator: '协律 Colex',
    lastModifiedBy: '协律 Colex',
    evenAndOddHeaderAndFooters: true,
    numbering: { config: NUMBERING_CONFIG },
    styles: {
      default: { document: { run: { ...RUN_LOOK.plain, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } } },
      paragraphStyles: STYLES,
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twipsOf(PAGE.widthMm),
              height: twipsOf(PAGE.heightMm),
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin,
          },
          grid: { type: DocumentGridType.LINES, linePitch: FIXED_LINE.line },
        },
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: paper.blocks.map(print),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
