import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ProvinceEntity } from './province.entity.js';
import { RegionEntity } from './region.entity.js';

/** A city 市 of a region. */
@Entity({ name: 'city' })
@Unique('city_slug_unique', ['slug'])
@Check('city_colour_check', `colour ~ '^#[0-9a-f]{6}$'`)
@Index('city_region_position_index', ['regionId', 'position'])
export class CityEntity {
  /** `cty_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'city_pkey' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The one character that stands for the city. */
  @Column({ type: 'text' })
  sign!: string;

  /** `#rrggbb`, lower case. */
  @Column({ type: 'text' })
  colour!: string;

  @Column({ name: 'province_id', type: 'text' })
  @ForeignKey(() => ProvinceEntity, { name: 'city_province_fkey' })
  provinceId!: string;

  @Column({ name: 'region_id', type: 'text' })
  @ForeignKey(() => RegionEntity, { name: 'city_region_fkey' })
  regionId!: string;

  /** Place in the region's own order, from 0. */
  @Column({ type: 'integer' })
  position!: number;
}
