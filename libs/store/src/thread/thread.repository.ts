import type { Comment, Thread } from '@colex/workflow';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { groupedBy, inOrderOf } from '../list/by-ids.js';
import { ThreadCommentEntity, ThreadCommentWordingEntity } from './thread-comment.entity.js';
import { ThreadEventEntity } from './thread-event.entity.js';
import { ThreadEntity } from './thread.entity.js';

/** Channel of PostgreSQL on which a commit that changed threads is announced, with the draft's id. */
export const THREADS_CHANNEL = 'colex_threads';

/** Something that happened to a thread, before it has its number. */
export type NewThreadEvent = Pick<ThreadEventEntity, 'threadId' | 'kind' | 'actorId' | 'commentId' | 'details'>;

/** Where a thread stands, as it was found last. */
export type ThreadPlace = Pick<ThreadEntity, 'id' | 'anchor' | 'lineId' | 'anchorState'>;

/** Threads with their comments and their history. */
export class ThreadRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(ThreadEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ThreadEntity, { id: In(ids) }), (row) => row.id);
  }

  byId(id: string): Promise<ThreadEntity | null> {
    return this.manager.findOneBy(ThreadEntity, { id });
  }

  async commentsByIds(ids: readonly string[]): Promise<(ThreadCommentEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ThreadCommentEntity, { id: In(ids) }), (row) => row.id);
  }

  /** Earlier words of each of these comments, oldest first. */
  async wordingsOf(commentIds: readonly string[]): Promise<ThreadCommentWordingEntity[][]> {
    const rows = await this.manager.find(ThreadCommentWordingEntity, {
      where: { commentId: In(commentIds) },
      order: { commentId: 'ASC', number: 'ASC' },
    });
    return groupedBy(commentIds, rows, (row) => row.commentId);
  }

  /** How many comments each of these threads has. */
  async commentCounts(threadIds: readonly string[]): Promise<number[]> {
    const rows: { thread_id: string; total: string }[] = await this.manager.query(
      'SELECT thread_id, count(*) AS total FROM thread_comment WHERE thread_id = ANY($1::text[]) GROUP BY thread_id',
      [threadIds],
    );
    const totals = new Map(rows.map((row) => [row.thread_id, Number(row.total)]));
    return threadIds.map((id) => totals.get(id) ?? 0);
  }

  /** How many open threads stand at each of these clauses, given as `[draft id, line id]`. */
  async openCounts(clauses: readonly (readonly [draftId: string, lineId: string])[]): Promise<number[]> {
    const rows: { draft_id: string; line_id: string; total: string }[] = await this.manager.query(
      `SELECT draft_id, line_id, count(*) AS total FROM thread
       WHERE draft_id = ANY($1::text[]) AND line_id = ANY($2::text[]) AND resolved_at IS NULL
         AND anchor_state = 'ATTACHED' GROUP BY draft_id, line_id`,
      [clauses.map(([draftId]) => draftId), clauses.map(([, lineId]) => lineId)],
    );
    const totals = new Map(rows.map((row) => [`${row.draft_id} ${row.line_id}`, Number(row.total)]));
    return clauses.map(([draftId, lineId]) => totals.get(`${draftId} ${lineId}`) ?? 0);
  }

  /** A thread as the state machine knows it, with the row it comes from. */
  async load(id: string): Promise<{ readonly row: ThreadEntity; readonly thread: Thread } | undefined> {
    const row = await this.byId(id);
    if (!row) return undefined;
    const comments = await this.manager.find(ThreadCommentEntity, {
      where: { threadId: id },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const wordings = await this.wordingsOf(comments.map((comment) => comment.id));
    return { row, thread: toThread(row, comments, wordings) };
  }

  /** Takes the threads of a draft for the rest of the transaction, so that events get their numbers one after the other. */
  async lock(draftId: string): Promise<void> {
    await this.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`threads ${draftId}`]);
  }

  /** Appends events, the threads locked, and announces them when the transaction commits; returns the last number. */
  async record(draftId: string, events: readonly NewThreadEvent[]): Promise<number> {
    const before = await this.lastSeq(draftId);
    const numbered = events.map((event, index) => ({ ...event, draftId, seq: before + index + 1 }));
    await this.manager.insert(ThreadEventEntity, numbered);
    for (const threadId of new Set(events.map((event) => event.threadId))) {
      const lastEventSeq = numbered.findLast((event) => event.threadId === threadId)?.seq ?? before;
      await this.manager.update(ThreadEntity, { id: threadId }, { lastEventSeq });
    }
    await this.manager.query('SELECT pg_notify($1, $2)', [THREADS_CHANNEL, draftId]);
    return before + events.length;
  }

  /** Number of the last event of a draft's threads; 0 before the first. */
  async lastSeq(draftId: string): Promise<number> {
    const [row]: { last: string }[] = await this.manager.query(
      'SELECT coalesce(max(seq), 0) AS last FROM thread_event WHERE draft_id = $1',
      [draftId],
    );
    return Number(row?.last ?? 0);
  }

  /** The next events of a draft's threads after a number, at most `limit`. */
  eventsAfter(draftId: string, seq: number, limit: number): Promise<ThreadEventEntity[]> {
    return this.manager
      .createQueryBuilder(ThreadEventEntity, 'event')
      .where('event.draftId = :draftId AND event.seq > :seq', { draftId, seq })
      .orderBy('event.seq', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** The history of each of these threads, oldest first. */
  async eventsOf(threadIds: readonly string[]): Promise<ThreadEventEntity[][]> {
    const rows = await this.manager.find(ThreadEventEntity, {
      where: { threadId: In(threadIds) },
      order: { seq: 'ASC' },
    });
    return groupedBy(threadIds, rows, (row) => row.threadId);
  }

  /** Which of these drafts have threads that stand at words or clauses. */
  async draftsWithPlaces(draftIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows: { draft_id: string }[] = await this.manager.query(
      'SELECT DISTINCT draft_id FROM thread WHERE draft_id = ANY($1::text[]) AND anchor IS NOT NULL',
      [draftIds],
    );
    return new Set(rows.map((row) => row.draft_id));
  }

  /** Where the threads of a draft that stand at words or clauses were found last. */
  places(draftId: string): Promise<ThreadPlace[]> {
    return this.manager.find(ThreadEntity, {
      where: { draftId, anchor: Not(IsNull()) },
      select: { id: true, anchor: true, lineId: true, anchorState: true },
      order: { openedAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * The threads about words and clauses of a draft that were open at some time from `from` on and before `until`, each with the lines
   * it stands in or stood in when its words went. Null bounds nothing. Oldest first.
   */
  async openBetween(
    draftId: string,
    from: Date | null,
    until: Date | null,
  ): Promise<{ readonly id: string; readonly lineIds: readonly string[] }[]> {
    const rows: { id: string; line_id: string | null; anchored: string[] }[] = await this.manager.query(
      `SELECT id, line_id, ARRAY(SELECT jsonb_array_elements_text(anchor -> 'lineIds')) AS anchored FROM thread
       WHERE draft_id = $1 AND anchor IS NOT NULL AND ($3::timestamptz IS NULL OR opened_at < $3)
         AND ($2::timestamptz IS NULL OR resolved_at IS NULL OR resolved_at >= $2)
       ORDER BY opened_at, id`,
      [draftId, from, until],
    );
    return rows.map(({ id, line_id: lineId, anchored }) => ({
      id,
      lineIds: [...new Set([...(lineId === null ? [] : [lineId]), ...anchored])],
    }));
  }

  async moveTo({ id, anchor, lineId, anchorState }: ThreadPlace): Promise<void> {
    await this.manager.update(ThreadEntity, { id }, { anchor: anchor as never, lineId, anchorState });
  }

  /** Attaches a thread to other words. */
  async attach(
    row: ThreadEntity,
    { anchor, ...place }: Pick<ThreadEntity, 'subject' | 'anchor' | 'lineId' | 'quote' | 'anchorState'>,
  ): Promise<void> {
    await this.manager.update(
      ThreadEntity,
      { id: row.id },
      { ...place, anchor: anchor as never, revision: row.revision + 1, lastActivityAt: new Date() },
    );
  }

  /** Whether somebody else did something in each of these threads since this person looked. */
  async unread(personId: string, threadIds: readonly string[]): Promise<boolean[]> {
    const rows: { thread_id: string }[] = await this.manager.query(
      `SELECT DISTINCT event.thread_id FROM thread_event event
       LEFT JOIN thread_seen seen ON seen.thread_id = event.thread_id AND seen.person_id = $1
       WHERE event.thread_id = ANY($2::text[]) AND event.seq > coalesce(seen.seq, 0)
         AND event.actor_id IS NOT NULL AND event.actor_id <> $1`,
      [personId, threadIds],
    );
    const unread = new Set(rows.map((row) => row.thread_id));
    return threadIds.map((id) => unread.has(id));
  }

  /** Remembers that somebody has seen these threads as they are now. */
  async see(personId: string, threadIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `INSERT INTO thread_seen (person_id, thread_id, seq)
       SELECT $1, id, last_event_seq FROM thread WHERE id = ANY($2::text[])
       ON CONFLICT (person_id, thread_id) DO UPDATE SET seq = greatest(thread_seen.seq, excluded.seq)`,
      [personId, threadIds],
    );
  }

  /** Everybody who may read a draft of this project: its members who are not suspended. */
  async readerIds(projectId: string): Promise<string[]> {
    const rows: { person_id: string }[] = await this.manager.query(
      `SELECT DISTINCT membership.person_id FROM membership JOIN person ON person.id = membership.person_id
       WHERE membership.project_id = $1 AND person.suspended_at IS NULL ORDER BY 1`,
      [projectId],
    );
    return rows.map((row) => row.person_id);
  }

  /** Writes a new thread with its first comment. */
  async insert(thread: Thread, place: Omit<ThreadPlace, 'id'> & Pick<ThreadEntity, 'draftId' | 'subject' | 'quote'>) {
    await this.manager.insert(ThreadEntity, {
      ...place,
      anchor: place.anchor as never,
      ...columnsOf(thread),
      id: thread.id,
      openedBy: thread.openedBy,
      openedAt: new Date(thread.openedAt),
      resolvedText: null,
      revision: 1,
      lastEventSeq: 0,
      lastActivityAt: new Date(thread.openedAt),
    });
    for (const comment of thread.comments) await this.insertComment(thread.id, comment);
  }

  /** Writes what a transition changed: the thread, and the comments that are new or other than before. */
  async update(row: ThreadEntity, before: Thread, after: Thread, at: Date, more: Partial<ThreadEntity> = {}) {
    await this.manager.update(
      ThreadEntity,
      { id: row.id },
      { ...columnsOf(after), ...(more as object), revision: row.revision + 1, lastActivityAt: at },
    );
    for (const comment of after.comments) {
      const known = before.comments.find(({ id }) => id === comment.id);
      if (!known) await this.insertComment(row.id, comment);
      else if (known !== comment) await this.updateComment(known, comment);
    }
  }

  private async insertComment(threadId: string, comment: Comment): Promise<void> {
    await this.manager.insert(ThreadCommentEntity, {
      id: comment.id,
      threadId,
      authorId: comment.authorId,
      body: comment.body,
      personIds: [...comment.mentions.personIds],
      cityIds: [...comment.mentions.cityIds],
      createdAt: new Date(comment.at),
      editedAt: null,
      deletedAt: null,
    });
  }

  private async updateComment(before: Comment, after: Comment): Promise<void> {
    await this.manager.update(
      ThreadCommentEntity,
      { id: after.id },
      {
        body: after.body,
        personIds: [...after.mentions.personIds],
        cityIds: [...after.mentions.cityIds],
        editedAt: after.editedAt && new Date(after.editedAt),
        deletedAt: after.deletedAt && new Date(after.deletedAt),
      },
    );
    const added = after.earlier.slice(before.earlier.length);
    if (added.length === 0) return;
    await this.manager.insert(
      ThreadCommentWordingEntity,
      added.map(({ body, at }, index) => ({
        commentId: after.id,
        number: before.earlier.length + index + 1,
        body,
        saidAt: new Date(at),
      })),
    );
  }
}

const columnsOf = ({ kind, origin, assigneeId, dueOn, resolution }: Thread) => ({
  kind,
  originKind: origin.kind,
  originName: origin.name,
  originCityId: origin.cityId,
  assigneeId,
  dueOn,
  outcome: resolution?.outcome ?? null,
  reason: resolution?.reason ?? null,
  answeredAtSeq: resolution?.answeredAtSeq ?? null,
  resolvedBy: resolution?.by ?? null,
  resolvedAt: resolution ? new Date(resolution.at) : null,
});

function toThread(
  row: ThreadEntity,
  comments: readonly ThreadCommentEntity[],
  wordings: readonly (readonly ThreadCommentWordingEntity[])[],
): Thread {
  return {
    id: row.id,
    kind: row.kind,
    origin: { kind: row.originKind, name: row.originName, cityId: row.originCityId },
    openedBy: row.openedBy,
    openedAt: row.openedAt.toISOString(),
    comments: comments.map((comment, index) => ({
      id: comment.id,
      authorId: comment.authorId,
      at: comment.createdAt.toISOString(),
      body: comment.body,
      mentions: { personIds: comment.personIds, cityIds: comment.cityIds },
      earlier: (wordings[index] ?? []).map(({ body, saidAt }) => ({ body, at: saidAt.toISOString() })),
      editedAt: comment.editedAt?.toISOString() ?? null,
      deletedAt: comment.deletedAt?.toISOString() ?? null,
    })),
    assigneeId: row.assigneeId,
    dueOn: row.dueOn,
    resolution:
      row.resolvedAt && row.resolvedBy
        ? {
            outcome: row.outcome,
            reason: row.reason,
            answeredAtSeq: row.answeredAtSeq,
            by: row.resolvedBy,
            at: row.resolvedAt.toISOString(),
          }
        : null,
  };
}
