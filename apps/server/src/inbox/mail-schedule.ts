import type { InboxSettingEntity } from '@colex/store';

const PAUSE_MINUTES = { AT_ONCE: 0, HOURLY: 60, DAILY: 1_440 } as const;
const MINUTE_MS = 60_000;
/** Where the cities are; quiet hours are theirs. */
const ZONE = 'Asia/Shanghai';

/** Whether mail may go to somebody now: they have an address, it is not their quiet time, and the last is long enough ago. */
export function isMailDue(
  setting: Pick<InboxSettingEntity, 'email' | 'digest' | 'quietFrom' | 'quietUntil' | 'lastMailedAt'>,
  now: Date,
): boolean {
  if (setting.email === null || isQuiet(setting, minuteOfDay(now))) return false;
  const pause = PAUSE_MINUTES[setting.digest] * MINUTE_MS;
  return setting.lastMailedAt === null || now.getTime() - setting.lastMailedAt.getTime() >= pause;
}

/** Whether a minute of the day lies in the quiet time, which may pass midnight. */
export function isQuiet(
  { quietFrom, quietUntil }: Pick<InboxSettingEntity, 'quietFrom' | 'quietUntil'>,
  minute: number,
): boolean {
  if (quietFrom === null || quietUntil === null) return false;
  return quietFrom <= quietUntil
    ? minute >= quietFrom && minute < quietUntil
    : minute >= quietFrom || minute < quietUntil;
}

function minuteOfDay(now: Date): number {
  const [hours = '0', minutes = '0'] = now.toLocaleTimeString('en-GB', { timeZone: ZONE }).split(':');
  return Number(hours) * 60 + Number(minutes);
}
