import type { QueryProjectArgs } from '@colex/contract';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { ProjectService } from './project.service.js';
import type { ProjectView } from './project.view.js';

@Resolver('Project')
export class ProjectResolver {
  constructor(private readonly projectService: ProjectService) {}

  @Query('projects')
  projects(@Context() context: ApiContext, @Args() given: ConnectionArguments) {
    return this.projectService.projects(context, given);
  }

  @Query('project')
  project(@Context() context: ApiContext, @Args() { slug }: QueryProjectArgs) {
    return this.projectService.project(context, slug);
  }

  @ResolveField('region')
  region(@Context() { loaders }: ApiContext, @Parent() project: ProjectView) {
    return loaders.region.load(project.regionId);
  }

  @ResolveField('leadCity')
  leadCity(@Context() { loaders }: ApiContext, @Parent() project: ProjectView) {
    return loaders.city.load(project.leadCityId);
  }

  @ResolveField('memberCities')
  memberCities(@Context() context: ApiContext, @Parent() project: ProjectView, @Args() given: ConnectionArguments) {
    return this.projectService.memberCities(context, project, given);
  }

  @ResolveField('memberships')
  memberships(@Context() { loaders }: ApiContext, @Parent() project: ProjectView) {
    return loaders.membershipsOfProject.load(project.id);
  }

  @ResolveField('drafts')
  drafts(@Context() context: ApiContext, @Parent() project: ProjectView, @Args() given: ConnectionArguments) {
    return this.projectService.drafts(context, project, given);
  }

  @ResolveField('viewerMayCreateDraft')
  viewerMayCreateDraft(@Context() context: ApiContext, @Parent() project: ProjectView) {
    return this.projectService.mayCreateDraft(context, project);
  }
}
