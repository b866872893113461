import { LOSSES, type MutationCreateDraftArgs, type QueryDraftArgs, say } from '@colex/contract';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import { DraftService } from './draft.service.js';
import type { DraftView } from './draft.view.js';

@Resolver('Draft')
export class DraftResolver {
  constructor(private readonly draftService: DraftService) {}

  @Query('drafts')
  drafts(@Context() context: ApiContext, @Args() given: ConnectionArguments) {
    return this.draftService.drafts(context, given);
  }

  @Query('draft')
  draft(@Context() context: ApiContext, @Args() { slug }: QueryDraftArgs) {
    return this.draftService.draft(context, slug);
  }

  @Mutation('createDraft')
  async createDraft(@Context() { actor, language, loaders }: ApiContext, @Args() { input }: MutationCreateDraftArgs) {
    const { projectId, kind, cityId = null, title = null, text, idempotencyKey = null } = input;
    const wish = { projectId, kind, cityId, title, text, idempotencyKey };
    const outcome = await this.draftService.createDraft(actor, wish);
    if ('refusal' in outcome) return { losses: [], userErrors: [toUserError(outcome.refusal, language)] };
    const losses = outcome.losses.map(({ line, reason, text }) => ({ line, text, reason: LOSSES[reason][language] }));
    return { draft: await loaders.draft.load(outcome.draftId), losses, userErrors: [] };
  }

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() draft: DraftView) {
    return loaders.project.load(draft.projectId);
  }

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() draft: DraftView) {
    return draft.cityId === null ? null : loaders.city.load(draft.cityId);
  }

  @ResolveField('createdBy')
  createdBy(@Context() { loaders }: ApiContext, @Parent() draft: DraftView) {
    return loaders.person.load(draft.createdById);
  }

  @ResolveField('plainText')
  plainText(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.draftService.plainText(context, draft);
  }

  @ResolveField('viewerMode')
  async viewerMode(@Context() { loaders }: ApiContext, @Parent() draft: DraftView) {
    return (await loaders.mode.load(draft)).mode;
  }

  @ResolveField('viewerModeReason')
  async viewerModeReason(@Context() { loaders, language }: ApiContext, @Parent() draft: DraftView) {
    const { reason } = await loaders.mode.load(draft);
    return reason === null ? null : say(reason, language);
  }
}
