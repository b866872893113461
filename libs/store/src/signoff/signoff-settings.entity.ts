import type { SettlementRule } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { ProjectEntity } from '../project/project.entity.js';

/** How a project signs off (会签规则). A project without a row has the defaults of the workflow lib. */
@Entity({ name: 'signoff_settings' })
@Check('signoff_settings_rule_check', `rule IN ('ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES')`)
export class SignoffSettingsEntity {
  @PrimaryColumn({ name: 'project_id', type: 'text', primaryKeyConstraintName: 'signoff_settings_pkey' })
  @ForeignKey(() => ProjectEntity, { name: 'signoff_settings_project_fkey' })
  projectId!: string;

  @Column({ type: 'text' })
  rule!: SettlementRule['type'];

  /** The cities that must agree under `NAMED_CITIES`; empty under the other rules. */
  @Column({ name: 'named_city_ids', type: 'text', array: true })
  namedCityIds!: readonly string[];

  /** Whether 附保留同意 counts as agreement. */
  @Column({ name: 'reservations_count', type: 'boolean' })
  reservationsCount!: boolean;

  /** Whether the last editor of a clause may be the only one of the city to approve it. */
  @Column({ name: 'last_editor_may_decide_alone', type: 'boolean' })
  lastEditorMayDecideAlone!: boolean;

  @Column({ name: 'changed_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'signoff_settings_changed_by_fkey' })
  changedBy!: string;

  @Column(instantColumn('changed_at'))
  changedAt!: Date;
}
