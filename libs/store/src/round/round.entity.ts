import type { ReminderSent, RoundResult, SettlementRule } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumberColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import { VersionEntity } from '../version/version.entity.js';

/** Whether a round still runs: 进行中, 已结束, 已取消. */
export const ROUND_STATUSES = ['OPEN', 'CLOSED', 'CANCELLED'] as const;

/** One of {@link ROUND_STATUSES}. */
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** A sign-off round (会签轮次): a request to cities to decide on one version by a date. At most one of a draft is open. */
@Entity({ name: 'round' })
@Check('round_rule_check', `rule IN ('ALL_CITIES', 'TWO_THIRDS', 'NAMED_CITIES')`)
@Check('round_status_check', `status IN ('OPEN', 'CLOSED', 'CANCELLED')`)
@Check('round_closed_check', `(status = 'CLOSED') = (result IS NOT NULL)`)
@Check('round_ended_check', `(status = 'OPEN') = (ended_on IS NULL AND last_ordinal IS NULL)`)
@Index('round_open_unique', ['draftId'], { unique: true, where: `status = 'OPEN'` })
@Index('round_draft_index', ['draftId', 'openedAt', 'id'])
export class RoundEntity {
  /** `rnd_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'round_pkey' })
  id!: string;

  @Column({ name: 'draft_id', type: 'text' })
  @ForeignKey(() => DraftEntity, { name: 'round_draft_fkey' })
  draftId!: string;

  /** What all are asked about. */
  @Column({ name: 'version_id', type: 'text' })
  @ForeignKey(() => VersionEntity, { name: 'round_version_fkey' })
  versionId!: string;

  @Column({ type: 'text' })
  rule!: SettlementRule['type'];

  /** The cities that must sign under `NAMED_CITIES`; empty under the other rules. */
  @Column({ name: 'named_city_ids', type: 'text', array: true })
  namedCityIds!: readonly string[];

  /** Those asked that still take part, in the order of the project. */
  @Column({ name: 'city_ids', type: 'text', array: true })
  cityIds!: readonly string[];

  @Column({ name: 'opened_by', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'round_opened_by_fkey' })
  openedBy!: string;

  @Column(instantColumn('opened_at'))
  openedAt!: Date;

  /** `YYYY-MM-DD` */
  @Column({ name: 'opened_on', type: 'text' })
  openedOn!: string;

  /** The last day to answer, `YYYY-MM-DD`. */
  @Column({ name: 'due_on', type: 'text' })
  dueOn!: string;

  @Column({ type: 'jsonb' })
  reminders!: readonly ReminderSent[];

  @Column({ type: 'text' })
  status!: RoundStatus;

  /** `YYYY-MM-DD`; null while it is open. */
  @Column({ name: 'ended_on', type: 'text', nullable: true })
  endedOn!: string | null;

  /** Why it was cancelled, or closed before its date. */
  @Column({ name: 'end_reason', type: 'text', nullable: true })
  endReason!: string | null;

  /** What came of it, fixed when it was closed. */
  @Column({ type: 'jsonb', nullable: true })
  result!: RoundResult | null;

  /** The last decision on the draft that counted when it ended: what cities said later is not part of it. */
  @Column(wholeNumberColumn('last_ordinal', { nullable: true }))
  lastOrdinal!: number | null;
}
