import { redlineOf, type RedlineEntry } from '@colex/drafting';
import { isHeading, type Line } from '@colex/lawtext';
import { numberEntries, type LineNumber, type NumberedEntry } from './lists.js';
import type { Authorship, ParagraphBlock, ParagraphLook, Paper, Run, TrackedChange } from './paper.js';

/** Who made the change of a line, as far as it is known; the line as it was and as it is. */
export type Attribution = (entry: RedlineEntry) => Authorship;

/** What stands between a number and the text of its line. */
const blankAfter = (line: Line): string =>
  isHeading(line.kind) || line.kind === 'article' || line.kind === 'annex' ? '\u3000' : '';

/**
 * The lines as they are printed: the notes without brackets of their own stand in one pair, opened by the first and
 * closed by the last, as the gazette prints the 题注.
 */
const framed = (lines: readonly Line[]): readonly Line[] => {
  const isBare = (line: Line): boolean => line.kind === 'note' && line.text !== '' && !/^[（(]/u.test(line.text);
  const first = lines.findIndex(isBare);
  const last = lines.findLastIndex(isBare);
  if (first < 0) return lines;
  return lines.map((line, index) =>
    index === first || index === last
      ? { ...line, text: `${index === first ? '（' : ''}${line.text}${index === last ? '）' : ''}` }
      : line,
  );
};

const labelText = (line: Line, number: LineNumber): string =>
  number.label === '' ? '' : `${number.label}${line.text === '' ? '' : blankAfter(line)}`;

const lookOf = (line: Line, number: LineNumber): ParagraphLook => ({
  style: line.kind,
  ...(number.list ? { list: number.list } : {}),
});

const sameLook = (one: ParagraphLook, other: ParagraphLook): boolean =>
  one.style === other.style && one.list?.kind === other.list?.kind && one.list?.instance === other.list?.instance;

/** The number as runs, for a line that no list numbers. */
const writtenLabel = (line: Line, number: LineNumber): string => (number.list ? '' : labelText(line, number));

/** A line that came or went whole. */
function wholeBlock(line: Line, number: LineNumber, text: string, change: TrackedChange): ParagraphBlock {
  const written = writtenLabel(line, number);
  const runs = [
    ...(written === '' ? [] : [{ text: written, bold: line.kind === 'article', change }]),
    ...(text === '' ? [] : [{ text, change }]),
  ];
  return {
    type: 'paragraph',
    ...lookOf(line, number),
    label: number.list ? labelText(line, number) : '',
    runs,
    change,
  };
}

/** A line that stayed, with what changed inside it. */
function changedBlock(entry: RedlineEntry, before: LineNumber, after: LineNumber, by: Authorship): ParagraphBlock {
  const line = entry.after as Line;
  const bold = line.kind === 'article';
  const written = writtenLabel(line, after);
  const oldWritten = writtenLabel(entry.before as Line, before);
  const runs: Run[] = [];
  if (oldWritten === written) {
    if (written !== '') runs.push({ text: written, bold });
  } else {
    if (oldWritten !== '') runs.push({ text: oldWritten, bold, change: { kind: 'removed', ...by } });
    if (written !== '') runs.push({ text: written, bold, change: { kind: 'added', ...by } });
  }
  for (const run of entry.runs) {
    runs.push(run.op === 'same' ? { text: run.text } : { text: run.text, change: { kind: run.op, ...by } });
  }
  return { type: 'paragraph', ...lookOf(line, after), label: after.list ? labelText(line, after) : '', runs };
}

const textOn = (entry: RedlineEntry, side: 'before' | 'after'): string =>
  entry.runs.flatMap((run) => (run.op === (side === 'before' ? 'added' : 'removed') ? [] : [run.text])).join('');

function blocksOf(entry: RedlineEntry, { before, after }: NumberedEntry, by: Authorship): ParagraphBlock[] {
  if (
    entry.before &&
    entry.after &&
    before &&
    after &&
    sameLook(lookOf(entry.before, before), lookOf(entry.after, after))
  ) {
    return [changedBlock(entry, before, after, by)];
  }
  // A paragraph that changed its list or its style goes and comes whole: word processors do not take such a change back
  // reliably (LibreOffice 7.4 restores the list but not the count).
  const blocks: ParagraphBlock[] = [];
  if (entry.before && before) {
    blocks.push(wholeBlock(entry.before, before, textOn(entry, 'before'), { kind: 'removed', ...by }));
  }
  if (entry.after && after) {
    blocks.push(wholeBlock(entry.after, after, textOn(entry, 'after'), { kind: 'added', ...by }));
  }
  return blocks;
}

const titleOf = (lines: readonly Line[]): string => lines.find((line) => line.kind === 'title')?.text ?? '';

/**
 * A text with what changed since an older one: accepted whole it is the new text with its numbers, rejected whole the
 * old one with its own.
 */
export function redlinePaper(before: readonly Line[], after: readonly Line[], attribution: Attribution): Paper {
  const entries = redlineOf(framed(before), framed(after));
  const numbers = numberEntries(entries);
  return {
    title: titleOf(after) || titleOf(before),
    orientation: 'portrait',
    blocks: entries.flatMap((entry, index) => blocksOf(entry, numbers[index] ?? {}, attribution(entry))),
  };
}

const NOBODY: Authorship = { author: '', at: '1970-01-01T00:00:00Z' };

/** A text as it stands, nothing marked. */
export function textPaper(lines: readonly Line[]): Paper {
  return redlinePaper(lines, lines, () => NOBODY);
}
