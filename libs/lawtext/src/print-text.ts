import { contentsOf } from './outline.js';
import { isHeading, printHeading } from './hierarchy.js';
import { numberLines } from './numbering.js';
import { referencePrinter } from './references/reference-printer.js';
import type { Line, LineKind } from './line.js';

/** How {@link printText} prints. */
export interface PrintOptions {
  /**
   * `text` as the gazette prints: paragraphs indented by two ideographic spaces, one after a number, the 题注 in one
   * pair of brackets. `markdown`: title and headings marked with `#`, one blank line between paragraphs.
   */
  readonly form?: 'text' | 'markdown';
  /** Whether a 目录 made from the headings stands before the text. */
  readonly contents?: boolean;
}

const STAGE_MARK = /^[（(].*[）)]$/u;

const HEADING_ORDER: readonly LineKind[] = ['part', 'subpart', 'chapter', 'section'];

/** Prints a text, its references as they stand now. Ends with a line end; an empty text prints nothing. */
export const printText = (lines: readonly Line[], options: PrintOptions = {}): string => {
  const { form = 'text', contents = false } = options;
  const numbering = numberLines(lines);
  const printer = referencePrinter(lines);
  const markdown = form === 'markdown';
  const blank = markdown ? ' ' : '\u3000';
  const indent = markdown ? '' : '\u3000\u3000';
  const used = HEADING_ORDER.filter((kind) => lines.some((line) => line.kind === kind));
  const printed: string[] = [];
  const notes = lines.filter((line) => line.kind === 'note' && !STAGE_MARK.test(line.text));
  let contentsPrinted = !contents;
  const printContents = (): void => {
    if (contentsPrinted) return;
    contentsPrinted = true;
    printed.push(
      markdown ? '目录' : '目　　录',
      ...contentsOf(lines, numbering).map((entry) => entry.text.replace(' ', blank)),
    );
  };
  lines.forEach((line, index) => {
    const label = numbering.labels[index] ?? '';
    const text = printer.textOf(index);
    if (line.kind !== 'title' && line.kind !== 'note') printContents();
    if (line.kind === 'title') {
      printed.push(markdown ? `# ${text}` : text);
    } else if (line.kind === 'note') {
      if (markdown || STAGE_MARK.test(text)) printed.push(text);
      else if (line === notes[0]) printed.push(`（${notes.map((note) => note.text).join('\u3000')}）`);
    } else if (isHeading(line.kind)) {
      const marks = markdown && label !== '' ? `${'#'.repeat(used.indexOf(line.kind) + 2)} ` : '';
      printed.push(`${marks}${printHeading(label, text).replace(' ', blank)}`);
    } else if (line.kind === 'annex') {
      printed.push(text === '' ? label : `${label}${blank}${text}`);
    } else if (line.kind === 'article') {
      printed.push(`${indent}${label}${blank}${text}`.trimEnd());
    } else if (line.kind === 'plain') {
      printed.push(text);
    } else {
      printed.push(`${indent}${label}${text}`);
    }
  });
  return printed.length === 0 ? '' : `${printed.join(markdown ? '\n\n' : '\n')}\n`;
};
