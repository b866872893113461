import { nextAttempt } from './retry.js';
import { isInside, sendMessage } from './send-message.js';

const message = (url: string) => ({ url, headers: {}, body: '{}' });

describe('where webhooks may be sent', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '::ffff:7f00:1',
    'example.com',
    '0.0.0.0',
    '224.0.0.1',
  ])('%s is inside', (address) => expect(isInside(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '2400:3200::1', '::ffff:8.8.8.8'])('%s is not', (address) => {
    expect(isInside(address)).toBe(false);
  });

  it('is never inside, by address or by name, unless the installation allows it', async () => {
    for (const url of ['http://127.0.0.1:9/', 'http://[::1]:9/', 'http://localhost:9/', 'http://2130706433:9/']) {
      expect(await sendMessage(message(url), false)).toEqual({ error: 'private address' });
    }
    expect(await sendMessage(message('file:///etc/passwd'), true)).toEqual({ error: 'not a web address' });
  });
});

describe('trying again', () => {
  it('takes growing pauses and ends within a day', () => {
    const begin = new Date('2026-11-26T00:00:00Z');
    let at: Date | null = begin;
    const pauses: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const next: Date | null = nextAttempt(attempts, at);
      if (next === null) break;
      pauses.push((next.getTime() - at.getTime()) / 60_000);
      at = next;
    }
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect(at.getTime() - begin.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
    expect(at.getTime() - begin.getTime()).toBeGreaterThan(23 * 3_600_000);
  });
});
