import { findReferences } from './find-references.js';
import { placesOf, type Places } from './places.js';
import { referencePrinter } from './reference-printer.js';
import { REFERENCE_PLACEHOLDER, type Line } from '../line.js';

/** What is wrong with a reference. */
export type ReferenceFault =
  /** A live reference whose target was deleted. */
  | 'broken'
  /** No article or heading prints that number. */
  | 'missing'
  /** The article has no such 款, 项 or 目; 前款 in the first 款. */
  | 'out-of-range'
  /** Several provisions answer to it. */
  | 'ambiguous'
  /** It names by number the provision it stands in. */
  | 'self';

/** A faulty reference and where it stands. */
export interface ReferenceProblem {
  /** Index of its line. */
  readonly index: number;
  /** Where it stands in `Line.text`; a live reference takes one character. */
  readonly from: number;
  readonly to: number;
  /** What it prints. */
  readonly label: string;
  readonly fault: ReferenceFault;
}

/** Every faulty reference of a text, written out or live, in order. Citations of other statutes are not looked into. */
export const referenceProblems = (
  lines: readonly Line[],
  places: Places = placesOf(lines),
): readonly ReferenceProblem[] => {
  const printer = referencePrinter(lines, places);
  const live = lines.flatMap((line, index): ReferenceProblem[] => {
    if (!line.text.includes(REFERENCE_PLACEHOLDER)) return [];
    const positions = [...line.text.matchAll(new RegExp(REFERENCE_PLACEHOLDER, 'gu'))].map((found) => found.index);
    return printer.referencesOf(index).flatMap(({ broken, label }, position): ReferenceProblem[] => {
      const from = positions[position];
      return broken && from !== undefined ? [{ index, from, to: from + 1, label, fault: 'broken' }] : [];
    });
  });
  const written = findReferences(lines, places).flatMap(({ index, citation, resolution, self }): ReferenceProblem[] => {
    const fault = self ? 'self' : resolution.state;
    if (fault === 'resolved' || fault === 'external') return [];
    return [{ index, from: citation.from, to: citation.to, label: citation.text, fault }];
  });
  return [...live, ...written].toSorted((a, b) => a.index - b.index || a.from - b.from);
};
