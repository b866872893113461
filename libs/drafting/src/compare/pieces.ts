import type { Clause } from '@colex/lawtext';
import { containedIn, likeness, profileOf, profileOfClause, type Profile } from './likeness.js';
import type { Pairing } from './pairing.js';

/** Which unpaired clauses of one side are pieces of a paired clause of the other. */
export interface Pieces {
  /** The pieces by the index of the clause they were cut from (or put into). */
  readonly byWhole: ReadonlyMap<number, readonly number[]>;
  readonly pieces: ReadonlySet<number>;
}

/** A fragment stands in a text when almost all of it does; it is lost when not even half of it does. */
const STANDS = 0.8;
const LOST = 0.5;
/** What a piece took over must be this much of the whole and of the piece, and this many characters. */
const SHARE_OF_WHOLE = 0.1;
const SHARE_OF_PIECE = 0.25;
const LENGTH = 10;
/** A 款 went to the piece when it is this alike there, and so much less alike in what the whole became. */
const LINE_ALIKE = 0.4;
const LINE_MARGIN = 0.3;
const LINE_LENGTH = 15;

/** The parts of a sentence that can go their own way; shorter ones say nothing about where they came from. */
const fragmentsOf = (text: string): readonly string[] =>
  text.split(/[，；。：\n]/u).filter((fragment) => fragment.length >= 5);

const linesOf = (clause: Clause): readonly string[] =>
  clause.lines.map((line) => line.text).filter((text) => text.length >= LINE_LENGTH);

/**
 * Finds the pieces of split clauses: unpaired articles of the new text that hold what a paired article lost — whole 款, or
 * fragments of sentences that stand in the piece and no longer in the partner. Called with the sides exchanged
 * ({@link Pairing.reversed}) it finds what was merged.
 *
 * @param wholes the clauses of the old text of `pairing`, `parts` those of the new.
 */
export const findPieces = (wholes: readonly Clause[], parts: readonly Clause[], pairing: Pairing): Pieces => {
  const candidates = pairing.freeAfter().flatMap((index) => {
    const part = parts[index];
    if (part?.kind !== 'article') return [];
    return [{ index, length: part.text.length, profile: profileOfClause(part), lines: linesOf(part).map(profileOf) }];
  });
  const found = new Map<number, { whole: number; evidence: number }>();
  for (const [whole, partner] of pairing.afterOf) {
    const clause = wholes[whole];
    const kept = parts[partner];
    if (candidates.length === 0 || clause?.kind !== 'article' || kept === undefined || kept.text === clause.text)
      continue;
    const keptProfile = profileOfClause(kept);
    const keptLines = linesOf(kept).map(profileOf);
    const best = (profile: Profile, among: readonly Profile[]): number =>
      among.reduce((most, other) => Math.max(most, likeness(profile, other)), 0);
    const lost = fragmentsOf(clause.text)
      .map((fragment) => ({ length: fragment.length, profile: profileOf(fragment) }))
      .filter(({ profile }) => containedIn(profile, keptProfile) < LOST)
      .map((fragment) => ({
        ...fragment,
        /** What is common to many provisions goes only to where it stands best. */
        most: candidates.reduce((most, { profile }) => Math.max(most, containedIn(fragment.profile, profile)), STANDS),
      }));
    const oldLines = linesOf(clause)
      .map((text) => {
        const profile = profileOf(text);
        return { length: text.length, profile, kept: best(profile, keptLines) };
      })
      // What is still almost as it was went nowhere.
      .filter((line) => line.kept <= 1 - LINE_MARGIN);
    if (lost.length === 0 && oldLines.length === 0) continue;
    for (const { index, length, profile, lines } of candidates) {
      const fragments = lost.reduce(
        (sum, fragment) => sum + (containedIn(fragment.profile, profile) >= fragment.most ? fragment.length : 0),
        0,
      );
      const wholeLines = oldLines.reduce((sum, line) => {
        const alike = best(line.profile, lines);
        return sum + (alike >= LINE_ALIKE && alike - line.kept >= LINE_MARGIN ? line.length : 0);
      }, 0);
      const enough = fragments >= length * SHARE_OF_PIECE ? Math.max(fragments, wholeLines) : wholeLines;
      if (enough < LENGTH || enough < clause.text.length * SHARE_OF_WHOLE) continue;
      if (enough > (found.get(index)?.evidence ?? 0)) found.set(index, { whole, evidence: enough });
    }
  }
  const byWhole = new Map<number, number[]>();
  for (const [index, { whole }] of found) byWhole.set(whole, [...(byWhole.get(whole) ?? []), index]);
  return { byWhole, pieces: new Set(found.keys()) };
};
