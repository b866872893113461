import { redlineOf, type RedlineEntry } from '@colex/drafting';
import { isHeading, type Line } from '@colex/lawtext';
import { numberEntries, type LineNumber } from './lists.js';
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

function blockOf(
  entry: RedlineEntry,
  before: LineNumber | undefined,
  after: LineNumber | undefined,
  by: Authorship,
): ParagraphBlock {
  const changed = (kind: TrackedChange['kind']): TrackedChange => ({ kind, ...by });
  const line = entry.after ?? entry.before;
  const number = after ?? before;
  if (!line || !number) throw new RangeError('An entry of a redline stands in neither text.');
  const label = number.list ? labelText(line, number) : '';
  const written = writtenLabel(line, number);
  if (entry.op === 'added' || entry.op === 'removed') {
    const change = changed(entry.op);
    const text = entry.runs.map((run) => run.text).join('');
    const runs = [
      ...(written === '' ? [] : [{ text: written, bold: line.kind === 'article', change }]),
      ...(text === '' ? [] : [{ text, change }]),
    ];
    return { type: 'paragraph', ...lookOf(line, number), label, runs, change };
  }
  const runs: Run[] = [];
  const oldWritten = entry.before && before ? writtenLabel(entry.before, before) : '';
  const bold = line.kind === 'article';
  if (oldWritten === written) {
    if (written !== '') runs.push({ text: written, bold });
  } else {
    if (oldWritten !== '') runs.push({ text: oldWritten, bold, change: changed('removed') });
    if (written !== '') runs.push({ text: written, bold, change: changed('added') });
  }
  for (const run of entry.runs) {
    runs.push(run.op === 'same' ? { text: run.text } : { text: run.text, change: changed(run.op) });
  }
  const look = lookOf(line, number);
  const formerLook = entry.before && before ? lookOf(entry.before, before) : look;
  const formerLabel = entry.before && before?.list ? labelText(entry.before, before) : '';
  return {
    type: 'paragraph',
    ...look,
    label,
    runs,
    ...(sameLook(look, formerLook) ? {} : { formerly: { ...formerLook, label: formerLabel, ...by } }),
  };
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
    blocks: entries.map((entry, index) =>
      blockOf(entry, numbers[index]?.before, numbers[index]?.after, attribution(entry)),
    ),
  };
}

const NOBODY: Authorship = { author: '', at: '1970-01-01T00:00:00Z' };

/** A text as it stands, nothing marked. */
export function textPaper(lines: readonly Line[]): Paper {
  return redlinePaper(lines, lines, () => NOBODY);
}
