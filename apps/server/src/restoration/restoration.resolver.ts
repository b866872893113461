import type { DraftRestorationPreviewArgs, MutationRestoreTextArgs } from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { RestorationService } from './restoration.service.js';

@Resolver('Draft')
export class RestorationResolver {
  constructor(private readonly restorationService: RestorationService) {}

  @ResolveField('restorationPreview')
  restorationPreview(
    @Context() context: ApiContext,
    @Parent() draft: DraftView,
    @Args() { moment, clauseLineId = null }: DraftRestorationPreviewArgs,
  ) {
    return this.restorationService.preview(context, draft, moment, clauseLineId);
  }

  @Mutation('restoreText')
  async restoreText(@Context() context: ApiContext, @Args() { input }: MutationRestoreTextArgs) {
    const { draftId, moment, clauseLineId = null, expectedRevision = null, idempotencyKey = null } = input;
    const wish = { draftId, moment, clauseLineId, expectedRevision, idempotencyKey };
    const outcome = await this.restorationService.restore(context, wish);
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, context.language)] };
    return { ...outcome, userErrors: [] };
  }
}
