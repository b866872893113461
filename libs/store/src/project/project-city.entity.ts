import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CityEntity } from '../region/city.entity.js';
import { ProjectEntity } from './project.entity.js';

/** A city takes part in a project. The lead city has a row too. */
@Entity({ name: 'project_city' })
export class ProjectCityEntity {
  @PrimaryColumn({ name: 'project_id', type: 'text', primaryKeyConstraintName: 'project_city_pkey' })
  @ForeignKey(() => ProjectEntity, { name: 'project_city_project_fkey' })
  projectId!: string;

  @PrimaryColumn({ name: 'city_id', type: 'text', primaryKeyConstraintName: 'project_city_pkey' })
  @ForeignKey(() => CityEntity, { name: 'project_city_city_fkey' })
  cityId!: string;
}
