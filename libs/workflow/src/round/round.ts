import type { SettlementRule } from '../settlement/settlement-rule.js';
import type { PlainDate } from '../plain-date.js';
import type { ClauseReading } from '../signoff/reading.js';

/** A clause of a round's version: its words, and how it prints there. */
export interface RoundClause extends ClauseReading {
  /** 第十条, as printed in the version; empty for a heading without one. */
  readonly number: string;
  /** Its first words, to find it by. */
  readonly opening: string;
}

/** The named version (版本) all cities are asked about. It never changes, so neither do these. */
export interface RoundVersion {
  readonly versionId: string;
  readonly name: string;
  /** Of the whole text. */
  readonly digest: string;
  readonly clauses: readonly RoundClause[];
}

/** What a city said about the whole of the version (整体签署): 签署, 不予签署, 撤回签署. */
export interface WholeSignature {
  readonly id: string;
  readonly cityId: string;
  readonly type: 'SIGNED' | 'DECLINED' | 'WITHDRAWN';
  readonly versionDigest: string;
  readonly reason: string | null;
  readonly personId: string;
  readonly at: string;
}

/** That a city was reminded. */
export interface ReminderSent {
  readonly cityId: string;
  readonly on: PlainDate;
}

/** A sign-off round (会签轮次): a request to cities to decide on one version by a date. */
export interface Round {
  readonly id: string;
  readonly version: RoundVersion;
  readonly rule: SettlementRule;
  /** The cities asked that still take part, in the order of the project. */
  readonly cityIds: readonly string[];
  readonly openedBy: string;
  readonly openedOn: PlainDate;
  /** The last day to answer, that day included. */
  readonly dueOn: PlainDate;
  /** Oldest first; append-only. */
  readonly signatures: readonly WholeSignature[];
  readonly reminders: readonly ReminderSent[];
  readonly standing:
    | { readonly status: 'OPEN' }
    | { readonly status: 'CLOSED'; readonly result: RoundResult }
    | { readonly status: 'CANCELLED'; readonly on: PlainDate; readonly reason: string };
}

/** How a city answered (签署情况): 已签署, 不予签署, 未签署. A signature lapses when the city takes back a clause of it. */
export type WholeAnswer = 'SIGNED' | 'DECLINED' | 'UNANSWERED';

/** What came of a round (会签结果), fixed when it was closed. */
export interface RoundResult {
  readonly on: PlainDate;
  /** Whether the rule was met by the cities that signed the whole. */
  readonly agreed: boolean;
  /** In the order of the round. */
  readonly cities: readonly { readonly cityId: string; readonly answer: WholeAnswer }[];
  /** Objections to words of the version that stood. */
  readonly objections: readonly { readonly clauseId: string; readonly cityId: string }[];
  /** Why it was closed before its date; null when it was not, or none was needed. */
  readonly reason: string | null;
}
