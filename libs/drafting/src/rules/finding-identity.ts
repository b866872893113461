import { clauseStarts, sha256, type Line, type LineId } from '@colex/lawtext';
import { PROFILES, type CheckProfile } from './profile.js';
import type { Finding } from './rule.js';

/** Words longer than this are known by their beginning. */
const LONGEST_WORDS = 2_000;

/** What makes a finding the same one tomorrow: its rule, the clause it is in, and the words that were found. */
export interface FindingIdentity {
  readonly rule: string;
  /** First line of the clause. */
  readonly clauseId: LineId;
  /** The words found; the whole line where a finding is about the line as such. */
  readonly words: string;
}

/** A finding with what it is known by. */
export interface KnownFinding {
  readonly finding: Finding;
  readonly identity: FindingIdentity;
}

/**
 * The profile a draft is checked by, in the editor and at the gates of the procedure alike; `final` for a text that is about
 * to be voted on or is already.
 */
export const draftProfile = (final: boolean): CheckProfile => ({ ...PROFILES.localRegulation, final });

/** Findings with what each is known by; `lines` are those that were checked. */
export const identifyFindings = (lines: readonly Line[], findings: readonly Finding[]): readonly KnownFinding[] => {
  const starts = clauseStarts(lines);
  let place = 0;
  return findings
    .toSorted((a, b) => a.index - b.index)
    .flatMap((finding): KnownFinding[] => {
      while ((starts[place + 1] ?? Number.POSITIVE_INFINITY) <= finding.index) place += 1;
      const line = lines[finding.index];
      const opener = lines[starts[place] ?? -1];
      if (!line || !opener) return [];
      const words = finding.from === finding.to ? line.text : line.text.slice(finding.from, finding.to);
      return [{ finding, identity: { rule: finding.rule, clauseId: opener.id, words: words.slice(0, LONGEST_WORDS) } }];
    });
};

/**
 * The key under which ignored findings are kept: the same rule, clause and words give the same key. A change of the words, or of the
 * clause they stand in, makes it another finding, so nobody's judgement outlives what it was about.
 */
export const findingKey = ({ rule, clauseId, words }: FindingIdentity): string =>
  sha256(JSON.stringify([rule, clauseId, words]));

/** How many findings of level error nobody has ignored: what the gates count and the panel shows. */
export const errorsLeft = (known: readonly KnownFinding[], ignored: ReadonlySet<string>): number =>
  known.filter(({ finding, identity }) => finding.level === 'error' && !ignored.has(findingKey(identity))).length;
