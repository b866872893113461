import { createRequire } from 'node:module';
import pdfmake from 'pdfmake';
import type { Content, ContentTable, StyleDictionary, TDocumentDefinitions, TableCell } from 'pdfmake/interfaces.js';
import { PAGE, pointsOf } from '../paper/page.js';
import type { Block, Paper, ParagraphBlock, ParagraphStyle, Run, TableBlock } from '../paper/paper.js';

const require = createRequire(import.meta.url);
const FONT_PACKAGE = '@expo-google-fonts/noto-serif-sc';
const REGULAR = require.resolve(`${FONT_PACKAGE}/400Regular/NotoSerifSC_400Regular.ttf`);
const BOLD = require.resolve(`${FONT_PACKAGE}/700Bold/NotoSerifSC_700Bold.ttf`);

/** The text's font has no slanted cut; nothing here is set slanted. */
const SERIF = 'NotoSerifSC';

pdfmake.setFonts({ [SERIF]: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } });
// A paper draws its own text only: nothing is ever fetched, and no file but the two fonts is read (trust.md DI11).
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === REGULAR || path === BOLD);

/** A line of 29 pt over the font's own height. */
const LINE_HEIGHT = 1.26;
const RED = '#a12f1a';
const BLUE = '#1f4e8c';

const STYLES: Readonly<Record<ParagraphStyle, StyleDictionary[string]>> = {
  title: { fontSize: PAGE.titlePt, bold: true, alignment: 'center', margin: [0, 0, 0, 12] },
  note: { alignment: 'center', margin: [0, 0, 0, 4] },
  part: { bold: true, alignment: 'center', margin: [0, 12, 0, 6] },
  subpart: { bold: true, alignment: 'center', margin: [0, 12, 0, 6] },
  chapter: { bold: true, alignment: 'center', margin: [0, 12, 0, 6] },
  section: { alignment: 'center', margin: [0, 8, 0, 4] },
  preamble: { leadingIndent: PAGE.bodyPt * 2 },
  article: { leadingIndent: PAGE.bodyPt * 2 },
  paragraph: { leadingIndent: PAGE.bodyPt * 2 },
  item: { leadingIndent: PAGE.bodyPt * 2 },
  subitem: { leadingIndent: PAGE.bodyPt * 2 },
  annex: { bold: true, margin: [0, 12, 0, 6] },
  plain: { leadingIndent: PAGE.bodyPt * 2 },
  cell: { fontSize: PAGE.tablePt },
  cellHead: { fontSize: PAGE.tablePt, bold: true, alignment: 'center' },
  caption: { fontSize: PAGE.titlePt, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
  remark: { fontSize: 12, margin: [0, 0, 0, 6] },
};

interface PdfRun {
  text: string;
  bold?: boolean;
  color?: string;
  decoration?: 'lineThrough' | 'underline';
}

function runOf(run: Run): PdfRun {
  const look: PdfRun = { text: run.text, ...(run.bold ? { bold: true } : {}) };
  if (run.change?.kind === 'added') return { ...look, color: BLUE, decoration: 'underline' };
  if (run.change?.kind === 'removed') return { ...look, color: RED, decoration: 'lineThrough' };
  return run.struck ? { ...look, decoration: 'lineThrough' } : look;
}

function paragraphOf(block: ParagraphBlock): Content {
  const change = block.change;
  const label: Run[] =
    block.label === '' ? [] : [{ text: block.label, bold: block.style === 'article', ...(change ? { change } : {}) }];
  const runs = [...label, ...block.runs];
  // An empty paragraph still takes its line.
  return { style: block.style, text: runs.length > 0 ? runs.map(runOf) : ' ' };
}

function tableOf(block: TableBlock, width: number): ContentTable {
  const total = block.columns.reduce((sum, column) => sum + column.width, 0);
  const cellPadding = 11;
  const cell = (paragraphs: readonly ParagraphBlock[]): TableCell => ({ stack: paragraphs.map(paragraphOf) });
  return {
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      paddingLeft: () => 5,
      paddingRight: () => 5,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    table: {
      headerRows: 1,
      widths: block.columns.map((column) => (column.width / total) * width - cellPadding),
      body: [
        block.columns.map(({ title }): TableCell => ({ text: title, style: 'cellHead' })),
        ...block.rows.map((row) => row.map(cell)),
      ],
    },
  };
}

/**
 * Prints a paper as PDF: the page of GB/T 9704-2012 with an embedded serif font, so that every reader shows the same and
 * text found by searching is the text that stands there. Changes are coloured, and underlined or struck for those who do
 * not see colours. The same paper gives the same pages; only the time of making differs.
 */
export async function paperPdf(paper: Paper): Promise<Uint8Array> {
  const isWide = paper.orientation === 'landscape';
  const [left, top, right, bottom] = isWide
    ? [pointsOf(25), pointsOf(PAGE.leftMm), pointsOf(25), pointsOf(PAGE.rightMm)]
    : [pointsOf(PAGE.leftMm), pointsOf(PAGE.topMm), pointsOf(PAGE.rightMm), pointsOf(PAGE.bottomMm)];
  const width = pointsOf(isWide ? PAGE.heightMm : PAGE.widthMm) - left - right;
  const print = (block: Block): Content => (block.type === 'table' ? tableOf(block, width) : paragraphOf(block));
  const definition: TDocumentDefinitions = {
    info: { title: paper.title, creator: '协律 Colex', producer: '协律 Colex' },
    language: 'zh-CN',
    pageSize: 'A4',
    pageOrientation: paper.orientation,
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: SERIF, fontSize: PAGE.bodyPt, lineHeight: LINE_HEIGHT },
    styles: STYLES,
    content: paper.blocks.map(print),
    footer: (page) => ({
      text: `— ${page} —`,
      fontSize: PAGE.pageNumberPt,
      alignment: page % 2 === 1 ? 'right' : 'left',
      margin: [left + 14, 20, right + 14, 0],
    }),
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
