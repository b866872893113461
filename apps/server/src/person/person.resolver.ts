import type { QueryPersonArgs } from '@colex/contract';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { PersonService } from './person.service.js';
import type { PersonView } from './person.view.js';

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly personService: PersonService) {}

  @Query('people')
  people(@Context() context: ApiContext, @Args() given: ConnectionArguments) {
    return this.personService.people(context, given);
  }

  @Query('person')
  person(@Context() context: ApiContext, @Args() { account }: QueryPersonArgs) {
    return this.personService.person(context, account);
  }

  @ResolveField('city')
  city(@Context() { loaders }: ApiContext, @Parent() person: PersonView) {
    return person.cityId === null ? null : loaders.city.load(person.cityId);
  }

  @ResolveField('memberships')
  memberships(@Context() { loaders }: ApiContext, @Parent() person: PersonView) {
    return loaders.membershipsOfPerson.load(person.id);
  }
}
