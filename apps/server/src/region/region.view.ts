import type { City, Province, Region } from '@colex/contract';
import type { CityEntity, ProvinceEntity, RegionEntity } from '@colex/store';

/** A region as the API shows it, before its fields that are lists. */
export type RegionView = { readonly __typename: 'Region' } & Pick<Region, 'id' | 'slug' | 'name'>;

/** A province as the API shows it. */
export type ProvinceView = { readonly __typename: 'Province' } & Pick<Province, 'id' | 'name'>;

/** A city as the API shows it, before the things it belongs to. */
export type CityView = { readonly __typename: 'City'; readonly provinceId: string; readonly regionId: string } & Pick<
  City,
  'id' | 'slug' | 'name' | 'sign' | 'colour'
>;

export function toRegionView(row: RegionEntity): RegionView {
  return { __typename: 'Region', id: row.id, slug: row.slug, name: row.name };
}

export function toProvinceView(row: ProvinceEntity): ProvinceView {
  return { __typename: 'Province', id: row.id, name: row.name };
}

export function toCityView(row: CityEntity): CityView {
  const { id, slug, name, sign, colour, provinceId, regionId } = row;
  return { __typename: 'City', id, slug, name, sign, colour, provinceId, regionId };
}
