import { type EntityManager, In } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { CityEntity } from './city.entity.js';
import { ProvinceEntity } from './province.entity.js';
import { RegionEntity } from './region.entity.js';

/** All regions, by name. */
export const REGIONS = new KeysetList({
  name: 'regions',
  from: 'region',
  id: 'region.id',
  parent: `''`,
  order: ['region.name', 'region.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});

/** All cities, region by region in the region's own order. */
export const CITIES = new KeysetList({
  name: 'cities',
  from: 'city',
  id: 'city.id',
  parent: `''`,
  order: ['city.region_id', 'city.position', 'city.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});

/** The cities of a region in its own order. */
export const CITIES_OF_REGION = new KeysetList({
  ...CITIES.definition,
  name: 'cities-of-region',
  parent: 'city.region_id',
});

/** The cities that take part in a project: the lead city first, then in the region's order. */
export const CITIES_OF_PROJECT = new KeysetList({
  name: 'cities-of-project',
  from: `project_city
    JOIN project ON project.id = project_city.project_id
    JOIN city ON city.id = project_city.city_id`,
  id: 'city.id',
  parent: 'project_city.project_id',
  order: ['(CASE WHEN city.id = project.lead_city_id THEN 0 ELSE 1 END)', 'city.position', 'city.id'],
  descending: false,
  visible: VISIBLE_TO_ALL,
});

/** Regions, provinces and cities. */
export class RegionRepository {
  constructor(private readonly manager: EntityManager) {}

  async regionsByIds(ids: readonly string[]): Promise<(RegionEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(RegionEntity, { id: In(ids) }), (row) => row.id);
  }

  async provincesByIds(ids: readonly string[]): Promise<(ProvinceEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(ProvinceEntity, { id: In(ids) }), (row) => row.id);
  }

  async citiesByIds(ids: readonly string[]): Promise<(CityEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(CityEntity, { id: In(ids) }), (row) => row.id);
  }

  regionBySlug(slug: string): Promise<RegionEntity | null> {
    return this.manager.findOneBy(RegionEntity, { slug });
  }

  cityBySlug(slug: string): Promise<CityEntity | null> {
    return this.manager.findOneBy(CityEntity, { slug });
  }
}
