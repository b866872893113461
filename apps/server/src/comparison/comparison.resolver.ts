import type { ComparisonChangesArgs, QueryCompareArgs } from '@colex/contract';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import { listConnection } from '../api/list-connection.js';
import type { LineAuthor } from '../history/text-work.js';
import { toChangedLine } from './changed-line.js';
import {
  type ClauseChangeView,
  type ComparedThreadView,
  ComparisonService,
  type ComparisonView,
  toChangeKind,
} from './comparison.service.js';

const KINDS = ['unchanged', 'renumbered', 'changed', 'moved', 'split', 'merged', 'added', 'removed'] as const;

@Resolver('Comparison')
export class ComparisonResolver {
  constructor(private readonly comparisonService: ComparisonService) {}

  @Query('compare')
  compare(@Context() context: ApiContext, @Args() { from, to }: QueryCompareArgs) {
    return this.comparisonService.compare(context, from, to);
  }

  @ResolveField('counts')
  async counts(@Parent() comparison: ComparisonView) {
    const changes = await comparison.changes();
    return KINDS.map((kind) => ({
      kind: toChangeKind(kind),
      count: changes.filter((change) => change.kind === kind).length,
    }));
  }

  @ResolveField('changes')
  async changes(
    @Context() context: ApiContext,
    @Parent() comparison: ComparisonView,
    @Args() { first, after, last, before, ...filter }: ComparisonChangesArgs,
  ) {
    const changes = await this.comparisonService.changes(context, comparison, filter);
    return listConnection('changes-of-comparison', changes, { first, after, last, before });
  }

  @ResolveField('lineAuthors')
  async lineAuthors(@Parent() comparison: ComparisonView) {
    return [...(await comparison.authors())].map(([lineId, authors]) => ({ lineId, authors }));
  }

  @ResolveField('threads')
  threads(@Parent() comparison: ComparisonView) {
    return this.comparisonService.threads(comparison);
  }
}

@Resolver('ComparedThread')
export class ComparedThreadResolver {
  @ResolveField('thread')
  thread(@Context() { loaders }: ApiContext, @Parent() { threadId }: ComparedThreadView) {
    return loaders.thread.load(threadId);
  }

  @ResolveField('isAnswered')
  async isAnswered(@Context() { loaders }: ApiContext, @Parent() { threadId, after, upTo }: ComparedThreadView) {
    const answeredAt = (await loaders.thread.load(threadId))?.resolution?.answeredAtRevision ?? null;
    return answeredAt !== null && answeredAt > after && answeredAt <= upTo;
  }
}

@Resolver('ClauseChange')
export class ClauseChangeResolver {
  @ResolveField('kind')
  kind(@Parent() { kind }: ClauseChangeView) {
    return toChangeKind(kind);
  }

  @ResolveField('before')
  before(@Parent() { beforeClauses }: ClauseChangeView) {
    return beforeClauses;
  }

  @ResolveField('after')
  after(@Parent() { afterClauses }: ClauseChangeView) {
    return afterClauses;
  }

  @ResolveField('lines')
  lines(@Parent() { lines }: ClauseChangeView) {
    return lines.map(toChangedLine);
  }
}

@Resolver('ChangeAuthor')
export class ChangeAuthorResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() { actor }: LineAuthor) {
    return loaders.person.load(actor);
  }

  @ResolveField('first')
  first(@Parent() { firstAt }: LineAuthor) {
    return new Date(firstAt).toISOString();
  }

  @ResolveField('last')
  last(@Parent() { lastAt }: LineAuthor) {
    return new Date(lastAt).toISOString();
  }

  @ResolveField('lastRevision')
  lastRevision(@Parent() { lastSeq }: LineAuthor) {
    return lastSeq;
  }
}
