import type { NewThreadEvent, OutboxEvent } from '@colex/store';
import type { Mentions, Thread, ThreadEvent } from '@colex/workflow';

/** What happened to a thread, and where. */
export interface ThreadHappening {
  readonly draft: { readonly id: string; readonly projectId: string };
  readonly lineId: string | null;
  readonly actorId: string;
  readonly thread: Thread;
  readonly events: readonly ThreadEvent[];
}

const LONGEST_WORDS = 60;

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
