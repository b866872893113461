import type { SignedPaper } from '@colex/workflow';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { StoredFileEntity } from '../file/stored-file.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** A paper the cities sign together (协议, 会议纪要, 工作方案, 函), kept whole: the machine of libs/workflow is its only author. */
@Entity({ name: 'signed_paper' })
@Index('signed_paper_project_created_index', ['projectId', 'createdAt', 'id'])
export class SignedPaperEntity {
  /** `ppr_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signed_paper_pkey' })
  id!: string;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'signed_paper_project_fkey' })
  projectId!: string;

  /** The document that is signed. */
  @Column({ name: 'file_id', type: 'text' })
  @ForeignKey(() => StoredFileEntity, { name: 'signed_paper_file_fkey' })
  fileId!: string;

  /** Moves by one with every change. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  state!: SignedPaper;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
