import { findReferencesOfLine, type FoundReference } from './find-references.js';
import { placesOf } from './places.js';
import { referencePrinter } from './reference-printer.js';
import { REFERENCE_PLACEHOLDER, type Line, type Reference } from '../line.js';

/** One reference of a line as a live one, with the place of the words it stands for. */
interface Linked {
  readonly from: number;
  readonly to: number;
  readonly reference: Reference;
}

const replace = (line: Line, linked: readonly Linked[]): Line => {
  if (linked.length === 0) return line;
  const references: Reference[] = [];
  let text = '';
  let at = 0;
  let old = 0;
  const takeUntil = (to: number): void => {
    const literal = line.text.slice(at, to);
    for (const character of literal) {
      if (character !== REFERENCE_PLACEHOLDER) continue;
      const reference = line.references?.[old];
      old += 1;
      if (reference !== undefined) references.push(reference);
    }
    text += literal;
  };
  for (const { from, to, reference } of linked) {
    takeUntil(from);
    references.push(reference);
    text += REFERENCE_PLACEHOLDER;
    at = to;
  }
  takeUntil(line.text.length);
  return { ...line, text, references };
};

/**
 * Makes live references of the citations written out in a text: each that points at exactly one provision (or range) of
 * this text, and that `choose` accepts. What the text prints does not change by it. Citations that are broken,
 * ambiguous, or of another statute stay words.
 *
 * A form that cannot stand by itself (第一、二项) stays words too.
 */
export const linkReferences = (
  lines: readonly Line[],
  choose: (found: FoundReference) => boolean = () => true,
): Line[] => {
  const places = placesOf(lines);
  const linked = lines.map((line, index) =>
    replace(
      line,
      findReferencesOfLine(places, index).flatMap((found): Linked[] => {
        const { resolution, citation } = found;
        if (resolution.state !== 'resolved' || !choose(found)) return [];
        const target = lines[resolution.target];
        const until = resolution.until === undefined ? undefined : lines[resolution.until];
        if (target === undefined) return [];
        const reference: Reference = {
          target: target.id,
          ...(until === undefined ? {} : { until: until.id }),
          label: citation.text,
        };
        return [{ from: citation.from, to: citation.to, reference }];
      }),
    ),
  );
  const before = referencePrinter(lines, places);
  const after = referencePrinter(linked);
  return linked.map((line, index) => {
    // Only what prints as it was written may become live.
    return after.textOf(index) === before.textOf(index) ? line : (lines[index] ?? line);
  });
};

/** Writes every live reference out as it prints now: the text as plain characters, for forms that know no references. */
export const writeReferences = (lines: readonly Line[]): Line[] => {
  const printer = referencePrinter(lines);
  return lines.map((line, index) => {
    if (!line.text.includes(REFERENCE_PLACEHOLDER)) return line;
    const { references: _, ...rest } = line;
    return { ...rest, text: printer.textOf(index) };
  });
};
