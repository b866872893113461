import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { Paper, ParagraphBlock, TableBlock } from '../paper/paper.js';

/** Characters of a row's width that a share of it takes; a sheet is about 130 characters wide on a screen. */
const SHEET_WIDTH = 130;

const textOf = (paragraphs: readonly ParagraphBlock[]): string =>
  paragraphs.map(({ label, runs }) => label + runs.map(({ text }) => text).join('')).join('\n');

/**
 * Prints the table of a paper as .xlsx: its caption in the first row, its head in the second, frozen. Cells are text and
 * nothing else, so that what somebody wrote with a leading `=` is never a formula (trust.md DI11).
 *
 * @throws RangeError when the paper has no table.
 */
export async function paperXlsx(paper: Paper): Promise<Uint8Array> {
  const table = paper.blocks.find((block): block is TableBlock => block.type === 'table');
  if (!table) throw new RangeError(`${paper.title} has no table to make a sheet of.`);
  const shares = table.columns.reduce((sum, { width }) => sum + width, 0);
  const text = (value: string, look: Partial<CellObject> = {}): CellObject => ({
    type: String,
    value,
    wrap: true,
    alignVertical: 'top',
    borderStyle: 'thin',
    ...look,
  });
  const data: SheetData = [
    [text(paper.title, { fontWeight: 'bold', fontSize: 16, columnSpan: table.columns.length, align: 'center' })],
    table.columns.map(({ title }) => text(title, { fontWeight: 'bold', align: 'center', backgroundColor: '#f2efe9' })),
    ...table.rows.map((row) => row.map((cell) => text(textOf(cell)))),
  ];
  const buffer = await writeXlsxFile(
    data,
    {
      columns: table.columns.map(({ width }) => ({ width: Math.max(6, Math.round((width / shares) * SHEET_WIDTH)) })),
      stickyRowsCount: 2,
      orientation: 'landscape',
      sheet: '表',
    },
    { fontFamily: 'SimSun', fontSize: 11 },
  ).toBuffer();
  return new Uint8Array(buffer);
}
