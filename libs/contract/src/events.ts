/** Names of the events that travel between the parts of the server, and later between nodes. */
export const EVENTS = {
  /** Clause rows of a draft changed; carries a {@link ClausesChangedEvent}. */
  clausesChanged: 'clauses.changed',
  /** The sign-off of clauses changed; carries a {@link SignoffsChangedEvent}. */
  signoffsChanged: 'signoffs.changed',
} as const;

/** What is said when the projection of a draft moved on. */
export interface ClausesChangedEvent {
  readonly draftId: string;
  /** The journal entry up to which the event speaks. */
  readonly revision: number;
  /** Ids of new and changed clauses in the order of the text; the first 100 of them. */
  readonly changedIds: readonly string[];
  /** How many changed in all. */
  readonly changedCount: number;
  readonly removedIds: readonly string[];
}

/** What is said when cities decided about clauses, or clauses were settled, reopened, given, or read differently. */
export interface SignoffsChangedEvent {
  readonly draftId: string;
  /** Ids of the clauses, at most 100. */
  readonly clauseIds: readonly string[];
  /** Whether there are more than those named. */
  readonly isPartial: boolean;
}

/** The most ids one {@link ClausesChangedEvent} names. */
export const CHANGED_CLAUSES_NAMED = 100;

/** What everybody in a draft is told of somebody else there, in the `user` field of an awareness state. The server writes it. */
export interface AwarenessUser {
  readonly personId: string;
  /** Name as shown. */
  readonly name: string;
  /** The city they work for, e.g. 徐州市; null for those who work for none, then sign and colour are too. */
  readonly cityName: string | null;
  readonly sign: string | null;
  /** `#rrggbb` */
  readonly colour: string | null;
}
