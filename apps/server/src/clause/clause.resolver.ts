import type { ClausesChangedEvent, DraftClauseArgs, SubscriptionClausesChangedArgs } from '@colex/contract';
import { Args, Context, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import type { DraftView } from '../draft/draft.view.js';
import { ClauseService } from './clause.service.js';
import type { ClauseView } from './clause.view.js';

@Resolver('Clause')
export class ClauseResolver {
  constructor(private readonly clauseService: ClauseService) {}

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    return loaders.draft.load(clause.draftId);
  }

  @Subscription('clausesChanged')
  clausesChanged(@Context() context: ApiContext, @Args() { draftId, after }: SubscriptionClausesChangedArgs) {
    return this.clauseService.changesOf(context, draftId, after ?? null);
  }
}

@Resolver('Draft')
export class DraftClausesResolver {
  constructor(private readonly clauseService: ClauseService) {}

  @ResolveField('clauses')
  clauses(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() given: ConnectionArguments) {
    return this.clauseService.clauses(context, draft, given);
  }

  @ResolveField('clause')
  clause(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() { number }: DraftClauseArgs) {
    return this.clauseService.clause(context, draft, number);
  }
}

@Resolver('ClausesChanged')
export class ClausesChangedResolver {
  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() event: ClausesChangedEvent) {
    return loaders.draft.load(event.draftId);
  }

  /** A clause that went again since the event has nothing to show. */
  @ResolveField('changed')
  async changed(@Context() { loaders }: ApiContext, @Parent() event: ClausesChangedEvent) {
    const clauses = await loaders.clause.loadMany(event.changedIds);
    return clauses.flatMap((clause) => {
      if (clause instanceof Error) throw clause;
      return clause ?? [];
    });
  }
}
