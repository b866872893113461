import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';
import { CityEntity } from '../region/city.entity.js';

/** A city's turn in the chair (轮值主席任期), both days included. */
@Entity({ name: 'chair_term' })
@Check('chair_term_days_check', 'from_day <= until_day')
@Index('chair_term_project_index', ['projectId', 'from'])
export class ChairTermEntity {
  /** `ctm_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'chair_term_pkey' })
  id!: string;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'chair_term_project_fkey' })
  projectId!: string;

  @Column({ name: 'city_id', type: 'text' })
  @ForeignKey(() => CityEntity, { name: 'chair_term_city_fkey' })
  cityId!: string;

  /** Who chairs for the city; null while it has named nobody. */
  @Column({ name: 'person_id', type: 'text', nullable: true })
  @ForeignKey(() => PersonEntity, { name: 'chair_term_person_fkey' })
  personId!: string | null;

  /** `YYYY-MM-DD` */
  @Column({ name: 'from_day', type: 'text' })
  from!: string;

  /** `YYYY-MM-DD` */
  @Column({ name: 'until_day', type: 'text' })
  until!: string;
}
