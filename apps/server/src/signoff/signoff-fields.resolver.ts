import type { SignoffsChangedEvent, SubscriptionSignoffsChangedArgs } from '@colex/contract';
import { clauseId as idOfClause } from '@colex/store';
import type { Settled, SignoffSettings, SignoffStatus } from '@colex/workflow';
import { Args, Context, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import type { ClauseView } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import type { ProjectView } from '../project/project.view.js';
import { type DraftSignoffView, SignoffReading } from './signoff-reading.service.js';
import {
  type CitedClauseView,
  type ClauseRecordView,
  type SettlementRuleView,
  type SignoffDecisionView,
  toCitedClauseView,
  toSettlementRuleView,
} from './signoff.view.js';

@Resolver('Clause')
export class ClauseSignoffResolver {
  constructor(private readonly reading: SignoffReading) {}

  @ResolveField('citations')
  async citations(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    const { citations } = await loaders.clauseSignoff.load(clause);
    return citations.map((cited) => toCitedClauseView(clause.draftId, cited));
  }

  @ResolveField('signoffs')
  async signoffs(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    const { signoffs } = await loaders.clauseSignoff.load(clause);
    return signoffs.map(({ cityId, signoff }) => signoffView(clause.draftId, cityId, signoff));
  }

  @ResolveField('settlement')
  async settlement(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    return (await loaders.clauseSignoff.load(clause)).settled;
  }

  @ResolveField('ownerCity')
  async ownerCity(@Context() { loaders }: ApiContext, @Parent() clause: ClauseView) {
    const { ownerCityId } = await loaders.clauseSignoff.load(clause);
    return ownerCityId === null ? null : loaders.city.load(ownerCityId);
  }

  @ResolveField('decisions')
  decisions(@Context() context: ApiContext, @Parent() clause: ClauseView, @Args() given: ConnectionArguments) {
    return this.reading.decisions(context, clause, given);
  }

  @ResolveField('records')
  records(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.reading.records(context, clause);
  }

  @ResolveField('viewerMayEdit')
  viewerMayEdit(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.reading.mayEdit(context, clause);
  }

  @ResolveField('viewerMayDecide')
  viewerMayDecide(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.reading.mayDecide(context, clause.draftId);
  }

  @ResolveField('viewerMayPreside')
  viewerMayPreside(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.reading.mayPreside(context, clause.draftId);
  }

  @ResolveField('viewerMayGiveBack')
  viewerMayGiveBack(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.reading.mayGiveBack(context, clause);
  }

  @Subscription('signoffsChanged')
  signoffsChanged(@Context() context: ApiContext, @Args() { draftId, after }: SubscriptionSignoffsChangedArgs) {
    return this.reading.changesOf(context, draftId, after ?? null);
  }
}

/** Where one city stands, by ids. */
export function signoffView(draftId: string, cityId: string, signoff: SignoffStatus) {
  return {
    draftId,
    cityId,
    status: signoff.status,
    was: signoff.status === 'STALE' ? signoff.was : null,
    decisionId: signoff.decision?.id ?? null,
    changedLineIds: signoff.changedCitations,
    read: signoff.decision?.citations ?? [],
  };
}

@Resolver('ClauseSignoff')
export class CitySignoffResolver {
  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: ReturnType<typeof signoffView>) {
    return loaders.city.load(cityId);
  }

  @ResolveField('decision')
  decision(@Context() { loaders }: ApiContext, @Parent() { decisionId }: ReturnType<typeof signoffView>) {
    return decisionId === null ? null : loaders.signoffDecision.load(decisionId);
  }

  /** With the digest that was read; for a clause cited since, the one that stands. */
  @ResolveField('changedCitations')
  async changedCitations(@Context() { loaders }: ApiContext, @Parent() signoff: ReturnType<typeof signoffView>) {
    return Promise.all(
      signoff.changedLineIds.map(async (lineId) => {
        const clauseId = idOfClause(signoff.draftId, lineId);
        const read = signoff.read.find((cited) => cited.clauseId === lineId);
        return { clauseId, digest: read?.digest ?? (await loaders.clause.load(clauseId))?.digest ?? '' };
      }),
    );
  }
}

@Resolver('CitedClause')
export class CitedClauseResolver {
  @ResolveField('clause')
  clause(@Context() { loaders }: ApiContext, @Parent() cited: CitedClauseView) {
    return loaders.clause.load(cited.clauseId);
  }
}

@Resolver('SignoffDecision')
export class SignoffDecisionResolver {
  constructor(private readonly reading: SignoffReading) {}

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() decision: SignoffDecisionView) {
    return loaders.city.load(decision.cityId);
  }

  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() decision: SignoffDecisionView) {
    return loaders.person.load(decision.personId);
  }

  @ResolveField('words')
  words(@Context() context: ApiContext, @Parent() decision: SignoffDecisionView) {
    return this.reading.words(context, decision);
  }
}

@Resolver('ClauseSettlement')
export class ClauseSettlementResolver {
  @ResolveField('settledAt')
  settledAt(@Parent() settled: Settled) {
    return settled.at;
  }

  @ResolveField('rule')
  rule(@Parent() settled: Settled) {
    return toSettlementRuleView(settled.rule);
  }

  @ResolveField('decisions')
  async decisions(@Context() { loaders }: ApiContext, @Parent() settled: Settled) {
    return Promise.all(settled.decisionIds.map((id) => loaders.signoffDecision.load(id)));
  }
}

@Resolver('SettlementRule')
export class SettlementRuleResolver {
  @ResolveField('cities')
  cities(@Context() { loaders }: ApiContext, @Parent() rule: SettlementRuleView) {
    return Promise.all(rule.cityIds.map((cityId) => loaders.city.load(cityId)));
  }
}

@Resolver('ClauseRecord')
export class ClauseRecordResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() record: ClauseRecordView) {
    return loaders.person.load(record.personId);
  }

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: ClauseRecordView) {
    return cityId === null ? null : loaders.city.load(cityId);
  }

  @ResolveField('fromCity')
  fromCity(@Context() { loaders }: ApiContext, @Parent() { fromCityId }: ClauseRecordView) {
    return fromCityId === null ? null : loaders.city.load(fromCityId);
  }
}

@Resolver('Draft')
export class DraftSignoffResolver {
  constructor(private readonly reading: SignoffReading) {}

  @ResolveField('signoff')
  signoff(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.reading.ofDraft(context, draft);
  }

  @ResolveField('viewerMayDecide')
  viewerMayDecide(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.reading.mayDecide(context, draft.id);
  }
}

@Resolver('DraftSignoff')
export class SignoffCitiesResolver {
  @ResolveField('cities')
  cities(@Context() { loaders }: ApiContext, @Parent() signoff: DraftSignoffView) {
    return Promise.all(signoff.cityIds.map((cityId) => loaders.city.load(cityId)));
  }
}

@Resolver('Project')
export class ProjectSignoffResolver {
  constructor(private readonly reading: SignoffReading) {}

  @ResolveField('signoffSettings')
  signoffSettings(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.settings(context, project);
  }

  @ResolveField('viewerMayConfigureSignoff')
  viewerMayConfigureSignoff(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.reading.mayConfigure(context, project);
  }
}

@Resolver('SignoffSettings')
export class SignoffSettingsResolver {
  @ResolveField('rule')
  rule(@Parent() settings: SignoffSettings) {
    return toSettlementRuleView(settings.rule);
  }
}

@Resolver('SignoffsChanged')
export class SignoffsChangedResolver {
  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() event: SignoffsChangedEvent) {
    return loaders.draft.load(event.draftId);
  }

  /** A clause that went since has nothing to show. */
  @ResolveField('clauses')
  async clauses(@Context() { loaders }: ApiContext, @Parent() event: SignoffsChangedEvent) {
    const clauses = await Promise.all(event.clauseIds.map((id) => loaders.clause.load(id)));
    return clauses.flatMap((clause) => clause ?? []);
  }
}
