import type { ProcedureRules, Track } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { ProjectEntity } from '../project/project.entity.js';
import { CityEntity } from '../region/city.entity.js';

/**
 * One city's way through the procedure (城市立法进程), kept whole: the machine of libs/workflow is its only author and its
 * lists only grow. Who changed what is in the audit chain.
 */
@Entity({ name: 'track' })
@Check('track_revision_check', 'revision >= 0')
export class TrackEntity {
  @PrimaryColumn({ name: 'project_id', type: 'text', primaryKeyConstraintName: 'track_pkey' })
  @ForeignKey(() => ProjectEntity, { name: 'track_project_fkey' })
  projectId!: string;

  @PrimaryColumn({ name: 'city_id', type: 'text', primaryKeyConstraintName: 'track_pkey' })
  @ForeignKey(() => CityEntity, { name: 'track_city_fkey' })
  cityId!: string;

  /** Moves by one with every change; 0 before the first. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  state!: Track;

  /** The rules of the city's procedure where somebody set them; null for those it starts with. */
  @Column({ type: 'jsonb', nullable: true })
  rules!: ProcedureRules | null;

  @Column(instantColumn('updated_at'))
  updatedAt!: Date;
}
