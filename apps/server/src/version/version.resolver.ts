import type { MutationCreateVersionArgs, VersionClauseArgs } from '@colex/contract';
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { toUserError } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { VersionService } from './version.service.js';
import type { VersionClauseView, VersionView } from './version.view.js';

@Resolver('Version')
export class VersionResolver {
  constructor(private readonly versionService: VersionService) {}

  @Mutation('createVersion')
  async createVersion(@Context() context: ApiContext, @Args() { input }: MutationCreateVersionArgs) {
    const { draftId, name, kind, note, expectedRevision = null, expectedDigest = null, idempotencyKey = null } = input;
    const wish = { draftId, name, kind, note: note ?? '', expectedRevision, expectedDigest, idempotencyKey };
    const outcome = await this.versionService.createVersion(context, wish);
    if ('refusal' in outcome) return { userErrors: [toUserError(outcome.refusal, context.language)] };
    return { version: await context.loaders.version.load(outcome.versionId), userErrors: [] };
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() version: VersionView) {
    return loaders.draft.load(version.draftId);
  }

  @ResolveField('createdBy')
  createdBy(@Context() { loaders }: ApiContext, @Parent() version: VersionView) {
    return loaders.person.load(version.createdById);
  }

  @ResolveField('clauses')
  clauses(@Context() context: ApiContext, @Parent() version: VersionView, @Args() given: ConnectionArguments) {
    return this.versionService.clauses(context, version, given);
  }

  @ResolveField('clause')
  clause(@Context() context: ApiContext, @Parent() version: VersionView, @Args() { number }: VersionClauseArgs) {
    return this.versionService.clause(context, version, number);
  }

  @ResolveField('plainText')
  plainText(@Context() context: ApiContext, @Parent() version: VersionView) {
    return this.versionService.plainText(context, version);
  }
}

@Resolver('VersionClause')
export class VersionClauseResolver {
  @ResolveField('version')
  version(@Context() { loaders }: ApiContext, @Parent() clause: VersionClauseView) {
    return loaders.version.load(clause.versionId);
  }
}

@Resolver('Draft')
export class DraftVersionsResolver {
  constructor(private readonly versionService: VersionService) {}

  @ResolveField('versions')
  versions(@Context() context: ApiContext, @Parent() draft: DraftView, @Args() given: ConnectionArguments) {
    return this.versionService.versions(context, draft, given);
  }

  @ResolveField('viewerMayNameVersions')
  viewerMayNameVersions(@Context() context: ApiContext, @Parent() draft: DraftView) {
    return this.versionService.mayNameVersions(context, draft);
  }
}
