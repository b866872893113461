import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A region 区域 whose cities legislate together. */
@Entity({ name: 'region' })
@Unique('region_slug_unique', ['slug'])
export class RegionEntity {
  /** `rgn_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'region_pkey' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  name!: string;
}
