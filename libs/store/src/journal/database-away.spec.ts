import { QueryFailedError } from 'typeorm';
import { isDatabaseAway } from './database-away.js';

const failedWith = (code: string): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error('refused'), { code }));

describe('isDatabaseAway', () => {
  it.each([
    '08006',
    '57P01',
    '57P03',
    '53100',
    '53300',
    '58030',
    '40001',
    '25006',
    '25P03',
    'ECONNREFUSED',
    'ECONNRESET',
  ])('holds for %s: the same statement may succeed later', (code) => {
    expect(isDatabaseAway(failedWith(code))).toBe(true);
  });

  it.each(['23505', '42703', '22P02', '23503'])('does not hold for %s: asking again would not help', (code) => {
    expect(isDatabaseAway(failedWith(code))).toBe(false);
  });

  it('sees through an error of several addresses and knows what pg says without a code', () => {
    const refused = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(new AggregateError([refused]))).toBe(true);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new Error('Something else'))).toBe(false);
    expect(isDatabaseAway(undefined)).toBe(false);
  });
});
