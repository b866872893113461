import { type SignoffRow, isPendingFor, markOf, nextPending } from './clause-mark.js';

const row = (lineId: string, statuses: SignoffRow['statuses'], more: Partial<SignoffRow> = {}): SignoffRow => ({
  clauseId: `cls_x.${lineId}`,
  lineId,
  digest: '',
  statuses,
  citationChangedFor: [],
  isSettled: false,
  ownerCityId: null,
  ...more,
});

describe('the mark of a clause', () => {
  it.each([
    ['nothing', row('a', ['NONE', 'NONE']), null],
    ['settled before anything else', row('a', ['OBJECTED', 'APPROVED'], { isSettled: true }), 'settled'],
    ['an objection before what is stale', row('a', ['STALE', 'OBJECTED']), 'objected'],
    ['a changed citation as stale', row('a', ['APPROVED', 'APPROVED'], { citationChangedFor: ['x'] }), 'stale'],
    ['all agree, also with a reservation', row('a', ['APPROVED', 'RESERVED']), 'agreed'],
    ['some agree', row('a', ['APPROVED', 'NONE']), 'partly'],
  ] as const)('says %s', (_, given, mark) => {
    expect(markOf(given)).toBe(mark);
  });

  it('leaves pending what a city said nothing about, and what changed since', () => {
    expect(isPendingFor(row('a', ['NONE', 'APPROVED']), 0, 'xz')).toBe(true);
    expect(isPendingFor(row('a', ['NONE', 'APPROVED']), 1, 'sq')).toBe(false);
    expect(isPendingFor(row('a', ['OBJECTED', 'STALE']), 1, 'sq')).toBe(true);
    expect(isPendingFor(row('a', ['APPROVED', 'APPROVED'], { citationChangedFor: ['sq'] }), 1, 'sq')).toBe(true);
  });

  it('finds the next pending clause going round, and none but itself is none', () => {
    const rows = ['a', 'b', 'c'].map((id) => row(id, ['NONE']));
    expect(nextPending(rows, new Set(['a', 'c']), 'a')?.lineId).toBe('c');
    expect(nextPending(rows, new Set(['a', 'c']), 'c')?.lineId).toBe('a');
    expect(nextPending(rows, new Set(['a']), 'a')).toBeUndefined();
    expect(nextPending(rows, new Set(['b']), null)?.lineId).toBe('b');
  });
});
