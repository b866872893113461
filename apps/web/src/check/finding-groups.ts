import type { CheckedFinding } from './checked-finding.js';

/** The findings that nobody ignored: those of the clause at the cursor, then the others, each in the order of the text. */
export interface FindingGroups {
  readonly here: readonly CheckedFinding[];
  readonly elsewhere: readonly CheckedFinding[];
  readonly ignored: readonly CheckedFinding[];
}

/** Sorts findings into groups; `clause` is the first line of the clause at the cursor. */
export function findingGroups(
  findings: readonly CheckedFinding[],
  ignored: ReadonlyMap<string, unknown>,
  clause: string | null,
): FindingGroups {
  const heeded = findings.filter(({ key }) => !ignored.has(key));
  return {
    here: heeded.filter((finding) => finding.clause === clause),
    elsewhere: heeded.filter((finding) => finding.clause !== clause),
    ignored: findings.filter(({ key }) => ignored.has(key)),
  };
}

/** The next finding after a place in the text, or the first of all; `step` -1 goes backwards. */
export function nextFinding(
  findings: readonly CheckedFinding[],
  indexOf: (line: string) => number | undefined,
  at: { readonly line: number; readonly offset: number },
  step: 1 | -1,
): CheckedFinding | undefined {
  const placed = findings.flatMap((finding) => {
    const line = indexOf(finding.line);
    return line === undefined ? [] : [{ finding, line }];
  });
  const isAfter = ({ finding, line }: (typeof placed)[number]): boolean =>
    line > at.line || (line === at.line && finding.from > at.offset);
  const isBefore = ({ finding, line }: (typeof placed)[number]): boolean =>
    line < at.line || (line === at.line && finding.from < at.offset);
  const next = step === 1 ? (placed.find(isAfter) ?? placed[0]) : (placed.findLast(isBefore) ?? placed.at(-1));
  return next?.finding;
}
