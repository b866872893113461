import type { QueryCityArgs, QueryRegionArgs } from '@colex/contract';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { ConnectionArguments } from '../api/connection.js';
import { RegionService } from './region.service.js';
import type { RegionView } from './region.view.js';

@Resolver('Region')
export class RegionResolver {
  constructor(private readonly regionService: RegionService) {}

  @Query('regions')
  regions(@Context() context: ApiContext, @Args() given: ConnectionArguments) {
    return this.regionService.regions(context, given);
  }

  @Query('region')
  region(@Context() context: ApiContext, @Args() { slug }: QueryRegionArgs) {
    return this.regionService.region(context, slug);
  }

  @Query('cities')
  allCities(@Context() context: ApiContext, @Args() given: ConnectionArguments) {
    return this.regionService.cities(context, given);
  }

  @Query('city')
  city(@Context() context: ApiContext, @Args() { slug }: QueryCityArgs) {
    return this.regionService.city(context, slug);
  }

  @ResolveField('cities')
  cities(@Context() context: ApiContext, @Parent() region: RegionView, @Args() given: ConnectionArguments) {
    return this.regionService.citiesOf(context, region, given);
  }

  @ResolveField('projects')
  projects(@Context() context: ApiContext, @Parent() region: RegionView, @Args() given: ConnectionArguments) {
    return this.regionService.projectsOf(context, region, given);
  }
}
