import type { Comment, Thread, ThreadChange, ThreadChangeKind, ThreadOutcome } from '@colex/contract';
import type { ThreadCommentEntity, ThreadEntity, ThreadEventEntity } from '@colex/store';

/** A thread as the API shows it, before what it belongs to and holds. */
export type ThreadView = {
  readonly __typename: 'Thread';
  readonly draftId: string;
  readonly lineId: string | null;
  readonly openedById: string;
  readonly assigneeId: string | null;
  readonly origin: {
    readonly kind: ThreadEntity['originKind'];
    readonly name: string | null;
    readonly cityId: string | null;
  };
  readonly resolution: ThreadResolutionView | null;
  readonly lastEventSeq: number;
} & Pick<
  Thread,
  | 'id'
  | 'revision'
  | 'kind'
  | 'status'
  | 'subject'
  | 'anchorState'
  | 'quote'
  | 'anchor'
  | 'openedAt'
  | 'lastActivityAt'
  | 'dueOn'
>;

/** How a thread was closed, before the person. */
export interface ThreadResolutionView {
  readonly outcome: ThreadOutcome | null;
  readonly reason: string | null;
  readonly answeredAtRevision: number | null;
  readonly clauseText: string | null;
  readonly byId: string;
  readonly at: string;
}

/** A comment as the API shows it, before its people and cities. */
export type CommentView = {
  readonly __typename: 'Comment';
  readonly threadId: string;
  readonly authorId: string;
  readonly personIds: readonly string[];
  readonly cityIds: readonly string[];
} & Pick<Comment, 'id' | 'body' | 'createdAt' | 'editedAt' | 'deletedAt'>;

/** A change of a thread as the API shows it, before who and what. */
export type ThreadChangeView = {
  readonly threadId: string;
  readonly actorId: string | null;
  readonly commentId: string | null;
} & Pick<ThreadChange, 'eventId' | 'kind' | 'at' | 'reason' | 'outcome'>;

export function toThreadView(row: ThreadEntity): ThreadView {
  return {
    __typename: 'Thread',
    id: row.id,
    draftId: row.draftId,
    revision: row.revision,
    kind: row.kind,
    status: row.resolvedAt === null ? 'OPEN' : 'RESOLVED',
    subject: row.subject,
    lineId: row.lineId,
    anchorState: row.anchorState,
    quote: row.quote,
    anchor: row.anchor && JSON.stringify(row.anchor),
    origin: { kind: row.originKind, name: row.originName, cityId: row.originCityId },
    openedById: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    lastEventSeq: row.lastEventSeq,
    assigneeId: row.assigneeId,
    dueOn: row.dueOn,
    resolution:
      row.resolvedAt && row.resolvedBy
        ? {
            outcome: row.outcome,
            reason: row.reason,
            answeredAtRevision: row.answeredAtSeq,
            clauseText: row.resolvedText,
            byId: row.resolvedBy,
            at: row.resolvedAt.toISOString(),
          }
        : null,
  };
}

export function toCommentView(row: ThreadCommentEntity): CommentView {
  return {
    __typename: 'Comment',
    id: row.id,
    threadId: row.threadId,
    authorId: row.authorId,
    body: row.body,
    personIds: row.personIds,
    cityIds: row.cityIds,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  };
}

export function toThreadChangeView(row: ThreadEventEntity): ThreadChangeView {
  const { reason, outcome } = row.details;
  return {
    eventId: eventIdOf(row.seq),
    threadId: row.threadId,
    actorId: row.actorId,
    commentId: row.commentId,
    kind: row.kind as ThreadChangeKind,
    at: row.at.toISOString(),
    reason: typeof reason === 'string' ? reason : null,
    outcome: typeof outcome === 'string' ? (outcome as ThreadOutcome) : null,
  };
}

/** The id of an event of a draft's threads, opaque to callers. */
export const eventIdOf = (seq: number): string => `tev_${seq}`;

/** The number in an event id; undefined for anything else. */
export function seqOfEventId(eventId: string): number | undefined {
  const [, digits] = /^tev_(\d{1,15})$/.exec(eventId) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
