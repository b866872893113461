import {
  type TextAnchor,
  anchorLine,
  anchorRange,
  lineBounds,
  linesOf,
  resolveAnchors,
  sequenceText,
} from '@colex/collab';
import { type Line, REFERENCE_PLACEHOLDER, clausesOf, numberLines, referencePrinter } from '@colex/lawtext';
import type { ThreadPlace, ThreadSubject } from '@colex/store';
import type * as Y from 'yjs';

/** Words of a text as somebody names them. */
export interface PlaceWish {
  readonly lineId: string;
  /** Null for the clause as such. */
  readonly quote: string | null;
  /** Where in the line they begin; null for the first place where they stand. */
  readonly offset: number | null;
}

/** Where a thread is to stand. */
export interface FoundPlace {
  readonly subject: Exclude<ThreadSubject, 'DRAFT'>;
  readonly anchor: TextAnchor;
  /** First line of the clause. */
  readonly lineId: string;
  /** Its words as they print. */
  readonly quote: string;
  /** The clause as it prints. */
  readonly clauseText: string;
}

/** Why a place was not found. */
export type PlaceFault = 'lineNotFound' | 'quoteNotFound' | 'quoteTooLong';

/** The longest selection a thread can stand at, in UTF-16 units. */
export const LONGEST_QUOTE = 5_000;

/** Finds what somebody named in the text as it stands now: a colleague may have typed before it meanwhile. */
export function findPlace(doc: Y.Doc, { lineId, quote, offset }: PlaceWish): FoundPlace | PlaceFault {
  const lines = linesOf(doc);
  const line = lines.findIndex(({ id }) => id === lineId);
  if (line === -1) return 'lineNotFound';
  const text = sequenceText(doc);
  const bounds = lineBounds(text);
  const bound = bounds[line] ?? { from: 0, to: 0 };
  if (quote === null) {
    const opener = clauseOfLine(lines)(line);
    const anchor = anchorLine(doc, opener.id);
    if (!anchor) return 'lineNotFound';
    return { subject: 'CLAUSE', anchor, lineId: opener.id, quote: opener.firstLine, clauseText: opener.text };
  }
  if (quote.length > LONGEST_QUOTE) return 'quoteTooLong';
  const from = nearest(text, quote, bound, offset);
  if (from === undefined || quote.replaceAll('\n', '') === '') return 'quoteNotFound';
  const anchor = anchorRange(doc, from, from + quote.length);
  const clause = clauseOfLine(lines)(lineAt(bounds, from));
  return {
    subject: 'RANGE',
    anchor,
    lineId: clause.id,
    quote: printedQuote(lines, bounds, text, from, from + quote.length),
    clauseText: clause.text,
  };
}

/** The threads whose place is another than it was: their words moved, went, or came back. */
export function followPlaces(doc: Y.Doc, places: readonly ThreadPlace[]): ThreadPlace[] {
  const ranges = resolveAnchors(
    doc,
    places.flatMap(({ anchor }) => anchor ?? []),
  );
  const clauseAt = clauseOfLine(linesOf(doc));
  return places.flatMap((place, index): ThreadPlace[] => {
    const range = ranges[index];
    if (!range) return place.anchorState === 'DELETED' ? [] : [{ ...place, anchorState: 'DELETED' }];
    const { id: lineId } = clauseAt(range.line);
    // Words that were found again are other characters: from now on those are followed.
    const isRenewed = range.by === 'words';
    if (!isRenewed && place.anchorState === 'ATTACHED' && place.lineId === lineId) return [];
    const anchor = isRenewed ? anchorRange(doc, range.from, range.to) : place.anchor;
    return [{ ...place, anchor, lineId, anchorState: 'ATTACHED' }];
  });
}

/** Where these words stand: at the place that was named, or else nearest to it, in the line or behind it. */
function nearest(
  text: string,
  quote: string,
  { from, to }: { readonly from: number; readonly to: number },
  offset: number | null,
): number | undefined {
  const named = from + (offset ?? 0);
  if (offset !== null && text.startsWith(quote, named)) return named;
  let best: number | undefined;
  for (let found = text.indexOf(quote, from); found !== -1 && found <= to; found = text.indexOf(quote, found + 1)) {
    if (best === undefined || Math.abs(found - named) < Math.abs(best - named)) best = found;
  }
  return best;
}

const lineAt = (bounds: ReturnType<typeof lineBounds>, index: number): number =>
  Math.max(
    0,
    bounds.findLastIndex(({ from }) => from <= index),
  );

interface ClauseOfLine {
  readonly id: string;
  readonly firstLine: string;
  readonly text: string;
}

/** For a line, the clause it belongs to, as it prints. */
function clauseOfLine(lines: readonly Line[]): (line: number) => ClauseOfLine {
  const numbering = numberLines(lines);
  const clauses = clausesOf(lines, numbering);
  const printer = referencePrinter(lines);
  const printed = (line: number): string => {
    const number = numbering.labels[line] ?? '';
    const spaced = number !== '' && !/[）.]$/.test(number) ? `${number}　` : number;
    return `${spaced}${printer.textOf(line)}`;
  };
  return (line) => {
    let low = 0;
    let high = clauses.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((clauses[middle]?.from ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    const clause = clauses[low];
    if (!clause) return { id: lines[line]?.id ?? '', firstLine: '', text: '' };
    return {
      id: clause.id,
      get firstLine() {
        return printed(clause.from);
      },
      get text() {
        return clause.lines.map((_, index) => printed(clause.from + index)).join('\n');
      },
    };
  };
}

/** A stretch of the text as it prints: references in place of their placeholders. */
function printedQuote(
  lines: readonly Line[],
  bounds: ReturnType<typeof lineBounds>,
  text: string,
  from: number,
  to: number,
): string {
  const printer = referencePrinter(lines);
  return lines
    .flatMap((_, line) => {
      const bound = bounds[line];
      if (!bound || bound.from >= to || bound.to <= from) return [];
      const begin = Math.max(bound.from, from);
      const before = text.slice(bound.from, begin).split(REFERENCE_PLACEHOLDER).length - 1;
      const labels = printer.referencesOf(line).slice(before);
      let next = 0;
      return text
        .slice(begin, Math.min(bound.to, to))
        .replaceAll(REFERENCE_PLACEHOLDER, () => labels[next++]?.label ?? '');
    })
    .join('\n');
}
