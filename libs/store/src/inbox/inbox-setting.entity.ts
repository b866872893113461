import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';
import type { NoticeKind } from '../outbox/outbox-event.entity.js';

/** Ways by which somebody is told. */
export const NOTICE_CHANNELS = ['APP', 'EMAIL'] as const;

/** One of {@link NOTICE_CHANNELS}. */
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** How often mail is sent: as it comes, gathered for an hour, or for a day. */
export const DIGESTS = ['AT_ONCE', 'HOURLY', 'DAILY'] as const;

/** One of {@link DIGESTS}. */
export type Digest = (typeof DIGESTS)[number];

/** How somebody wants to be told. Without a row: in the app, no mail. */
@Entity({ name: 'inbox_setting' })
@Check('inbox_setting_digest_check', `digest IN ('AT_ONCE', 'HOURLY', 'DAILY')`)
@Check('inbox_setting_quiet_check', `(quiet_from IS NULL) = (quiet_until IS NULL)`)
export class InboxSettingEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'inbox_setting_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'inbox_setting_person_fkey' })
  personId!: string;

  /** Where mail goes; null sends none. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'text' })
  digest!: Digest;

  /** Minutes of the day between which no mail is sent, in the zone of the cities; null for none. May pass midnight. */
  @Column({ name: 'quiet_from', type: 'integer', nullable: true })
  quietFrom!: number | null;

  @Column({ name: 'quiet_until', type: 'integer', nullable: true })
  quietUntil!: number | null;

  /** Language of the mail. */
  @Column({ type: 'text' })
  language!: string;

  @Column(instantColumn('last_mailed_at', { nullable: true }))
  lastMailedAt!: Date | null;
}

/** What somebody turned on or off for a kind and a channel. Without a row: everything in the app, all but THREAD by mail. */
@Entity({ name: 'inbox_preference' })
@Check('inbox_preference_channel_check', `channel IN ('APP', 'EMAIL')`)
export class InboxPreferenceEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'inbox_preference_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'inbox_preference_person_fkey' })
  personId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inbox_preference_pkey' })
  kind!: NoticeKind;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inbox_preference_pkey' })
  channel!: NoticeChannel;

  @Column({ type: 'boolean' })
  enabled!: boolean;
}

/** A draft, or a clause of it, that somebody wants to hear everything about, or nothing. */
@Entity({ name: 'watch' })
@Check('watch_level_check', `level IN ('WATCH', 'MUTE')`)
export class WatchEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'watch_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'watch_person_fkey' })
  personId!: string;

  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'watch_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'watch_draft_fkey' })
  draftId!: string;

  /** First line of the clause; empty for the whole draft. */
  @PrimaryColumn({ name: 'line_id', type: 'text', primaryKeyConstraintName: 'watch_pkey' })
  lineId!: string;

  @Column({ type: 'text' })
  level!: 'WATCH' | 'MUTE';
}
