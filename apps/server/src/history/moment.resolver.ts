import type { DraftActivityArgs, DraftAtArgs, TextMomentClauseArgs } from '@colex/contract';
import { writeLineContent } from '@colex/lawtext';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { listConnection } from '../api/list-connection.js';
import { printedArticleNumber } from '../clause/article-number.js';
import type { ClauseView } from '../clause/clause.view.js';
import type { DraftView } from '../draft/draft.view.js';
import { printClauses } from '../projection/clause-rows.js';
import { ClauseHistory } from './clause-history.service.js';
import { MomentService } from './moment.service.js';
import { type MomentView, textOfMoment, toMomentClauseView } from './moment.view.js';
import type { AuthoredRun, AuthoredText } from './text-work.js';

@Resolver('TextMoment')
export class MomentResolver {
  constructor(private readonly momentService: MomentService) {}

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() moment: MomentView) {
    return loaders.draft.load(moment.draftId);
  }

  @ResolveField('at')
  async at(@Parent() moment: MomentView) {
    return (await this.momentService.entry(moment)).at.toISOString();
  }

  @ResolveField('by')
  async by(@Context() { loaders }: ApiContext, @Parent() moment: MomentView) {
    return loaders.person.load((await this.momentService.entry(moment)).actorId);
  }

  @ResolveField('version')
  version(@Context() { loaders }: ApiContext, @Parent() { versionId }: MomentView) {
    return versionId === null ? null : loaders.version.load(versionId);
  }

  @ResolveField('title')
  title(@Parent() moment: MomentView) {
    return textOfMoment(moment).title;
  }

  @ResolveField('digest')
  digest(@Parent() moment: MomentView) {
    return textOfMoment(moment).digest;
  }

  @ResolveField('counts')
  counts(@Parent() moment: MomentView) {
    return textOfMoment(moment).counts;
  }

  @ResolveField('clauses')
  clauses(@Parent() moment: MomentView, @Args() given: ConnectionArguments) {
    return listConnection('clauses-of-moment', textOfMoment(moment).clauses.map(toMomentClauseView), given);
  }

  @ResolveField('clause')
  clause(@Parent() moment: MomentView, @Args() { number }: TextMomentClauseArgs) {
    const printed = printedArticleNumber(number);
    const found = textOfMoment(moment).clauses.find((clause) => clause.kind === 'article' && clause.number === printed);
    return found ? toMomentClauseView(found) : null;
  }

  @ResolveField('plainText')
  plainText(@Parent() moment: MomentView) {
    return printClauses(textOfMoment(moment).clauses);
  }

  @ResolveField('content')
  content(@Parent() { lines }: MomentView) {
    return writeLineContent(lines);
  }

  @ResolveField('blame')
  blame(@Parent() moment: MomentView) {
    return this.momentService.blame(moment);
  }
}

@Resolver('Blame')
export class BlameResolver {
  @ResolveField('authors')
  authors(@Context() { loaders }: ApiContext, @Parent() { actors }: AuthoredText) {
    return loaders.person.loadMany(actors);
  }
}

@Resolver('BlameLine')
export class BlameLineResolver {
  @ResolveField('lineId')
  lineId(@Parent() { id }: AuthoredText['lines'][number]) {
    return id;
  }
}

@Resolver('BlameRun')
export class BlameRunResolver {
  @ResolveField('author')
  author(@Parent() { actor }: AuthoredRun) {
    return actor;
  }

  @ResolveField('at')
  at(@Parent() { at }: AuthoredRun) {
    return new Date(at).toISOString();
  }

  @ResolveField('revision')
  revision(@Parent() { seq }: AuthoredRun) {
    return seq;
  }
}

@Resolver('Draft')
export class DraftMomentsResolver {
  constructor(private readonly momentService: MomentService) {}

  @ResolveField('at')
  at(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() { moment }: DraftAtArgs) {
    return this.momentService.at(context, draft, moment);
  }

  @ResolveField('activity')
  activity(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() { slices }: DraftActivityArgs) {
    return this.momentService.activity(context, draft, slices ?? 120);
  }
}

@Resolver('ActivityShare')
export class ActivityShareResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { personId }: { readonly personId: string }) {
    return loaders.person.load(personId);
  }
}

@Resolver('Clause')
export class ClausePastResolver {
  constructor(
    private readonly momentService: MomentService,
    private readonly clauseHistory: ClauseHistory,
  ) {}

  @ResolveField('blame')
  blame(@Context() context: ApiContext, @Parent() clause: ClauseView) {
    return this.momentService.blameOfClause(context, clause);
  }

  @ResolveField('history')
  history(@Context() context: ApiContext, @Parent() clause: ClauseView, @Args() given: ConnectionArguments) {
    return this.clauseHistory.ofClause(context, clause, given);
  }
}

@Resolver('ClauseRevision')
export class ClauseRevisionResolver {
  @ResolveField('authors')
  authors(@Context() { loaders }: ApiContext, @Parent() { authorIds }: { readonly authorIds: readonly string[] }) {
    return loaders.person.loadMany(authorIds);
  }
}
