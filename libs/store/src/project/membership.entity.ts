import type { Role } from '@colex/policy';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from './project.entity.js';

/** What somebody is in a project; one person may be several things. */
@Entity({ name: 'membership' })
@Check('membership_role_check', `role IN ('LEAD_DRAFTER', 'DRAFTER', 'REVIEWER', 'OBSERVER', 'CHAIR', 'ADMINISTRATOR')`)
@Index('membership_project_index', ['projectId'])
export class MembershipEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'membership_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'membership_person_fkey' })
  personId!: string;

  @PrimaryColumn({ name: 'project_id', type: 'text', primaryKeyConstraintName: 'membership_pkey' })
  @ForeignKey(() => ProjectEntity, { name: 'membership_project_fkey' })
  projectId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'membership_pkey' })
  role!: Role;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
