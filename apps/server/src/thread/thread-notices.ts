import type { AuditRecord } from '@colex/access';
import type { NewThreadEvent, OutboxEvent } from '@colex/store';
import type { Comment, Mentions, Thread, ThreadEvent } from '@colex/workflow';

/** What happened to a thread, and where. */
export interface ThreadHappening {
  readonly draft: { readonly id: string; readonly projectId: string };
  readonly lineId: string | null;
  readonly actorId: string;
  readonly thread: Thread;
  readonly events: readonly ThreadEvent[];
}

const LONGEST_WORDS = 60;
const LONGEST_EXCERPT = 1_000;

/** Its row in the history of the draft's threads. */
export function changesOf(thread: Thread, event: ThreadEvent, actorId: string): NewThreadEvent {
  const row = { threadId: thread.id, actorId, commentId: null, details: {} };
  switch (event.type) {
    case 'ThreadOpened':
      return { ...row, kind: 'OPENED', commentId: event.comment.id };
    case 'CommentAdded':
      return { ...row, kind: 'COMMENTED', commentId: event.comment.id };
    case 'CommentEdited':
      return { ...row, kind: 'EDITED', commentId: event.comment.id };
    case 'CommentDeleted':
      return { ...row, kind: 'COMMENT_DELETED', commentId: event.commentId };
    case 'ThreadAssigned':
      return { ...row, kind: 'ASSIGNED', details: { from: event.from, to: event.assigneeId, dueOn: event.dueOn } };
    case 'ThreadClassified': {
      const { kind, origin } = event.from;
      const details = { kind, originKind: origin.kind, originName: origin.name, originCityId: origin.cityId };
      return { ...row, kind: 'CLASSIFIED', details };
    }
    case 'ThreadResolved': {
      const { outcome, reason, answeredAtSeq } = event.resolution;
      return { ...row, kind: 'RESOLVED', details: { outcome, reason, answeredAtSeq } };
    }
    case 'ThreadReopened': {
      // What was taken back stays in the history, with the reason it had.
      const details = { reason: event.reason, outcome: event.from.outcome, earlierReason: event.from.reason };
      return { ...row, kind: 'REOPENED', details };
    }
  }
}

/** Its row in the audit chain, before who did it and where. */
export function auditOf(thread: Thread, event: ThreadEvent): Pick<AuditRecord, 'action' | 'subject' | 'facts'> {
  const subject = { type: 'thread', id: thread.id };
  switch (event.type) {
    case 'ThreadOpened':
      return { action: 'thread.open', subject, facts: { kind: thread.kind, body: excerpt(event.comment.body) } };
    case 'CommentAdded':
      return { action: 'thread.comment', subject, facts: factsOf(event.comment) };
    case 'CommentEdited':
      return { action: 'thread.editComment', subject, facts: factsOf(event.comment) };
    case 'CommentDeleted':
      return { action: 'thread.deleteComment', subject, facts: { comment: event.commentId } };
    case 'ThreadAssigned':
      return { action: 'thread.assign', subject, facts: { assignee: event.assigneeId, dueOn: event.dueOn } };
    case 'ThreadClassified':
      return { action: 'thread.classify', subject, facts: { kind: thread.kind, origin: thread.origin.kind } };
    case 'ThreadResolved': {
      const { outcome, reason, answeredAtSeq } = event.resolution;
      return { action: 'thread.resolve', subject, facts: { outcome, reason: excerpt(reason ?? ''), answeredAtSeq } };
    }
    case 'ThreadReopened':
      return { action: 'thread.reopen', subject, facts: { reason: excerpt(event.reason ?? '') } };
  }
}

const factsOf = ({ id, body }: Comment) => ({ comment: id, body: excerpt(body) });

/**
 * The beginning of a text, as far as a row of the audit chain holds it; the whole is in the thread. What looks like a token or a
 * password hash that somebody pasted is left out: a row is for ever.
 */
export const excerpt = (text: string): string =>
  text.slice(0, LONGEST_EXCERPT).replaceAll(/clx_[\w-]+|\$argon2\S*/g, '…');

/** Who is to be told of it. */
export function noticesOf(happening: ThreadHappening): OutboxEvent[] {
  return happening.events.flatMap((event) => noticesOfEvent(happening, event));
}

function noticesOfEvent({ draft, lineId, actorId, thread }: ThreadHappening, event: ThreadEvent): OutboxEvent[] {
  const about = (words: string): Omit<OutboxEvent, 'kind' | 'notice' | 'audience'> => ({
    projectId: draft.projectId,
    draftId: draft.id,
    actorId,
    subjectId: thread.id,
    lineIds: lineId === null ? [] : [lineId],
    parameters: { words: shortened(words) },
  });
  const mention = (words: string, { personIds, cityIds }: Mentions): OutboxEvent[] =>
    personIds.length + cityIds.length === 0
      ? []
      : [{ ...about(words), kind: 'MENTION', notice: 'threadMention', audience: { personIds, cityIds } }];
  const takingPart = participantsOf(thread);
  const opening = thread.comments[0]?.body ?? '';
  switch (event.type) {
    case 'ThreadOpened': {
      const { body, mentions } = event.comment;
      const opened: OutboxEvent = {
        ...about(body),
        kind: 'THREAD',
        notice: 'threadOpened',
        audience: { watchers: true },
      };
      return [...mention(body, mentions), opened];
    }
    case 'CommentAdded': {
      const { body, mentions } = event.comment;
      const reply: OutboxEvent = {
        ...about(body),
        kind: 'REPLY',
        notice: 'threadReply',
        audience: { personIds: takingPart, watchers: true },
      };
      return [...mention(body, mentions), reply];
    }
    case 'CommentEdited':
      return mention(event.comment.body, event.mentioned);
    case 'ThreadAssigned':
      return event.assigneeId === null || event.assigneeId === event.from
        ? []
        : [
            {
              ...about(opening),
              kind: 'ASSIGNMENT',
              notice: 'threadAssigned',
              audience: { personIds: [event.assigneeId] },
            },
          ];
    case 'ThreadResolved': {
      const notice = {
        ACCEPTED: 'threadAccepted',
        PARTLY_ACCEPTED: 'threadPartlyAccepted',
        NOT_ACCEPTED: 'threadNotAccepted',
        ANSWERED: 'threadAnswered',
      } as const;
      return [
        {
          ...about(event.resolution.reason ?? opening),
          kind: 'RESOLUTION',
          notice: notice[event.resolution.outcome ?? 'ANSWERED'],
          audience: { personIds: takingPart, watchers: true },
        },
      ];
    }
    case 'ThreadReopened':
      return [
        {
          ...about(event.reason ?? opening),
          kind: 'RESOLUTION',
          notice: 'threadReopened',
          audience: { personIds: [...takingPart, event.from.by], watchers: true },
        },
      ];
    case 'CommentDeleted':
    case 'ThreadClassified':
      return [];
  }
}

/** Whoever opened it, said something in it or is to see to it. */
function participantsOf({ openedBy, comments, assigneeId }: Thread): string[] {
  const authors = comments.map(({ authorId }) => authorId);
  return [...new Set([openedBy, ...authors, ...(assigneeId === null ? [] : [assigneeId])])];
}

/** The beginning of what was said, on one line. */
function shortened(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_WORDS ? line : `${line.slice(0, LONGEST_WORDS - 1)}…`;
}
