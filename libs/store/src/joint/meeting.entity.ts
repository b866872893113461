import type { Meeting } from '@colex/workflow';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity.js';

/** A meeting of the cities (联席会议 …), kept whole: the machine of libs/workflow is its only author. */
@Entity({ name: 'meeting' })
@Index('meeting_project_day_index', ['projectId', 'day', 'id'])
export class MeetingEntity {
  /** `mtg_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'meeting_pkey' })
  id!: string;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'meeting_project_fkey' })
  projectId!: string;

  /** The day it is held, `YYYY-MM-DD`; what the list is ordered by. */
  @Column({ type: 'text' })
  day!: string;

  /** Moves by one with every change. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  state!: Meeting;
}
