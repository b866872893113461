import type {
  DraftThreadsArgs,
  MutationAddCommentArgs,
  MutationAssignThreadArgs,
  MutationClassifyThreadArgs,
  MutationDeleteCommentArgs,
  MutationEditCommentArgs,
  MutationMarkThreadsSeenArgs,
  MutationOpenThreadArgs,
  MutationReattachThreadArgs,
  MutationReopenThreadArgs,
  MutationResolveThreadArgs,
  SubscriptionThreadsChangedArgs,
} from '@colex/contract';
import { clauseId } from '@colex/store';
import { Args, Context, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import type { ClauseView } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import { ThreadSubscription } from './thread-subscription.service.js';
import { filterOf, originOf, placeOf } from './thread-input.js';
import { type ThreadOutcome, ThreadService, split } from './thread.service.js';
import type { CommentView, ThreadChangeView, ThreadResolutionView, ThreadView } from './thread.view.js';

@Resolver('Draft')
export class DraftThreadsResolver {
  constructor(private readonly threadService: ThreadService) {}

  @ResolveField('threads')
  threads(
    @Context() context: ApiContext,
    @Parent() draft: DraftView,
    @Args() { filter, ...given }: DraftThreadsArgs & ConnectionArguments,
  ) {
    return this.threadService.threads(context, draft, filterOf(draft.id, filter ?? {}), given);
  }
}

@Resolver('Clause')
export class ClauseThreadsResolver {
  @ResolveField('openThreadCount')
  openThreadCount(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    return loaders.openThreadCount.load({ draftId: clause.draftId, lineId: clause.lineId });
  }
}

@Resolver('Thread')
export class ThreadResolver {
  constructor(
    private readonly threadService: ThreadService,
    private readonly subscription: ThreadSubscription,
  ) {}

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.draft.load(thread.draftId);
  }

  @ResolveField('clause')
  clause(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return thread.lineId === null ? null : loaders.clause.load(clauseId(thread.draftId, thread.lineId));
  }

  @ResolveField('openedBy')
  openedBy(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.person.load(thread.openedById);
  }

  @ResolveField('assignee')
  assignee(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return thread.assigneeId === null ? null : loaders.person.load(thread.assigneeId);
  }

  @ResolveField('comments')
  comments(@Context() context: ApiContext, @Parent() thread: ThreadView, @Args() given: ConnectionArguments) {
    return this.threadService.comments(context, thread, given);
  }

  @ResolveField('commentCount')
  commentCount(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.commentCount.load(thread.id);
  }

  @ResolveField('history')
  history(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.threadHistory.load(thread.id);
  }

  @ResolveField('viewerUnread')
  viewerUnread(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.threadUnread.load(thread.id);
  }

  @ResolveField('viewerMayDiscuss')
  viewerMayDiscuss(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.threadRight.load({ thread, action: 'thread.discuss' });
  }

  @ResolveField('viewerMayAssign')
  viewerMayAssign(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.threadRight.load({ thread, action: 'thread.assign' });
  }

  @ResolveField('viewerMayResolve')
  viewerMayResolve(@Context() { loaders }: ApiContext, @Parent() thread: ThreadView) {
    return loaders.threadRight.load({ thread, action: 'thread.resolve' });
  }

  @Mutation('openThread')
  async openThread(@Context() context: ApiContext, @Args() { input }: MutationOpenThreadArgs) {
    const { draftId, place, kind, origin, body, mentionIds, idempotencyKey = null, ...rest } = input;
    const outcome = await this.threadService.open(context, {
      mutation: 'openThread',
      input: { draftId, place, kind, origin, body, mentionIds, ...rest },
      idempotencyKey,
      draftId,
      place: place ? placeOf(place) : null,
      kind,
      origin: origin ? originOf(origin) : null,
      body,
      mentionIds: mentionIds ?? [],
    });
    return payload(context, outcome);
  }

  @Mutation('addComment')
  async addComment(@Context() context: ApiContext, @Args() { input }: MutationAddCommentArgs) {
    const { idempotencyKey = null, ...content } = input;
    const { threadId, body, mentionIds } = content;
    const wish = { mutation: 'addComment', input: content, idempotencyKey };
    const outcome = await this.threadService.change(context, threadId, wish, () => ({
      type: 'addComment',
      body,
      mentions: split(mentionIds ?? []),
    }));
    return payload(context, outcome);
  }

  @Mutation('editComment')
  async editComment(@Context() context: ApiContext, @Args() { input }: MutationEditCommentArgs) {
    const { idempotencyKey = null, ...content } = input;
    const { commentId, body, mentionIds } = content;
    const wish = { mutation: 'editComment', input: content, idempotencyKey };
    const outcome = await this.threadService.changeComment(context, commentId, wish, () => ({
      type: 'editComment',
      commentId,
      body,
      mentions: split(mentionIds ?? []),
    }));
    return payload(context, outcome);
  }

  @Mutation('deleteComment')
  async deleteComment(@Context() context: ApiContext, @Args() { input }: MutationDeleteCommentArgs) {
    const { idempotencyKey = null, ...content } = input;
    const { commentId } = content;
    const wish = { mutation: 'deleteComment', input: content, idempotencyKey };
    const outcome = await this.threadService.changeComment(context, commentId, wish, () => ({
      type: 'deleteComment',
      commentId,
    }));
    return payload(context, outcome);
  }

  @Mutation('assignThread')
  async assignThread(@Context() context: ApiContext, @Args() { input }: MutationAssignThreadArgs) {
    const { idempotencyKey = null, expectedRevision, ...content } = input;
    const { threadId, assigneeId = null, dueOn = null } = content;
    const wish = { mutation: 'assignThread', input: content, idempotencyKey, expectedRevision };
    const outcome = await this.threadService.change(context, threadId, wish, () => ({
      type: 'assignThread',
      assigneeId,
      dueOn,
    }));
    return payload(context, outcome);
  }

  @Mutation('classifyThread')
  async classifyThread(@Context() context: ApiContext, @Args() { input }: MutationClassifyThreadArgs) {
    const { idempotencyKey = null, expectedRevision, ...content } = input;
    const { threadId, kind, origin } = content;
    const wish = { mutation: 'classifyThread', input: content, idempotencyKey, expectedRevision };
    const outcome = await this.threadService.change(context, threadId, wish, () => ({
      type: 'classifyThread',
      kind,
      origin: originOf(origin),
    }));
    return payload(context, outcome);
  }

  @Mutation('resolveThread')
  async resolveThread(@Context() context: ApiContext, @Args() { input }: MutationResolveThreadArgs) {
    const { idempotencyKey = null, expectedRevision, ...content } = input;
    const { threadId, outcome: verdict = null, reason = null, answeredAtRevision = null } = content;
    const wish = { mutation: 'resolveThread', input: content, idempotencyKey, expectedRevision };
    const outcome = await this.threadService.change(context, threadId, wish, () => ({
      type: 'resolveThread',
      outcome: verdict,
      reason,
      answeredAtSeq: answeredAtRevision,
    }));
    return payload(context, outcome);
  }

  @Mutation('reopenThread')
  async reopenThread(@Context() context: ApiContext, @Args() { input }: MutationReopenThreadArgs) {
    const { idempotencyKey = null, expectedRevision, ...content } = input;
    const { threadId, reason = null } = content;
    const wish = { mutation: 'reopenThread', input: content, idempotencyKey, expectedRevision };
    const outcome = await this.threadService.change(context, threadId, wish, () => ({ type: 'reopenThread', reason }));
    return payload(context, outcome);
  }

  @Mutation('reattachThread')
  async reattachThread(@Context() context: ApiContext, @Args() { input }: MutationReattachThreadArgs) {
    const { idempotencyKey = null, expectedRevision, ...content } = input;
    const { threadId, place } = content;
    const wish = { mutation: 'reattachThread', input: content, idempotencyKey, expectedRevision };
    return payload(context, await this.threadService.reattach(context, threadId, wish, placeOf(place)));
  }

  /** Marking twice is marking once, so the idempotency key has nothing to guard. */
  @Mutation('markThreadsSeen')
  async markThreadsSeen(@Context() context: ApiContext, @Args() { input }: MutationMarkThreadsSeenArgs) {
    const ids = await this.threadService.markSeen(context, input.threadIds);
    return { threads: (await context.loaders.thread.loadMany(ids)).filter(Boolean), userErrors: [] };
  }

  @Subscription('threadsChanged')
  threadsChanged(@Context() context: ApiContext, @Args() { draftId, after }: SubscriptionThreadsChangedArgs) {
    return this.subscription.changesOf(context, draftId, after ?? null);
  }
}

@Resolver('Comment')
export class CommentResolver {
  @ResolveField('thread')
  thread(@Context() { loaders }: ApiContext, @Parent() comment: CommentView) {
    return loaders.thread.load(comment.threadId);
  }

  @ResolveField('author')
  author(@Context() { loaders }: ApiContext, @Parent() comment: CommentView) {
    return loaders.person.load(comment.authorId);
  }

  @ResolveField('mentionedPeople')
  async mentionedPeople(@Context() { loaders }: ApiContext, @Parent() comment: CommentView) {
    return (await loaders.person.loadMany(comment.personIds)).filter(Boolean);
  }

  @ResolveField('mentionedCities')
  async mentionedCities(@Context() { loaders }: ApiContext, @Parent() comment: CommentView) {
    return (await loaders.city.loadMany(comment.cityIds)).filter(Boolean);
  }

  @ResolveField('earlierWordings')
  earlierWordings(@Context() { loaders }: ApiContext, @Parent() comment: CommentView) {
    return loaders.commentWordings.load(comment.id);
  }
}

@Resolver('ThreadOrigin')
export class ThreadOriginResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: ThreadView['origin']) {
    return cityId === null ? null : loaders.city.load(cityId);
  }
}

@Resolver('ThreadResolution')
export class ThreadResolutionResolver {
  @ResolveField('by')
  by(@Context() { loaders }: ApiContext, @Parent() { byId }: ThreadResolutionView) {
    return loaders.person.load(byId);
  }
}

@Resolver('ThreadChange')
export class ThreadChangeResolver {
  @ResolveField('actor')
  actor(@Context() { loaders }: ApiContext, @Parent() { actorId }: ThreadChangeView) {
    return actorId === null ? null : loaders.person.load(actorId);
  }

  @ResolveField('comment')
  comment(@Context() { loaders }: ApiContext, @Parent() { commentId }: ThreadChangeView) {
    return commentId === null ? null : loaders.comment.load(commentId);
  }
}

@Resolver('ThreadsChanged')
export class ThreadsChangedResolver {
  @ResolveField('thread')
  thread(@Context() { loaders }: ApiContext, @Parent() { change }: { readonly change: ThreadChangeView }) {
    return loaders.thread.load(change.threadId);
  }
}

/** The thread and comment as they are now, read anew: what the request read before is of before. */
async function payload({ loaders, language }: ApiContext, outcome: ThreadOutcome) {
  if ('refusal' in outcome)
    return { thread: null, comment: null, userErrors: [toUserError(outcome.refusal, language)] };
  const { threadId, commentId } = outcome;
  loaders.thread.clear(threadId);
  if (commentId !== null) loaders.comment.clear(commentId);
  return {
    thread: await loaders.thread.load(threadId),
    comment: commentId === null ? null : await loaders.comment.load(commentId),
    userErrors: [],
  };
}
