import { aDecision, aReading, CITIES } from '../builders.js';
import { changedCitations, signoffMatrix, statusOf } from './status.js';

const now = aReading('c1', 'c1#2');
const onOld = { digest: 'c1#1' };
const onNow = { digest: 'c1#2' };

describe('where a city stands on a clause', () => {
  it('is NONE when it said nothing or took it back', () => {
    expect(statusOf([], now)).toMatchObject({ status: 'NONE', decision: null });
    expect(statusOf([aDecision('APPROVED', onNow), aDecision('WITHDRAWN', onNow)], now)).toMatchObject({
      status: 'NONE',
    });
  });

  it.each([
    ['APPROVED', 'APPROVED'],
    ['APPROVED_WITH_RESERVATION', 'RESERVED'],
    ['OBJECTED', 'OBJECTED'],
  ] as const)(
    'after %s is %s while the words stand, and STALE with that decision and both digests after',
    (kind, status) => {
      const decision = aDecision(kind, onOld);
      expect(statusOf([decision], aReading('c1'))).toEqual({ status, decision, changedCitations: [] });
      expect(statusOf([decision], now)).toEqual({
        status: 'STALE',
        decision,
        was: status,
        currentDigest: 'c1#2',
        changedCitations: [],
      });
      expect(statusOf([decision], null)).toMatchObject({ status: 'STALE', currentDigest: null });
    },
  );

  it('is what it last said about these very words, when words that were changed come back', () => {
    const approved = aDecision('APPROVED', { id: 'first', ...onNow });
    const objected = aDecision('OBJECTED', { id: 'second', digest: 'c1#3' });
    expect(statusOf([approved, objected], now)).toMatchObject({ status: 'APPROVED', decision: { id: 'first' } });
    expect(statusOf([approved, objected], aReading('c1', 'c1#4'))).toMatchObject({ status: 'STALE', was: 'OBJECTED' });
  });

  it('names the cited clauses that changed, went, or came into a cited range, and stays what it is', () => {
    const decision = aDecision('APPROVED', {
      ...onNow,
      citations: [
        { clauseId: 'c5', digest: 'c5#1' },
        { clauseId: 'c6', digest: 'c6#1' },
        { clauseId: 'c8', digest: 'c8#1' },
      ],
    });
    const reading = aReading('c1', 'c1#2', [
      { clauseId: 'c5', digest: 'c5#1' },
      { clauseId: 'c6', digest: 'c6#2' },
      { clauseId: 'c7', digest: 'c7#1' },
    ]);
    expect(statusOf([decision], reading)).toMatchObject({ status: 'APPROVED', changedCitations: ['c6', 'c7', 'c8'] });
    expect(changedCitations(decision.citations, decision.citations)).toEqual([]);
  });

  it('is given for every clause and city, in their orders, from one list of decisions', () => {
    const decisions = [
      aDecision('APPROVED', { clauseId: 'c2', cityId: '商丘', digest: 'c2#1' }),
      aDecision('OBJECTED', { clauseId: 'c1', cityId: '淮北' }),
      aDecision('APPROVED', { clauseId: 'gone', cityId: '淮北' }),
    ];
    const matrix = signoffMatrix([aReading('c1'), aReading('c2')], CITIES, decisions);
    expect(matrix.map(({ clauseId, cityId, signoff }) => `${clauseId} ${cityId} ${signoff.status}`)).toEqual([
      'c1 徐州 NONE',
      'c1 商丘 NONE',
      'c1 淮北 OBJECTED',
      'c2 徐州 NONE',
      'c2 商丘 APPROVED',
      'c2 淮北 NONE',
    ]);
  });
});
