import type { SubscriptionRoundsChangedArgs } from '@colex/contract';
import type { RoundResult } from '@colex/workflow';
import { Args, Context, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import type { DraftView } from '../draft/draft.view.js';
import { signoffView } from '../signoff/signoff-fields.resolver.js';
import { toSettlementRuleView } from '../signoff/signoff.view.js';
import { RoundReading } from './round-reading.service.js';
import type { RoundView, WholeSignatureView } from './round.view.js';

@Resolver('Draft')
export class DraftRoundsResolver {
  constructor(private readonly reading: RoundReading) {}

  @ResolveField('rounds')
  rounds(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() given: ConnectionArguments) {
    return this.reading.rounds(context, draft, given);
  }

  @ResolveField('openRound')
  openRound(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.reading.openOf(context, draft.id);
  }

  @ResolveField('viewerMayPresideRounds')
  viewerMayPresideRounds(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.reading.mayPreside(context, draft.id);
  }

  @Subscription('roundsChanged')
  roundsChanged(@Context() context: ApiContext, @Args() { draftId, after }: SubscriptionRoundsChangedArgs) {
    return this.reading.changesOf(context, draftId, after ?? null);
  }
}

@Resolver('Round')
export class RoundResolver {
  constructor(private readonly reading: RoundReading) {}

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() { draftId }: RoundView) {
    return loaders.draft.load(draftId);
  }

  @ResolveField('version')
  version(@Context() { loaders }: ApiContext, @Parent() { versionId }: RoundView) {
    return loaders.version.load(versionId);
  }

  @ResolveField('rule')
  rule(@Parent() { settlementRule }: RoundView) {
    return toSettlementRuleView(settlementRule);
  }

  @ResolveField('cities')
  cities(@Context() { loaders }: ApiContext, @Parent() { cityIds }: RoundView) {
    return Promise.all(cityIds.map((cityId) => loaders.city.load(cityId)));
  }

  @ResolveField('openedBy')
  openedBy(@Context() { loaders }: ApiContext, @Parent() { openedById }: RoundView) {
    return loaders.person.load(openedById);
  }

  @ResolveField('result')
  result(@Parent() { fixed }: RoundView) {
    return fixed && { agreed: fixed.agreed, cities: fixed.cities, objectionCount: fixed.objections.length };
  }

  @ResolveField('progress')
  progress(@Context() context: ApiContext, @Parent() round: RoundView) {
    return this.reading.progress(context, round);
  }

  @ResolveField('rows')
  rows(@Context() context: ApiContext, @Parent() round: RoundView) {
    return this.reading.rows(context, round);
  }

  @ResolveField('changes')
  changes(@Context() context: ApiContext, @Parent() round: RoundView, @Args('cityId') cityId: string) {
    return this.reading.changes(context, round, cityId);
  }

  @ResolveField('clause')
  async clause(@Context() context: ApiContext, @Parent() round: RoundView, @Args('lineId') lineId: string) {
    const clause = await this.reading.clause(context, round, lineId);
    return (
      clause && {
        ...clause,
        signoffs: clause.signoffs.map(({ draftId, cityId, signoff }) => signoffView(draftId, cityId, signoff)),
      }
    );
  }

  @ResolveField('viewerMayPreside')
  viewerMayPreside(@Context() context: ApiContext, @Parent() { draftId }: RoundView) {
    return this.reading.mayPreside(context, draftId);
  }

  @ResolveField('viewerMaySign')
  viewerMaySign(@Context() context: ApiContext, @Parent() round: RoundView) {
    return this.reading.maySign(context, round);
  }
}

@Resolver('RoundCityAnswer')
export class RoundCityAnswerResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: RoundResult['cities'][number]) {
    return loaders.city.load(cityId);
  }
}

@Resolver('RoundProgress')
export class RoundProgressResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: { readonly cityId: string }) {
    return loaders.city.load(cityId);
  }
}

@Resolver('WholeSignature')
export class WholeSignatureResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { personId }: WholeSignatureView) {
    return loaders.person.load(personId);
  }
}

@Resolver('RoundChange')
export class RoundChangeResolver {
  @ResolveField('last')
  last(@Context() { loaders }: ApiContext, @Parent() { lastId }: { readonly lastId: string | null }) {
    return lastId === null ? null : loaders.signoffDecision.load(lastId);
  }
}

@Resolver('RoundsChanged')
export class RoundsChangedResolver {
  constructor(private readonly reading: RoundReading) {}

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() { draftId }: { readonly draftId: string }) {
    return loaders.draft.load(draftId);
  }

  @ResolveField('openRound')
  openRound(@Context() context: ApiContext, @Parent() { draftId }: { readonly draftId: string }) {
    return this.reading.openOf(context, draftId);
  }
}
