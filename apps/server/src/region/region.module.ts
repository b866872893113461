import { Module } from '@nestjs/common';
import { CityResolver } from './city.resolver.js';
import { RegionResolver } from './region.resolver.js';
import { RegionService } from './region.service.js';

@Module({ providers: [RegionService, RegionResolver, CityResolver] })
export class RegionModule {}
