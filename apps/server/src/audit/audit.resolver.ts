import { type AuditFilter as AuditFilterInput, type QueryAuditHeadArgs, auditActionLabel } from '@colex/contract';
import type { AuditFilter } from '@colex/store';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { AuditService } from './audit.service.js';
import type { AuditEntryView } from './audit.view.js';

@Resolver('AuditEntry')
export class AuditResolver {
  constructor(private readonly auditService: AuditService) {}

  @Query('auditEntries')
  auditEntries(
    @Context() context: ApiContext,
    @Args() { filter, ...given }: ConnectionArguments & { readonly filter?: AuditFilterInput | null },
  ) {
    return this.auditService.entries(context, filterOf(filter ?? {}), given);
  }

  @Query('auditHead')
  auditHead(@Context() { actor }: ApiContext, @Args() { projectId = null }: QueryAuditHeadArgs) {
    return this.auditService.head(actor, projectId);
  }

  @ResolveField('label')
  label(@Context() { language }: ApiContext, @Parent() { action }: AuditEntryView) {
    return auditActionLabel(action, language);
  }

  @ResolveField('actor')
  actor(@Context() { loaders }: ApiContext, @Parent() { actorId }: AuditEntryView) {
    return actorId === null ? null : loaders.person.load(actorId);
  }

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() { cityId }: AuditEntryView) {
    return cityId === null ? null : loaders.city.load(cityId);
  }

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() { projectId }: AuditEntryView) {
    return projectId === null ? null : loaders.project.load(projectId);
  }

  @ResolveField('draft')
  draft(@Context() { loaders }: ApiContext, @Parent() { draftId }: AuditEntryView) {
    return draftId === null ? null : loaders.draft.load(draftId);
  }
}

function filterOf(input: AuditFilterInput): AuditFilter {
  const { personId, from, until, ...rest } = input;
  return { ...rest, actorId: personId, from: from ? new Date(from) : null, until: until ? new Date(until) : null };
}
