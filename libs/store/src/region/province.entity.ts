import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A province 省, whose standing committee approves the regulations of its cities (立法法 art. 81). */
@Entity({ name: 'province' })
@Unique('province_name_unique', ['name'])
export class ProvinceEntity {
  /** `prv_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'province_pkey' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;
}
