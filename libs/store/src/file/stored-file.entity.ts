import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** A file that goes with a step, a meeting or a paper (附件). Kept in the database, so that a backup is one thing. Never changed. */
@Entity({ name: 'stored_file' })
@Check('stored_file_size_check', 'size > 0')
@Index('stored_file_project_index', ['projectId', 'createdAt'])
export class StoredFileEntity {
  /** `fil_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'stored_file_pkey' })
  id!: string;

  @Column({ name: 'project_id', type: 'text' })
  @ForeignKey(() => ProjectEntity, { name: 'stored_file_project_fkey' })
  projectId!: string;

  /** As it was called where it came from, without a path. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'media_type', type: 'text' })
  mediaType!: string;

  @Column({ type: 'integer' })
  size!: number;

  /** SHA-256 of the bytes, hexadecimal. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'bytea', select: false })
  bytes!: Buffer;

  @Column({ name: 'created_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'stored_file_created_by_fkey' })
  createdBy!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
