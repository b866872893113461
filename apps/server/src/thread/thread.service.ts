import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { OpinionRow } from '@colex/formats';
import type { Actor } from '@colex/policy';
import {
  COMMENTS_OF_THREAD,
  DraftRepository,
  ProjectRepository,
  type ThreadEntity,
  type ThreadFilter,
  ThreadRepository,
  emit,
  opinionsOfDraft,
  threadsOfDraft,
} from '@colex/store';
import type { Origin, ThreadCommand, ThreadEvent, ThreadFacts } from '@colex/workflow';
import { threadTransition } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { newId } from '../identity/new-id.js';
import { opinionRows } from './opinion-rows.js';
import { ThreadAnchors } from './thread-anchors.service.js';
import { excerpt, auditOf, changesOf, noticesOf } from './thread-notices.js';
import { type FoundPlace, LONGEST_QUOTE, type PlaceWish } from './thread-place.js';
import { threadRefusal } from './thread-refusal.js';
import { type CommentView, type ThreadView, eventIdOf } from './thread.view.js';

/** What became of a mutation: the thread, and the comment it was about. */
export type ThreadOutcome =
  { readonly threadId: string; readonly commentId: string | null } | { readonly refusal: Refusal };

/** What every mutation of a thread may be told. */
export interface ThreadWish {
  readonly mutation: string;
  readonly input: object;
  readonly idempotencyKey: string | null;
  readonly expectedRevision?: number | null;
}

/** A thread to be opened. */
export interface OpenThreadWish extends ThreadWish {
  readonly draftId: string;
  readonly place: PlaceWish | null;
  readonly kind: ThreadEntity['kind'];
  /** Null for an opinion of the asker's own city. */
  readonly origin: Origin | null;
  readonly body: string;
  readonly mentionIds: readonly string[];
}

const THREAD_NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'threadNotFound' };
/** The day of an instant where the cities are. */
const ZONE = 'Asia/Shanghai';
const MOST_SEEN_AT_ONCE = 100;

/** Threads of drafts: finding them, and everything that is done to them. */
@Injectable()
export class ThreadService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly anchors: ThreadAnchors,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async threads(
    context: ApiContext,
    draft: DraftView,
    filter: ThreadFilter,
    given: ConnectionArguments,
  ): Promise<ConnectionView<ThreadView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, threadsOfDraft(filter), draft.id, given, context.loaders.thread);
  }

  /** The rows of the 意见采纳情况表 of a draft, in the order of the text. */
  async opinionRows(actor: Actor | null, draft: DraftView): Promise<OpinionRow[]> {
    await this.access.assert(actor, 'draft.read', draft);
    return opinionRows(await opinionsOfDraft(this.dataSource.manager, draft.id));
  }

  async lastEventId(context: ApiContext, draft: DraftView): Promise<string> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return eventIdOf(await new ThreadRepository(this.dataSource.manager).lastSeq(draft.id));
  }

  async comments(
    context: ApiContext,
    thread: ThreadView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<CommentView>> {
    const draft = await context.loaders.draft.load(thread.draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, COMMENTS_OF_THREAD, thread.id, given, context.loaders.comment);
  }

  async open(context: ApiContext, wish: OpenThreadWish): Promise<ThreadOutcome> {
    const actor = signedIn(context);
    const draft = await context.loaders.draft.load(wish.draftId);
    const refusal = await this.refusalOn(actor, draft, 'draftNotFound', ['draftId']);
    if (refusal || !draft) return { refusal: refusal ?? THREAD_NOT_FOUND };
    const place = await this.placeOf(draft.id, wish.place);
    if (place && 'code' in place) return { refusal: place };
    const id = newId('thread');
    const origin = wish.origin ?? originOf(actor);
    return this.dataSource.transaction((manager) =>
      once(manager, { ...wish, personId: actor.personId }, async () => {
        const facts = await this.factsOf(manager, actor, draft, id);
        const mentions = split(wish.mentionIds);
        const { kind, body } = wish;
        const commentId = newId('comment');
        const command: ThreadCommand = { type: 'openThread', kind, origin, commentId, body, mentions };
        const outcome = threadTransition(null, command, facts);
        if (!outcome.accepted) return { refusal: threadRefusal(outcome.reason, command) };
        const threads = new ThreadRepository(manager);
        await threads.lock(draft.id);
        await threads.insert(outcome.state, {
          draftId: draft.id,
          subject: place?.subject ?? 'DRAFT',
          anchor: place?.anchor ?? null,
          lineId: place?.lineId ?? null,
          anchorState: 'ATTACHED',
          quote: place?.quote ?? '',
        });
        await this.tell(manager, draft, place?.lineId ?? null, actor, outcome.state, outcome.events);
        await threads.see(actor.personId, [id]);
        return { threadId: id, commentId };
      }),
    );
  }

  /** Carries out a command on a thread, if its draft may be read, the policy allows it and the state machine accepts it. */
  async change(
    context: ApiContext,
    threadId: string,
    wish: ThreadWish,
    command: (draft: DraftView) => ThreadCommand,
  ): Promise<ThreadOutcome> {
    const actor = signedIn(context);
    const row = await new ThreadRepository(this.dataSource.manager).byId(threadId);
    const draft = row ? await context.loaders.draft.load(row.draftId) : undefined;
    if (!row || !draft) return { refusal: THREAD_NOT_FOUND };
    const asked = command(draft);
    const refusal = await this.refusalOn(actor, draft, 'threadNotFound', undefined, asked, row);
    if (refusal) return { refusal };
    const clauseText = asked.type === 'resolveThread' ? await this.clauseTextOf(row) : null;
    const id = asked.type === 'addComment' ? newId('comment') : threadId;
    return this.dataSource.transaction((manager) =>
      once(manager, { ...wish, personId: actor.personId }, async () => {
        const threads = new ThreadRepository(manager);
        await threads.lock(draft.id);
        const loaded = await threads.load(threadId);
        if (!loaded) return { refusal: THREAD_NOT_FOUND };
        const conflict = conflictWith(loaded.row, wish.expectedRevision);
        if (conflict) return { refusal: conflict };
        const facts = await this.factsOf(manager, actor, draft, id);
        const outcome = threadTransition(loaded.thread, asked, facts);
        if (!outcome.accepted) return { refusal: threadRefusal(outcome.reason, asked) };
        const answer = { threadId, commentId: commentOf(asked, id) };
        if (outcome.events.length === 0) return answer;
        const resolvedText = outcome.state.resolution === null ? null : (clauseText ?? loaded.row.resolvedText);
        await threads.update(loaded.row, loaded.thread, outcome.state, new Date(facts.act.at), { resolvedText });
        await this.tell(manager, draft, loaded.row.lineId, actor, outcome.state, outcome.events);
        await threads.see(actor.personId, [threadId]);
        return answer;
      }),
    );
  }

  /** Changes a comment of a thread; the two are looked up together, so that neither is found without the other. */
  async changeComment(
    context: ApiContext,
    commentId: string,
    wish: ThreadWish,
    command: () => ThreadCommand,
  ): Promise<ThreadOutcome> {
    signedIn(context);
    const [comment] = await new ThreadRepository(this.dataSource.manager).commentsByIds([commentId]);
    if (!comment) return { refusal: THREAD_NOT_FOUND };
    return this.change(context, comment.threadId, wish, command);
  }

  /** Attaches a thread to other words of its draft. */
  async reattach(context: ApiContext, threadId: string, wish: ThreadWish, to: PlaceWish): Promise<ThreadOutcome> {
    const actor = signedIn(context);
    const row = await new ThreadRepository(this.dataSource.manager).byId(threadId);
    const draft = row ? await context.loaders.draft.load(row.draftId) : undefined;
    const refusal = await this.refusalOn(actor, draft, 'threadNotFound');
    if (refusal || !draft) return { refusal: refusal ?? THREAD_NOT_FOUND };
    const place = await this.placeOf(draft.id, to);
    if (!place || 'code' in place) return { refusal: place ?? THREAD_NOT_FOUND };
    return this.dataSource.transaction((manager) =>
      once(manager, { ...wish, personId: actor.personId }, async () => {
        const threads = new ThreadRepository(manager);
        await threads.lock(draft.id);
        const known = await threads.byId(threadId);
        if (!known) return { refusal: THREAD_NOT_FOUND };
        const conflict = conflictWith(known, wish.expectedRevision);
        if (conflict) return { refusal: conflict };
        const { subject, anchor, lineId, quote } = place;
        await threads.attach(known, { subject, anchor, lineId, quote, anchorState: 'ATTACHED' });
        // The quote it had is kept by its history: nothing said about it loses what it was about (N6).
        const details = { quote: known.quote };
        await threads.record(draft.id, [
          { threadId, kind: 'REATTACHED', actorId: actor.personId, commentId: null, details },
        ]);
        await threads.see(actor.personId, [threadId]);
        await this.audit.append(manager, {
          action: 'thread.reattach',
          actorId: actor.personId,
          cityId: actor.cityId,
          projectId: draft.projectId,
          draftId: draft.id,
          subject: { type: 'thread', id: threadId },
          facts: { from: excerpt(known.quote), to: excerpt(quote) },
        });
        return { threadId, commentId: null };
      }),
    );
  }

  /** Remembers what somebody has seen; threads they may not read are passed over. */
  async markSeen(context: ApiContext, threadIds: readonly string[]): Promise<readonly string[]> {
    const actor = signedIn(context);
    await this.access.assert(actor, 'inbox.change', { ownerId: actor.personId });
    if (threadIds.length > MOST_SEEN_AT_ONCE) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': `一次最多标记 ${MOST_SEEN_AT_ONCE} 条意见。`,
        en: `At most ${MOST_SEEN_AT_ONCE} threads are marked at once.`,
      });
    }
    const threads = new ThreadRepository(this.dataSource.manager);
    const rows = (await threads.byIds(threadIds)).flatMap((row) => row ?? []);
    const drafts = await context.loaders.draft.loadMany(rows.map((row) => row.draftId));
    const readable: string[] = [];
    for (const [index, row] of rows.entries()) {
      const draft = drafts[index];
      if (!draft || draft instanceof Error) continue;
      if ((await context.loaders.mode.load(draft)).mode !== null) readable.push(row.id);
    }
    if (readable.length > 0) await threads.see(actor.personId, readable);
    return readable;
  }

  private async refusalOn(
    actor: Actor,
    draft: DraftView | undefined,
    notFound: 'draftNotFound' | 'threadNotFound',
    field?: readonly string[],
    command?: ThreadCommand,
    row?: ThreadEntity,
  ): Promise<Refusal | undefined> {
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) {
      return { code: 'NOT_FOUND', message: notFound, field };
    }
    const { projectId, kind, cityId } = draft;
    const target = { projectId, kind, cityId };
    const verdict =
      command?.type === 'assignThread'
        ? await this.access.decide(actor, 'thread.assign', target)
        : row && (command?.type === 'resolveThread' || command?.type === 'reopenThread')
          ? await this.access.decide(actor, 'thread.resolve', {
              ...target,
              openedById: row.openedBy,
              isOpinion: row.kind === 'OPINION',
            })
          : await this.access.decide(actor, 'thread.discuss', target);
    return verdict.allowed ? undefined : { code: 'FORBIDDEN', message: verdict.reason };
  }

  private async placeOf(draftId: string, wish: PlaceWish | null): Promise<FoundPlace | Refusal | null> {
    if (wish === null) return null;
    const place = await this.anchors.find(draftId, wish);
    if (place === null) return { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] };
    if (typeof place !== 'string') return place;
    if (place === 'quoteTooLong') {
      return { code: 'TOO_LARGE', message: place, parameters: { limit: LONGEST_QUOTE }, field: ['place', 'quote'] };
    }
    return place === 'quoteNotFound'
      ? { code: 'CONFLICT', message: place, field: ['place', 'quote'] }
      : { code: 'NOT_FOUND', message: place, field: ['place', 'lineId'] };
  }

  private async factsOf(manager: EntityManager, actor: Actor, draft: DraftView, id: string): Promise<ThreadFacts> {
    const [standing] = await new ProjectRepository(manager).standings(actor.personId, [draft.projectId]);
    const now = new Date();
    return {
      act: {
        id,
        by: { personId: actor.personId, cityId: actor.cityId, ofLeadCity: false, roles: standing?.roles ?? [] },
        at: now.toISOString(),
        today: now.toLocaleDateString('sv-SE', { timeZone: ZONE }),
      },
      readerIds: await new ThreadRepository(manager).readerIds(draft.projectId),
      memberCityIds: standing?.memberCityIds ?? [],
      headSeq: (await new DraftRepository(manager).headsByIds([draft.id]))[0]?.seq ?? 0,
    };
  }

  private async clauseTextOf(row: ThreadEntity): Promise<string | null> {
    if (row.lineId === null) return null;
    const place = await this.anchors.find(row.draftId, { lineId: row.lineId, quote: null, offset: null });
    return place === null || typeof place === 'string' ? null : place.clauseText;
  }

  /** Writes the history and the outbox of a change, in its transaction. */
  private async tell(
    manager: EntityManager,
    draft: DraftView,
    lineId: string | null,
    actor: Actor,
    thread: Parameters<typeof noticesOf>[0]['thread'],
    events: readonly ThreadEvent[],
  ): Promise<void> {
    await new ThreadRepository(manager).record(
      draft.id,
      events.map((event) => changesOf(thread, event, actor.personId)),
    );
    await emit(manager, ...noticesOf({ draft, lineId, actorId: actor.personId, thread, events }));
    const { cityId } = actor;
    const by = { actorId: actor.personId, cityId, projectId: draft.projectId, draftId: draft.id };
    await this.audit.append(manager, ...events.map((event) => ({ ...by, ...auditOf(thread, event) })));
  }
}

function signedIn({ actor }: ApiContext): Actor {
  if (actor === null) throw new TypedError('UNAUTHENTICATED');
  return actor;
}

const originOf = ({ cityId }: Actor): Origin =>
  cityId === null ? { kind: 'MEETING', name: null, cityId: null } : { kind: 'CITY', name: null, cityId };

/** Ids of people and of cities are told apart by their prefix. */
export function split(mentionIds: readonly string[]): { personIds: string[]; cityIds: string[] } {
  const unique = [...new Set(mentionIds)];
  return {
    personIds: unique.filter((id) => !id.startsWith('cty_')),
    cityIds: unique.filter((id) => id.startsWith('cty_')),
  };
}

function commentOf(command: ThreadCommand, id: string): string | null {
  if (command.type === 'addComment') return id;
  return command.type === 'editComment' || command.type === 'deleteComment' ? command.commentId : null;
}

const conflictWith = (row: ThreadEntity, expectedRevision: number | null | undefined): Refusal | undefined =>
  expectedRevision === undefined || expectedRevision === null || expectedRevision === row.revision
    ? undefined
    : {
        code: 'CONFLICT',
        message: 'threadMovedOn',
        parameters: { revision: row.revision },
        field: ['expectedRevision'],
      };
