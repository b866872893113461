import type { MutationStartExportArgs, SubscriptionExportChangedArgs } from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { toUserError } from '../api/user-errors.js';
import { ExportService } from './export.service.js';
import type { ExportJobView } from './export.view.js';

@Resolver('ExportJob')
export class ExportResolver {
  constructor(private readonly exportService: ExportService) {}

  @Mutation('startExport')
  async startExport(@Context() context: ApiContext, @Args() { input }: MutationStartExportArgs) {
    const { draftId, kind, format, moment = null, base = null, roundId = null, idempotencyKey = null } = input;
    const wish = { draftId, kind, format, moment, base, roundId, idempotencyKey };
    const outcome = await this.exportService.start(context, wish);
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, context.language)] };
    return { job: await context.loaders.exportJob.load(outcome.id), userErrors: [] };
  }

  @Subscription('exportChanged')
  exportChanged(@Context() context: ApiContext, @Args() { id }: SubscriptionExportChangedArgs) {
    return this.exportService.changesOf(context, id);
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() job: ExportJobView) {
    return loaders.draft.load(job.draftId);
  }
}
