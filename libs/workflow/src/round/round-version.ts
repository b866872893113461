import { clausesOf, digestOfClauses, type Line } from '@colex/lawtext';
import { readingsOf } from '../signoff/reading.js';
import type { RoundVersion } from './round.js';

/** How many characters of a clause are kept to find it by on the sheet. */
const OPENING_LENGTH = 20;

/** A named version as a round asks about it: every clause of its text, with its words, what it cites and how it prints. */
export const roundVersionOf = (
  version: { readonly versionId: string; readonly name: string },
  lines: readonly Line[],
): RoundVersion => {
  const clauses = clausesOf(lines);
  const readings = readingsOf(lines, clauses);
  return {
    ...version,
    digest: digestOfClauses(clauses),
    clauses: clauses.flatMap(({ number, text }, index) => {
      const reading = readings[index];
      const firstLine = text.split('\n')[0] ?? '';
      return reading ? [{ ...reading, number, opening: [...firstLine].slice(0, OPENING_LENGTH).join('') }] : [];
    }),
  };
};
