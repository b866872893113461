import { Access } from '@colex/access';
import { CITIES, CITIES_OF_REGION, PROJECTS_OF_REGION, REGIONS, RegionRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { ProjectView } from '../project/project.view.js';
import { type CityView, type RegionView, toCityView, toRegionView } from './region.view.js';

/** Regions, provinces and cities: everybody who is signed in may see them. */
@Injectable()
export class RegionService {
  constructor(
    private readonly access: Access,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async regions(context: ApiContext, given: ConnectionArguments): Promise<ConnectionView<RegionView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, REGIONS, '', given, context.loaders.region);
  }

  async region(context: ApiContext, slug: string): Promise<RegionView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const row = await new RegionRepository(this.dataSource.manager).regionBySlug(slug);
    return row && toRegionView(row);
  }

  async cities(context: ApiContext, given: ConnectionArguments): Promise<ConnectionView<CityView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, CITIES, '', given, context.loaders.city);
  }

  async city(context: ApiContext, slug: string): Promise<CityView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const row = await new RegionRepository(this.dataSource.manager).cityBySlug(slug);
    return row && toCityView(row);
  }

  async citiesOf(
    context: ApiContext,
    region: RegionView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<CityView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, CITIES_OF_REGION, region.id, given, context.loaders.city);
  }

  async projectsOf(
    context: ApiContext,
    region: RegionView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<ProjectView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, PROJECTS_OF_REGION, region.id, given, context.loaders.project);
  }
}
