import type { DraftKind } from '@colex/policy';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';
import { CityEntity } from '../region/city.entity.js';

/** A text 文本, apart from its words: those are the journal's. */
@Entity({ name: 'draft' })
@Unique('draft_slug_unique', ['slug'])
@Check('draft_kind_check', `kind IN ('JOINT', 'EDITION')`)
@Check('draft_city_check', `(kind = 'EDITION') = (city_id IS NOT NULL)`)
@Index('draft_project_created_index', ['projectId', 'createdAt'])
export class DraftEntity {
  /** `drf_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'draft_pkey' })
  id!: string;

  @Column({ type: 'text' })
  slug!: string;

  @Column({ type: 'text' })
  kind!: DraftKind;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'draft_project_fkey' })
  projectId!: string;

  /** Whose edition; null exactly for a joint text. */
  @Column({ name: 'city_id', type: 'text', nullable: true })
  @ForeignKey(() => CityEntity, { name: 'draft_city_fkey' })
  cityId!: string | null;

  @Column({ name: 'created_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'draft_created_by_fkey' })
  createdBy!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
