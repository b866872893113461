import type { LineKind } from '@colex/lawtext';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ClauseLineRow } from '../clause/clause.entity.js';
import { VersionEntity } from './version.entity.js';

/** A clause of a version, as it was: what a sign-off can point at. Never changed, never deleted. */
@Entity({ name: 'version_clause' })
@Unique('version_clause_position_unique', ['versionId', 'position'])
@Unique('version_clause_line_unique', ['versionId', 'lineId'])
export class VersionClauseEntity {
  /** `vcl_<version id without its prefix>.<line id>` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'version_clause_pkey' })
  id!: string;

  @Column({ name: 'version_id', type: 'text' })
  @ForeignKey(() => VersionEntity, { name: 'version_clause_version_fkey' })
  versionId!: string;

  /** Identity of its first line: the same as in the draft. */
  @Column({ name: 'line_id', type: 'text' })
  lineId!: string;

  /** Place in the text, from 0. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  kind!: LineKind;

  /** As printed (第十条); null where the kind has none. */
  @Column({ type: 'text', nullable: true })
  number!: string | null;

  /** The headings above it, outermost first. */
  @Column({ type: 'text', array: true })
  path!: readonly string[];

  /** Its lines as they print, one a row. */
  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'jsonb' })
  lines!: readonly ClauseLineRow[];
}
