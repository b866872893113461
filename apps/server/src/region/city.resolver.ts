import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ApiContext } from '../api/api-context.js';
import type { CityView } from './region.view.js';

@Resolver('City')
export class CityResolver {
  @ResolveField('province')
  province(@Context() { loaders }: ApiContext, @Parent() city: CityView) {
    return loaders.province.load(city.provinceId);
  }

  @ResolveField('region')
  region(@Context() { loaders }: ApiContext, @Parent() city: CityView) {
    return loaders.region.load(city.regionId);
  }
}
