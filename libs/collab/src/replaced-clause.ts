import { REFERENCE_PLACEHOLDER, clausesOf, linkReferences, referencePrinter } from '@colex/lawtext';
import type { Clause, Line, LineId, LineKind, Reference } from '@colex/lawtext';

import type { NewLineId } from './rewrite-to.js';
import { isLineText } from './text-characters.js';

/** A line as somebody wants it, in words: references stand as they print. */
export interface WantedLine {
  /** A line of the clause that it is now; absent for a new line. */
  readonly id?: LineId;
  readonly kind: LineKind;
  /** Without its number. */
  readonly text: string;
}

/** Why a clause cannot be replaced; `line` is the place among the wanted lines. */
export type ReplacementFault =
  | { readonly kind: 'noSuchClause' }
  /** Its words are not those the wish was written for. */
  | { readonly kind: 'changedSince' }
  /** The line names one that is not of the clause, or one that was named before. */
  | { readonly kind: 'foreignLine' | 'repeatedLine'; readonly line: number }
  /** The text holds a character that no line may hold (a line break, a control character, half a character). */
  | { readonly kind: 'notText'; readonly line: number }
  /** The lines would join with what stands around them, and change clauses they are not about. */
  | { readonly kind: 'joinsOthers' };

/** The whole text with the clause replaced, or why not. */
export type Replacement = { readonly lines: Line[] } | { readonly fault: ReplacementFault };

/**
 * Replaces a clause of `current` by `wanted`, which was written for the clause as it stands in `base`. No lines remove it; lines that
 * open further clauses put these behind it. A wish written for other words than those that stand now is refused.
 *
 * Words are matched with what `base` prints, so that numbers that moved meanwhile mislead nobody: a line that reads as before keeps its
 * references, a changed one those whose label still stands in it, and what it cites newly in so many words becomes live. The first line
 * keeps the clause's identity when it names none and has its kind. Law: every other clause keeps its digest.
 */
export function withClauseReplaced(
  current: readonly Line[],
  base: readonly Line[],
  clauseId: LineId,
  wanted: readonly WantedLine[],
  newId: NewLineId,
): Replacement {
  const written = clausesOf(base).find(({ id }) => id === clauseId);
  if (!written) return { fault: { kind: 'noSuchClause' } };
  const standing = clausesOf(current).find(({ id }) => id === clauseId);
  if (standing?.digest !== written.digest) return { fault: { kind: 'changedSince' } };
  const fault = faultOf(wanted, written);
  if (fault) return { fault };
  const replacement = asLines(wanted, written, base, newId);
  const linked = linkedIn(base, written, replacement);
  const lines = [...current.slice(0, standing.from), ...linked, ...current.slice(standing.to)];
  return leavesOthers(current, lines, standing) ? { lines } : { fault: { kind: 'joinsOthers' } };
}

function faultOf(wanted: readonly WantedLine[], written: Clause): ReplacementFault | undefined {
  const own = new Set(written.lines.map(({ id }) => id));
  const named = new Set<LineId>();
  for (const [line, { id, text }] of wanted.entries()) {
    if (!isLineText(text)) return { kind: 'notText', line };
    if (id === undefined) continue;
    if (!own.has(id)) return { kind: 'foreignLine', line };
    if (named.has(id)) return { kind: 'repeatedLine', line };
    named.add(id);
  }
  return undefined;
}

function asLines(wanted: readonly WantedLine[], written: Clause, base: readonly Line[], newId: NewLineId): Line[] {
  const printer = referencePrinter(base);
  const old = new Map(written.lines.map((line, index) => [line.id, { line, place: written.from + index }]));
  const isNamed = wanted.some(({ id }) => id === written.id);
  return wanted.map(({ id, kind, text }, index): Line => {
    const takesIdentity = index === 0 && id === undefined && kind === written.kind && !isNamed;
    const known = old.get(takesIdentity ? written.id : (id ?? ''));
    if (!known) return { id: newId(), kind, text };
    const { line, place } = known;
    const number = line.number !== undefined && line.kind === kind ? { number: line.number } : {};
    if (text === printer.textOf(place)) return line.kind === kind ? line : { ...line, kind };
    const labels = printer.referencesOf(place);
    return { id: line.id, kind, ...number, ...keepReferences(text, labels) };
  });
}

/** The text with the labels of the references that still stand in it, in their order, made references again. */
function keepReferences(
  text: string,
  labels: readonly { readonly reference: Reference; readonly label: string }[],
): Pick<Line, 'text' | 'references'> {
  const references: Reference[] = [];
  let kept = '';
  let at = 0;
  for (const { reference, label } of labels) {
    const found = label === '' ? -1 : text.indexOf(label, at);
    if (found < 0) continue;
    kept += text.slice(at, found) + REFERENCE_PLACEHOLDER;
    references.push(reference);
    at = found + label.length;
  }
  return { text: kept + text.slice(at), ...(references.length > 0 ? { references } : {}) };
}

/** The lines with what they cite in words made live, by the numbers of the text they were written for. */
function linkedIn(base: readonly Line[], written: Clause, replacement: readonly Line[]): Line[] {
  const known = new Set(written.lines.map(({ id }) => id));
  const unchanged = new Set<Line>(written.lines);
  // New lines take no number here: those behind them keep the ones by which they are cited.
  const numbered = replacement.map((line) => (known.has(line.id) ? line : { ...line, number: '' }));
  const whole = [...base.slice(0, written.from), ...numbered, ...base.slice(written.to)];
  const linked = linkReferences(whole).slice(written.from, written.from + replacement.length);
  return replacement.map((wanted, index): Line => {
    const { text, references } = linked[index] ?? wanted;
    return unchanged.has(wanted) || references === undefined ? wanted : { ...wanted, text, references };
  });
}

function leavesOthers(before: readonly Line[], after: readonly Line[], replaced: Clause): boolean {
  const digests = new Map(clausesOf(after).map(({ id, digest }) => [id, digest]));
  return clausesOf(before).every(({ id, digest }) => id === replaced.id || digests.get(id) === digest);
}
