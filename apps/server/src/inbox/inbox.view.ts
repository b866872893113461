import type { InboxItem, InboxSettings } from '@colex/contract';
import {
  type InboxItemEntity,
  type InboxPreferenceEntity,
  type InboxSettingEntity,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  isOnByDefault,
} from '@colex/store';

/** An item as the API shows it, before its sentence and what it is about. */
export type InboxItemView = {
  readonly __typename: 'InboxItem';
  readonly notice: InboxItemEntity['notice'];
  readonly parameters: InboxItemEntity['parameters'];
  readonly projectId: string;
  readonly draftId: string | null;
  readonly lineId: string | null;
  readonly actorId: string | null;
  readonly personId: string;
} & Pick<InboxItem, 'id' | 'kind' | 'subjectId' | 'at' | 'readAt'>;

/** Id of an item in the API; also where a subscription resumes. */
export const noticeIdOf = (id: string): string => `ntc_${id}`;

export function toInboxItemView(row: InboxItemEntity): InboxItemView {
  return {
    __typename: 'InboxItem',
    id: noticeIdOf(row.id),
    kind: row.kind,
    notice: row.notice,
    parameters: row.parameters,
    projectId: row.projectId,
    draftId: row.draftId,
    lineId: row.lineId,
    actorId: row.actorId,
    personId: row.personId,
    subjectId: row.subjectId,
    at: row.at.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

export function toInboxSettings(
  setting: InboxSettingEntity | null,
  preferences: readonly InboxPreferenceEntity[],
): InboxSettings {
  return {
    email: setting?.email ?? null,
    digest: setting?.digest ?? 'DAILY',
    quietFrom: timeOfDay(setting?.quietFrom ?? null),
    quietUntil: timeOfDay(setting?.quietUntil ?? null),
    preferences: NOTICE_KINDS.flatMap((kind) =>
      NOTICE_CHANNELS.map((channel) => ({
        kind,
        channel,
        enabled:
          preferences.find((row) => row.kind === kind && row.channel === channel)?.enabled ??
          isOnByDefault(kind, channel),
      })),
    ),
  };
}

function timeOfDay(minutes: number | null): string | null {
  if (minutes === null) return null;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
