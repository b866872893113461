import type {
  MutationMarkInboxArgs,
  MutationSaveInboxSettingsArgs,
  MutationWatchArgs,
  QueryInboxArgs,
  SubscriptionInboxChangedArgs,
} from '@colex/contract';
import { clauseId } from '@colex/store';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import type { ClauseView } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import { InboxSubscription } from './inbox-subscription.service.js';
import { InboxService } from './inbox.service.js';
import type { InboxItemView } from './inbox.view.js';

@Resolver('InboxItem')
export class InboxResolver {
  constructor(
    private readonly inboxService: InboxService,
    private readonly subscription: InboxSubscription,
  ) {}

  @Query('inbox')
  inbox(@Context() context: ApiContext, @Args() { filter, ...given }: QueryInboxArgs & ConnectionArguments) {
    return this.inboxService.inbox(context, filter ?? {}, given);
  }

  @Query('inboxUnreadCount')
  inboxUnreadCount(@Context() context: ApiContext) {
    return this.inboxService.unreadCount(context);
  }

  @Query('inboxSettings')
  inboxSettings(@Context() context: ApiContext) {
    return this.inboxService.settings(context);
  }

  /** Marking twice is marking once, so the idempotency key has nothing to guard. */
  @Mutation('markInbox')
  async markInbox(@Context() context: ApiContext, @Args() { input }: MutationMarkInboxArgs) {
    await this.inboxService.mark(context, input.ids ?? 'all', input.read);
    return { unreadCount: await this.inboxService.unreadCount(context), userErrors: [] };
  }

  @Mutation('saveInboxSettings')
  async saveInboxSettings(@Context() context: ApiContext, @Args() { input }: MutationSaveInboxSettingsArgs) {
    const { idempotencyKey = null, ...content } = input;
    const { email = null, digest, quietFrom = null, quietUntil = null, preferences } = content;
    const wish = { email, digest, quietFrom, quietUntil, preferences: preferences ?? [] };
    const outcome = await this.inboxService.saveSettings(context, wish, { input: content, idempotencyKey });
    return 'refusal' in outcome
      ? { settings: null, userErrors: [toUserError(outcome.refusal, context.language)] }
      : { settings: await this.inboxService.settings(context), userErrors: [] };
  }

  @Mutation('watch')
  async watch(@Context() context: ApiContext, @Args() { input }: MutationWatchArgs) {
    const { draftId, clauseId: ofClause = null, level = null } = input;
    const outcome = await this.inboxService.watch(context, draftId, ofClause, level);
    return 'refusal' in outcome
      ? { draft: null, userErrors: [toUserError(outcome.refusal, context.language)] }
      : { draft: await context.loaders.draft.load(draftId), userErrors: [] };
  }

  @Subscription('inboxChanged')
  inboxChanged(@Context() context: ApiContext, @Args() { after }: SubscriptionInboxChangedArgs) {
    return this.subscription.changes(context, after ?? null);
  }

  @ResolveField('sentence')
  sentence(@Context() context: ApiContext, @Parent() item: InboxItemView) {
    return this.inboxService.sentence(context, item);
  }

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() item: InboxItemView) {
    return loaders.project.load(item.projectId);
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() item: InboxItemView) {
    return item.draftId === null ? null : loaders.draft.load(item.draftId);
  }

  @ResolveField('clause')
  clause(@Context() { loaders }: ApiContext, @Parent() { draftId, lineId }: InboxItemView) {
    return draftId === null || lineId === null ? null : loaders.clause.load(clauseId(draftId, lineId));
  }

  @ResolveField('actor')
  actor(@Context() { loaders }: ApiContext, @Parent() item: InboxItemView) {
    return item.actorId === null ? null : loaders.person.load(item.actorId);
  }
}

@Resolver('Draft')
export class DraftWatchResolver {
  @ResolveField('viewerWatch')
  viewerWatch(@Context() { loaders }: ApiContext, @Parent() draft: DraftView) {
    return loaders.watch.load({ draftId: draft.id, lineId: '' });
  }
}

@Resolver('Clause')
export class ClauseWatchResolver {
  @ResolveField('viewerWatch')
  viewerWatch(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    return loaders.watch.load({ draftId: clause.draftId, lineId: clause.lineId });
  }
}
