import fc from 'fast-check';
import { addDays, addMonths, daysBetween, isPlainDate, periodAfter, periodBefore } from './plain-date.js';

const day = fc
  .integer({ min: Date.UTC(1960, 0, 1) / 86_400_000, max: Date.UTC(2900, 0, 1) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('a day of the calendar', () => {
  it.each(['2026-11-22', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'])('is %s', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '',
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '26-01-01',
    '1899-12-31',
    '3000-01-01',
    '2026-11-22T00:00:00Z',
    ' 2026-11-22',
    '２０２６-11-22',
  ])('is not “%s”, and nothing is computed from it', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
    expect(() => daysBetween(text, '2026-11-22')).toThrow(RangeError);
  });

  it('ends with its years: nothing beyond them is computed', () => {
    expect(() => addDays('2999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('1900-01-31', -1)).toThrow(RangeError);
  });

  it.each([
    ['2026-11-22', 30, '2026-12-22'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-01-05', -7, '2025-12-29'],
    ['1999-12-31', 1, '2000-01-01'],
  ])('%s and %d days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2026-12-15', 4, '2027-04-15'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %d months is %s: the corresponding day, or the last (民法典 art. 202)', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it('does not count the day of the event in a period (民法典 art. 201)', () => {
    expect(periodAfter('2026-11-22', { count: 30, unit: 'DAY' })).toBe('2026-12-22');
    expect(periodAfter('2025-01-31', { count: 1, unit: 'MONTH' })).toBe('2025-02-28');
    expect(periodAfter('2024-02-29', { count: 2, unit: 'YEAR' })).toBe('2026-02-28');
    expect(periodBefore('2026-12-30', { count: 1, unit: 'MONTH' })).toBe('2026-11-30');
    expect(periodBefore('2026-12-30', { count: 7, unit: 'DAY' })).toBe('2026-12-23');
  });
});

describe('laws of days', () => {
  it('adding days and taking them away again, and the distance, agree', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(days)).toBe(from < to ? 1 : from === to ? 0 : -1);
      }),
    );
  });

  it('adding months keeps the day or ends the month, and moves the month by as many', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
        expect(monthOf(to) - monthOf(from)).toBe(months);
        if (to.slice(8) !== from.slice(8)) {
          expect(to.slice(8) < from.slice(8)).toBe(true);
          expect(addDays(to, 1).slice(8)).toBe('01');
        }
      }),
    );
  });
});
