import type { LineId } from '@colex/lawtext';
import type { Ownership } from '../ownership/ownership.js';
import type { ClauseReading } from '../signoff/reading.js';
import { settledAs, type Settlement } from './settlement.js';

/** A clause somebody may not change, and why: 已定稿, or 由别市起草. */
export type ProtectedClause =
  | { readonly clauseId: LineId; readonly because: 'SETTLED'; readonly digest: string }
  | { readonly clauseId: LineId; readonly because: 'OWNED'; readonly cityId: string };

/**
 * What the guard must not let this person change, on whatever path: every settled clause, whoever asks; and every
 * clause given to another city than theirs. A clause that is both is settled.
 */
export const protectedClauses = (
  settlements: readonly Settlement[],
  ownerships: readonly Ownership[],
  cityId: string | null,
): ReadonlyMap<LineId, ProtectedClause> => {
  const clauses = new Map<LineId, ProtectedClause>();
  for (const { clauseId, cityId: owner } of ownerships)
    if (owner !== null && owner !== cityId) clauses.set(clauseId, { clauseId, because: 'OWNED', cityId: owner });
  for (const settlement of settlements) {
    const settled = settledAs(settlement);
    const { clauseId } = settlement;
    if (settled !== null) clauses.set(clauseId, { clauseId, because: 'SETTLED', digest: settled.digest });
  }
  return clauses;
};

/**
 * The settled clauses whose words are not the settled ones, or which are gone. Empty as long as the guard holds on
 * every path; `currentDigest` is null for a clause that is gone. For the doctor and for tests of the guard (N5).
 */
export const brokenSettlements = (
  settlements: readonly Settlement[],
  readings: readonly ClauseReading[],
): readonly { readonly clauseId: LineId; readonly settledDigest: string; readonly currentDigest: string | null }[] => {
  const current = new Map(readings.map(({ clauseId, digest }) => [clauseId, digest]));
  return settlements.flatMap((settlement) => {
    const settled = settledAs(settlement);
    const currentDigest = current.get(settlement.clauseId) ?? null;
    return settled === null || settled.digest === currentDigest
      ? []
      : [{ clauseId: settlement.clauseId, settledDigest: settled.digest, currentDigest }];
  });
};
