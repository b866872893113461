import type { GateSettings } from '@colex/workflow';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ProjectEntity } from '../project/project.entity.js';

/** What a project set for its gates (关口). A project without a row has the defaults of libs/workflow. */
@Entity({ name: 'procedure_settings' })
export class ProcedureSettingsEntity {
  @PrimaryColumn({ name: 'project_id', type: 'text', primaryKeyConstraintName: 'procedure_settings_pkey' })
  @ForeignKey(() => ProjectEntity, { name: 'procedure_settings_project_fkey' })
  projectId!: string;

  @Column({ type: 'jsonb' })
  gates!: Partial<GateSettings>;
}
