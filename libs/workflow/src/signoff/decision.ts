import type { LineId } from '@colex/lawtext';

/** What a city can say about the words of a clause (会签意见): 同意, 附保留同意, 不同意; 撤回 takes back what it said. */
export const DECISION_KINDS = ['APPROVED', 'APPROVED_WITH_RESERVATION', 'OBJECTED', 'WITHDRAWN'] as const;

/** One of {@link DECISION_KINDS}. */
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A clause another clause cites, with the digest of its words. */
export interface CitedClause {
  readonly clauseId: LineId;
  readonly digest: string;
}

/**
 * What a city said about a clause: never changed, never removed; a later decision stands beside it. It is bound to the
 * words by their digest (trust.md N5), and remembers what the cited clauses said when it was made.
 */
export interface Decision {
  readonly id: string;
  readonly clauseId: LineId;
  readonly cityId: string;
  readonly kind: DecisionKind;
  /** Of the clause as it was read; for a withdrawal, of the decision withdrawn. */
  readonly digest: string;
  /** The clauses it cited, as they were read, in the order of the text. */
  readonly citations: readonly CitedClause[];
  /** Why; always there for an objection (不同意的理由) and a reservation (保留意见). */
  readonly reason: string | null;
  /** The round it was given in; null outside one. */
  readonly roundId: string | null;
  readonly personId: string;
  /** The instant, RFC 3339. The order of decisions is that of the list they stand in, not of their instants. */
  readonly at: string;
}
