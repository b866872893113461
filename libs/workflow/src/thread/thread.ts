import type { PlainDate } from '../plain-date.js';

/** What a thread is: 意见, 问题, 法律依据. */
export const THREAD_KINDS = ['OPINION', 'QUESTION', 'LEGAL_BASIS'] as const;

/** One of {@link THREAD_KINDS}. */
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** Where an opinion comes from (意见采纳情况表: 提出单位/人, 渠道): 市, 部门, 人大代表, 专家, 社会公众, 会议. */
export const ORIGIN_KINDS = ['CITY', 'DEPARTMENT', 'DEPUTY', 'EXPERT', 'PUBLIC', 'MEETING'] as const;

/** One of {@link ORIGIN_KINDS}. */
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** Who said it, as the table will name them. */
export interface Origin {
  readonly kind: OriginKind;
  /** The unit, person or meeting; null when city and kind say enough. */
  readonly name: string | null;
  /** The city it comes from; null for none. An opinion of a city has one. */
  readonly cityId: string | null;
}

/** What became of an opinion: 采纳, 部分采纳, 未采纳. */
export const THREAD_OUTCOMES = ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOT_ACCEPTED'] as const;

/** One of {@link THREAD_OUTCOMES}. */
export type ThreadOutcome = (typeof THREAD_OUTCOMES)[number];

/** People and cities somebody calls upon in a comment. */
export interface Mentions {
  readonly personIds: readonly string[];
  readonly cityIds: readonly string[];
}

/** Earlier words of a comment. */
export interface Wording {
  readonly body: string;
  /** When they were said. */
  readonly at: string;
}

/** Something said. Deleting marks it; nothing of it goes (N6). */
export interface Comment {
  readonly id: string;
  readonly authorId: string;
  readonly at: string;
  readonly body: string;
  readonly mentions: Mentions;
  /** What it said before, oldest first. */
  readonly earlier: readonly Wording[];
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
}

/** How a thread was closed. */
export interface ThreadResolution {
  /** Null for a question or a legal basis that was just answered. */
  readonly outcome: ThreadOutcome | null;
  readonly reason: string | null;
  /** The journal entry of the change that answered it; null when no change did. */
  readonly answeredAtSeq: number | null;
  readonly by: string;
  readonly at: string;
}

/** A thread, apart from where it stands in the text. */
export interface Thread {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly origin: Origin;
  readonly openedBy: string;
  readonly openedAt: string;
  /** The first one opened it; at least one. */
  readonly comments: readonly Comment[];
  readonly assigneeId: string | null;
  readonly dueOn: PlainDate | null;
  /** Null exactly while it is open. */
  readonly resolution: ThreadResolution | null;
}

/** The longest comment or reason, in UTF-16 units. */
export const LONGEST_COMMENT = 10_000;

/** The longest name of an origin, in UTF-16 units. */
export const LONGEST_ORIGIN_NAME = 100;

/** The most people and cities one comment may mention. */
export const MOST_MENTIONS = 50;
