import type {
  MutationHeedFindingArgs,
  MutationIgnoreFindingArgs,
  SubscriptionIgnoredFindingsChangedArgs,
} from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { FindingSubscription } from './finding-subscription.service.js';
import { type FindingOutcome, FindingService } from './finding.service.js';
import type { IgnoredFindingView } from './finding.view.js';

@Resolver('IgnoredFinding')
export class FindingResolver {
  constructor(
    private readonly findings: FindingService,
    private readonly subscription: FindingSubscription,
  ) {}

  @Mutation('ignoreFinding')
  async ignoreFinding(@Context() context: ApiContext, @Args() { input }: MutationIgnoreFindingArgs) {
    const { draftId, rule, lineId, words, reason, idempotencyKey = null } = input;
    const wish = { draftId, rule, lineId, words, reason, idempotencyKey };
    return this.payload(context, await this.findings.ignore(context, wish));
  }

  @Mutation('heedFinding')
  async heedFinding(@Context() context: ApiContext, @Args() { input }: MutationHeedFindingArgs) {
    const { ignoredFindingId, idempotencyKey = null } = input;
    return this.payload(context, await this.findings.heed(context, ignoredFindingId, idempotencyKey));
  }

  @Subscription('ignoredFindingsChanged')
  ignoredFindingsChanged(@Context() context: ApiContext, @Args() { draftId }: SubscriptionIgnoredFindingsChangedArgs) {
    return this.subscription.changesOf(context, draftId);
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() ignored: IgnoredFindingView) {
    return loaders.draft.load(ignored.draftId);
  }

  @ResolveField('ignoredBy')
  ignoredBy(@Context() { loaders }: ApiContext, @Parent() ignored: IgnoredFindingView) {
    return loaders.person.load(ignored.ignoredById);
  }

  private async payload(context: ApiContext, outcome: FindingOutcome) {
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, context.language)] };
    const { ignoredFindingId } = outcome;
    // What was read before the change is not what it is now.
    context.loaders.ignoredFinding.clear(ignoredFindingId);
    return { ignoredFinding: await context.loaders.ignoredFinding.load(ignoredFindingId), userErrors: [] };
  }
}

@Resolver('Draft')
export class DraftFindingsResolver {
  constructor(private readonly findings: FindingService) {}

  @ResolveField('ignoredFindings')
  ignoredFindings(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() given: ConnectionArguments) {
    return this.findings.ignored(context, draft, given);
  }

  @ResolveField('viewerMayIgnoreFindings')
  viewerMayIgnoreFindings(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.findings.mayIgnore(context, draft);
  }
}
