import type { MutationDecideStrandedTextArgs, SubscriptionStrandedTextsChangedArgs } from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { StrandedSubscription } from './stranded-subscription.service.js';
import { StrandedService } from './stranded.service.js';
import type { StrandedTextView } from './stranded.view.js';

@Resolver('StrandedText')
export class StrandedResolver {
  constructor(
    private readonly stranded: StrandedService,
    private readonly subscription: StrandedSubscription,
  ) {}

  @Mutation('decideStrandedText')
  async decideStrandedText(@Context() context: ApiContext, @Args() { input }: MutationDecideStrandedTextArgs) {
    const { strandedTextId, decision, idempotencyKey = null } = input;
    const outcome = await this.stranded.decide(context, { strandedTextId, decision }, idempotencyKey);
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, context.language)] };
    // What was read before the change is not what it is now.
    context.loaders.strandedText.clear(strandedTextId);
    return { strandedText: await context.loaders.strandedText.load(strandedTextId), userErrors: [] };
  }

  @Subscription('strandedTextsChanged')
  strandedTextsChanged(@Context() context: ApiContext, @Args() { draftId }: SubscriptionStrandedTextsChangedArgs) {
    return this.subscription.changesOf(context, draftId);
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() text: StrandedTextView) {
    return loaders.draft.load(text.draftId);
  }

  @ResolveField('author')
  author(@Context() { loaders }: ApiContext, @Parent() text: StrandedTextView) {
    return loaders.person.load(text.authorId);
  }

  @ResolveField('decidedBy')
  decidedBy(@Context() { loaders }: ApiContext, @Parent() { decidedById }: StrandedTextView) {
    return decidedById === null ? null : loaders.person.load(decidedById);
  }
}

@Resolver('Draft')
export class DraftStrandedResolver {
  constructor(private readonly stranded: StrandedService) {}

  @ResolveField('strandedTexts')
  strandedTexts(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() given: ConnectionArguments) {
    return this.stranded.undecided(context, draft, given);
  }
}
