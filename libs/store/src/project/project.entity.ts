import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { CityEntity } from '../region/city.entity.js';
import { RegionEntity } from '../region/region.entity.js';

/** Models of joint legislation: 紧密型, 半紧密型, 松散型. */
export const PROJECT_MODELS = ['UNIFORM_TEXT', 'COMMON_CORE', 'LOOSE'] as const;

/** One of {@link PROJECT_MODELS}. */
export type ProjectModel = (typeof PROJECT_MODELS)[number];

/** A joint legislation project 协同立法项目. */
@Entity({ name: 'project' })
@Unique('project_slug_unique', ['slug'])
@Check('project_model_check', `model IN ('UNIFORM_TEXT', 'COMMON_CORE', 'LOOSE')`)
@Index('project_region_created_index', ['regionId', 'createdAt'])
export class ProjectEntity {
  /** `prj_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'project_pkey' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  model!: ProjectModel;

  @Column({ name: 'region_id', type: 'text' })
  @ForeignKey(() => RegionEntity, { name: 'project_region_fkey' })
  regionId!: string;

  /** 牵头市; also one of the project's cities. */
  @Column({ name: 'lead_city_id', type: 'text' })
  @ForeignKey(() => CityEntity, { name: 'project_lead_city_fkey' })
  leadCityId!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
