import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { MembershipView } from './person.view.js';

@Resolver('Membership')
export class MembershipResolver {
  @ResolveField('person')
  person(@Context() { loaders }: ApiContext, @Parent() membership: MembershipView) {
    return loaders.person.load(membership.personId);
  }

  @ResolveField('project')
  project(@Context() { loaders }: ApiContext, @Parent() membership: MembershipView) {
    return loaders.project.load(membership.projectId);
  }
}
