import type { LineId } from '@colex/lawtext';
import type { CitedClause, Decision, DecisionKind } from './decision.js';
import type { ClauseReading } from './reading.js';

/** Where a city stands on a clause (会签状态): 未签, 同意, 附保留同意, 不同意, 已失效 (the words changed since). */
export const SIGNOFF_STATUSES = ['NONE', 'APPROVED', 'RESERVED', 'OBJECTED', 'STALE'] as const;

/** What a decision says while its words stand. */
export type StandingStatus = 'APPROVED' | 'RESERVED' | 'OBJECTED';

/** A city's standing on a clause, derived from its decisions and the text; never stored. */
export type SignoffStatus =
  | { readonly status: 'NONE'; readonly decision: null; readonly changedCitations: readonly [] }
  | {
      readonly status: StandingStatus;
      /** The decision that holds. */
      readonly decision: Decision;
      /** 引用条款已变: the clauses cited then or now whose words are not those that were read, in the order of the text. */
      readonly changedCitations: readonly LineId[];
    }
  | {
      readonly status: 'STALE';
      /** The latest decision; `decision.digest` names the words it was about, for the difference since. */
      readonly decision: Decision;
      readonly was: StandingStatus;
      /** Of the words as they are; null when the clause is gone. */
      readonly currentDigest: string | null;
      readonly changedCitations: readonly LineId[];
    };

const NOTHING_SAID: SignoffStatus = { status: 'NONE', decision: null, changedCitations: [] };

const standingStatusOf = (kind: Exclude<DecisionKind, 'WITHDRAWN'>): StandingStatus => {
  switch (kind) {
    case 'APPROVED':
      return 'APPROVED';
    case 'APPROVED_WITH_RESERVATION':
      return 'RESERVED';
    case 'OBJECTED':
      return 'OBJECTED';
  }
};

/** A decision that was not taken back. */
export type StandingDecision = Decision & { readonly kind: Exclude<DecisionKind, 'WITHDRAWN'> };

/** The decisions not taken back, in order: those after the last withdrawal. */
export const standingDecisions = (decisions: readonly Decision[]): readonly StandingDecision[] => {
  const withdrawn = decisions.findLastIndex((decision) => decision.kind === 'WITHDRAWN');
  return decisions
    .slice(withdrawn + 1)
    .filter((decision): decision is StandingDecision => decision.kind !== 'WITHDRAWN');
};

/**
 * Where one city stands on one clause, from its decisions on that clause (in the order they were made) and the clause
 * as it reads; `reading` null when the clause is gone.
 *
 * - A withdrawal takes back everything before it.
 * - The last decision about exactly these words holds: a signature is on words (N5), so words nobody decided about have
 *   none, and words that come back come back with what was said about them.
 * - With decisions about other words only, the latest is stale.
 */
export const statusOf = (decisions: readonly Decision[], reading: ClauseReading | null): SignoffStatus => {
  const standing = standingDecisions(decisions);
  const latest = standing.at(-1);
  if (latest === undefined) return NOTHING_SAID;
  const holding = reading && standing.findLast((decision) => decision.digest === reading.digest);
  if (holding)
    return {
      status: standingStatusOf(holding.kind),
      decision: holding,
      changedCitations: changedCitations(holding.citations, reading.citations),
    };
  return {
    status: 'STALE',
    decision: latest,
    was: standingStatusOf(latest.kind),
    currentDigest: reading?.digest ?? null,
    changedCitations: changedCitations(latest.citations, reading?.citations ?? []),
  };
};

/** The clauses cited then or now whose words differ: changed, gone, or newly inside a cited range. */
export const changedCitations = (asRead: readonly CitedClause[], now: readonly CitedClause[]): readonly LineId[] => {
  const read = new Map(asRead.map(({ clauseId, digest }) => [clauseId, digest]));
  const current = new Map(now.map(({ clauseId, digest }) => [clauseId, digest]));
  return [...new Set([...current.keys(), ...read.keys()])].filter(
    (clauseId) => read.get(clauseId) !== current.get(clauseId),
  );
};

/** Where one city stands on one clause, named. */
export interface ClauseCityStatus {
  readonly clauseId: LineId;
  readonly cityId: string;
  readonly signoff: SignoffStatus;
}

/**
 * Where every city stands on every clause, clause by clause in the order of the readings and city by city in the order
 * given: one pass over the decisions, however many there are.
 */
export const signoffMatrix = (
  readings: readonly ClauseReading[],
  cityIds: readonly string[],
  decisions: readonly Decision[] | DecisionsByClauseAndCity,
): readonly ClauseCityStatus[] => {
  const byClause: DecisionsByClauseAndCity = Array.isArray(decisions)
    ? decisionsByClauseAndCity(decisions)
    : (decisions as DecisionsByClauseAndCity);
  return readings.flatMap((reading) =>
    cityIds.map((cityId) => ({
      clauseId: reading.clauseId,
      cityId,
      signoff: statusOf(byClause.get(reading.clauseId)?.get(cityId) ?? [], reading),
    })),
  );
};

/** The decisions of each city on each clause, in the order they were made. */
export type DecisionsByClauseAndCity = ReadonlyMap<LineId, ReadonlyMap<string, readonly Decision[]>>;

/** Sorts decisions by clause and city. */
export const decisionsByClauseAndCity = (decisions: readonly Decision[]): DecisionsByClauseAndCity => {
  const byClause = new Map<LineId, Map<string, Decision[]>>();
  for (const decision of decisions) {
    const byCity = byClause.get(decision.clauseId) ?? new Map<string, Decision[]>();
    const list = byCity.get(decision.cityId) ?? [];
    list.push(decision);
    byCity.set(decision.cityId, list);
    byClause.set(decision.clauseId, byCity);
  }
  return byClause;
};
