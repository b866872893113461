import type { Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome } from '../outcome.js';
import { isPlainDate, type PlainDate } from '../plain-date.js';
import {
  LONGEST_COMMENT,
  LONGEST_ORIGIN_NAME,
  MOST_MENTIONS,
  type Comment,
  type Mentions,
  type Origin,
  type ThreadResolution,
  type Thread,
  type ThreadKind,
  type ThreadOutcome,
} from './thread.js';

/** 提出, 回复, 修改, 删除, 交办, 归类, 办结, 重新提出. */
export type ThreadCommand =
  | {
      readonly type: 'openThread';
      readonly kind: ThreadKind;
      readonly origin: Origin;
      /** The first comment; its id. The thread's is the act's. */
      readonly commentId: string;
      readonly body: string;
      readonly mentions: Mentions;
    }
  /** The comment's id is the act's. */
  | { readonly type: 'addComment'; readonly body: string; readonly mentions: Mentions }
  | { readonly type: 'editComment'; readonly commentId: string; readonly body: string; readonly mentions: Mentions }
  | { readonly type: 'deleteComment'; readonly commentId: string }
  | { readonly type: 'assignThread'; readonly assigneeId: string | null; readonly dueOn: PlainDate | null }
  | { readonly type: 'classifyThread'; readonly kind: ThreadKind; readonly origin: Origin }
  | {
      readonly type: 'resolveThread';
      readonly outcome: ThreadOutcome | null;
      readonly reason: string | null;
      readonly answeredAtSeq: number | null;
    }
  | { readonly type: 'reopenThread'; readonly reason: string | null };

/** What must be known to answer. */
export interface ThreadFacts {
  readonly act: Act;
  /** Everybody who may read the draft: who can be mentioned and be given a thread. */
  readonly readerIds: readonly string[];
  /** Cities that can be mentioned, and be the origin of an opinion. */
  readonly memberCityIds: readonly string[];
  /** The last entry of the draft's journal. */
  readonly headSeq: number;
}

/** What follows. */
export type ThreadEvent =
  | { readonly type: 'ThreadOpened'; readonly comment: Comment }
  | { readonly type: 'CommentAdded'; readonly comment: Comment }
  | { readonly type: 'CommentEdited'; readonly comment: Comment; readonly mentioned: Mentions }
  | { readonly type: 'CommentDeleted'; readonly commentId: string }
  | {
      readonly type: 'ThreadAssigned';
      readonly from: string | null;
      readonly assigneeId: string | null;
      readonly dueOn: PlainDate | null;
    }
  | { readonly type: 'ThreadClassified'; readonly from: { readonly kind: ThreadKind; readonly origin: Origin } }
  | { readonly type: 'ThreadResolved'; readonly resolution: ThreadResolution }
  | { readonly type: 'ThreadReopened'; readonly from: ThreadResolution; readonly reason: string | null };

type Step = Outcome<Thread, ThreadEvent>;

/** One step of a thread; `state` is null until it is opened. Who may take which step is the policy's; here only authorship counts. */
export const threadTransition = (state: Thread | null, command: ThreadCommand, facts: ThreadFacts): Step => {
  if (command.type === 'openThread') return state === null ? open(command, facts) : refuse('alreadyOpen');
  if (state === null) return refuse('itemUnknown');
  switch (command.type) {
    case 'addComment':
      return addComment(state, command, facts);
    case 'editComment':
      return editComment(state, command, facts);
    case 'deleteComment':
      return deleteComment(state, command.commentId, facts);
    case 'assignThread':
      return assign(state, command, facts);
    case 'classifyThread':
      return classify(state, command, facts);
    case 'resolveThread':
      return resolve(state, command, facts);
    case 'reopenThread':
      return reopen(state, command.reason);
  }
};

const open = (
  { kind, origin, commentId, body, mentions }: ThreadCommand & { readonly type: 'openThread' },
  facts: ThreadFacts,
): Step => {
  const { act } = facts;
  const fault = faultOfWords(body, mentions, facts) ?? faultOfOrigin(origin, facts);
  if (fault) return fault;
  const comment = spoken(commentId, body, mentions, act);
  const thread: Thread = {
    id: act.id,
    kind,
    origin: named(origin),
    openedBy: act.by.personId,
    openedAt: act.at,
    comments: [comment],
    assigneeId: null,
    dueOn: null,
    resolution: null,
  };
  return accept<Thread, ThreadEvent>(thread, { type: 'ThreadOpened', comment });
};

const addComment = (
  state: Thread,
  { body, mentions }: ThreadCommand & { readonly type: 'addComment' },
  facts: ThreadFacts,
): Step => {
  const fault = faultOfWords(body, mentions, facts);
  if (fault) return fault;
  const comment = spoken(facts.act.id, body, mentions, facts.act);
  return accept<Thread, ThreadEvent>(
    { ...state, comments: [...state.comments, comment] },
    { type: 'CommentAdded', comment },
  );
};

const editComment = (
  state: Thread,
  { commentId, body, mentions }: ThreadCommand & { readonly type: 'editComment' },
  facts: ThreadFacts,
): Step => {
  const { act } = facts;
  const comment = state.comments.find(({ id }) => id === commentId);
  if (!comment) return refuse('itemUnknown');
  if (comment.authorId !== act.by.personId) return refuse('notTheAuthor');
  if (comment.deletedAt !== null) return refuse('commentDeleted');
  const fault = faultOfWords(body, mentions, facts);
  if (fault) return fault;
  const words = body.trim();
  const mentioned = {
    personIds: mentions.personIds.filter((id) => !comment.mentions.personIds.includes(id)),
    cityIds: mentions.cityIds.filter((id) => !comment.mentions.cityIds.includes(id)),
  };
  const sameMentions =
    mentioned.personIds.length + mentioned.cityIds.length === 0 &&
    mentions.personIds.length === comment.mentions.personIds.length &&
    mentions.cityIds.length === comment.mentions.cityIds.length;
  if (words === comment.body && sameMentions) return accept<Thread, ThreadEvent>(state);
  const edited: Comment = {
    ...comment,
    body: words,
    mentions,
    earlier: [...comment.earlier, { body: comment.body, at: comment.editedAt ?? comment.at }],
    editedAt: act.at,
  };
  return accept<Thread, ThreadEvent>(withComment(state, edited), { type: 'CommentEdited', comment: edited, mentioned });
};

const deleteComment = (state: Thread, commentId: string, { act }: ThreadFacts): Step => {
  const comment = state.comments.find(({ id }) => id === commentId);
  if (!comment) return refuse('itemUnknown');
  if (comment.authorId !== act.by.personId) return refuse('notTheAuthor');
  if (comment.deletedAt !== null) return accept<Thread, ThreadEvent>(state);
  return accept<Thread, ThreadEvent>(withComment(state, { ...comment, deletedAt: act.at }), {
    type: 'CommentDeleted',
    commentId,
  });
};

const assign = (
  state: Thread,
  { assigneeId, dueOn }: ThreadCommand & { readonly type: 'assignThread' },
  { act, readerIds }: ThreadFacts,
): Step => {
  if (assigneeId !== null && !readerIds.includes(assigneeId)) return refuse('personUnknown');
  if (dueOn !== null && !isPlainDate(dueOn)) return refuse('dateInvalid');
  if (state.assigneeId === assigneeId && state.dueOn === dueOn) return accept<Thread, ThreadEvent>(state);
  if (state.resolution !== null) return refuse('threadResolved');
  // A date that stands already may have passed; it is set anew only for a day to come.
  if (dueOn !== null && dueOn !== state.dueOn && dueOn < act.today) return refuse('dateInPast');
  return accept<Thread, ThreadEvent>(
    { ...state, assigneeId, dueOn },
    { type: 'ThreadAssigned', from: state.assigneeId, assigneeId, dueOn },
  );
};

const classify = (
  state: Thread,
  { kind, origin }: ThreadCommand & { readonly type: 'classifyThread' },
  facts: ThreadFacts,
): Step => {
  const fault = faultOfOrigin(origin, facts);
  if (fault) return fault;
  const now = named(origin);
  const before = state.origin;
  const same =
    state.kind === kind && before.kind === now.kind && before.name === now.name && before.cityId === now.cityId;
  if (same) return accept<Thread, ThreadEvent>(state);
  // 采纳 or 未采纳 is said of an opinion; what was resolved without it cannot become one behind its back.
  if (kind === 'OPINION' && state.resolution !== null && state.resolution.outcome === null) {
    return refuse('threadResolved');
  }
  return accept<Thread, ThreadEvent>(
    { ...state, kind, origin: now },
    { type: 'ThreadClassified', from: { kind: state.kind, origin: before } },
  );
};

const resolve = (
  state: Thread,
  { outcome, reason, answeredAtSeq }: ThreadCommand & { readonly type: 'resolveThread' },
  { act, headSeq }: ThreadFacts,
): Step => {
  const why = isBlank(reason) ? null : (reason?.trim() ?? null);
  if (state.kind === 'OPINION' && outcome === null) return refuse('outcomeMissing');
  if (outcome !== null && outcome !== 'ACCEPTED' && why === null) return refuse('reasonMissing');
  if (why !== null && why.length > LONGEST_COMMENT) return refuse('textTooLong');
  if (answeredAtSeq !== null && (answeredAtSeq < 1 || answeredAtSeq > headSeq)) return refuse('changeUnknown');
  const standing = state.resolution;
  if (standing !== null) {
    const same = standing.outcome === outcome && standing.reason === why && standing.answeredAtSeq === answeredAtSeq;
    return same ? accept<Thread, ThreadEvent>(state) : refuse('threadResolved');
  }
  const resolution: ThreadResolution = { outcome, reason: why, answeredAtSeq, by: act.by.personId, at: act.at };
  return accept<Thread, ThreadEvent>({ ...state, resolution }, { type: 'ThreadResolved', resolution });
};

const reopen = (state: Thread, reason: string | null): Step => {
  if (state.resolution === null) return accept<Thread, ThreadEvent>(state);
  if (reason !== null && reason.length > LONGEST_COMMENT) return refuse('textTooLong');
  const why = isBlank(reason) ? null : (reason?.trim() ?? null);
  return accept<Thread, ThreadEvent>(
    { ...state, resolution: null },
    { type: 'ThreadReopened', from: state.resolution, reason: why },
  );
};

const spoken = (id: string, body: string, mentions: Mentions, act: Act): Comment => ({
  id,
  authorId: act.by.personId,
  at: act.at,
  body: body.trim(),
  mentions,
  earlier: [],
  editedAt: null,
  deletedAt: null,
});

const withComment = (state: Thread, comment: Comment): Thread => ({
  ...state,
  comments: state.comments.map((known) => (known.id === comment.id ? comment : known)),
});

const named = ({ kind, name, cityId }: Origin): Origin => ({ kind, name: isBlank(name) ? null : name!.trim(), cityId });

const faultOfWords = (body: string, { personIds, cityIds }: Mentions, facts: ThreadFacts) => {
  if (isBlank(body)) return refuse('textMissing');
  if (body.length > LONGEST_COMMENT) return refuse('textTooLong');
  if (personIds.length + cityIds.length > MOST_MENTIONS) return refuse('tooManyMentions');
  const strangers = [
    ...personIds.filter((id) => !facts.readerIds.includes(id)),
    ...cityIds.filter((id) => !facts.memberCityIds.includes(id)),
  ];
  return strangers.length > 0 ? refuse('mentionUnknown', { because: strangers }) : undefined;
};

const faultOfOrigin = ({ kind, name, cityId }: Origin, { memberCityIds }: ThreadFacts) => {
  if (kind === 'CITY' && cityId === null) return refuse('originCityMissing');
  if (cityId !== null && !memberCityIds.includes(cityId)) return refuse('cityNotInProject', { because: [cityId] });
  return name !== null && name.length > LONGEST_ORIGIN_NAME ? refuse('originNameTooLong') : undefined;
};
