import { isMailDue, isQuiet } from './mail-schedule.js';

const setting = {
  email: 'a@example.com',
  digest: 'HOURLY' as const,
  quietFrom: null,
  quietUntil: null,
  lastMailedAt: null,
};

describe('when mail may go', () => {
  const noon = new Date('2026-11-26T04:00:00Z');

  it('not without an address, not before the pause is over', () => {
    expect(isMailDue(setting, noon)).toBe(true);
    expect(isMailDue({ ...setting, email: null }, noon)).toBe(false);
    const ago = (minutes: number) => new Date(noon.getTime() - minutes * 60_000);
    expect(isMailDue({ ...setting, lastMailedAt: ago(59) }, noon)).toBe(false);
    expect(isMailDue({ ...setting, lastMailedAt: ago(60) }, noon)).toBe(true);
    expect(isMailDue({ ...setting, digest: 'DAILY', lastMailedAt: ago(60) }, noon)).toBe(false);
  });

  it('not in quiet hours, which are those of the cities and may pass midnight', () => {
    expect(isMailDue({ ...setting, quietFrom: 11 * 60, quietUntil: 13 * 60 }, noon)).toBe(false);
    const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 };
    expect([22 * 60, 0, 6 * 60 + 59, 7 * 60, 12 * 60].map((minute) => isQuiet(night, minute))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
