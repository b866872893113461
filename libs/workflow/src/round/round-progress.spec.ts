import fc from 'fast-check';
import { aDecision, aReading, CITIES } from '../builders.js';
import { addDays } from '../plain-date.js';
import { DECISION_KINDS, type Decision } from '../signoff/decision.js';
import {
  changesSinceSigned,
  cityProgress,
  REMINDER_DAYS,
  remindersDue,
  roundResult,
  roundStanding,
} from './round-progress.js';
import type { Round, WholeSignature } from './round.js';
import { signoffSheet } from './sheet.js';

const clauseIds = ['c1', 'c2', 'c3'];
const aRound = (given: Partial<Round> = {}): Round => ({
  id: 'r1',
  version: {
    versionId: 'v1',
    name: '草案',
    digest: 'v1#',
    clauses: clauseIds.map((clauseId, index) => ({
      ...aReading(clauseId, `${clauseId}#2`, index === 0 ? [{ clauseId: 'c3', digest: 'c3#2' }] : []),
      number: `第${'一二三'[index]}条`,
      opening: '为了保护',
    })),
  },
  rule: { type: 'ALL_CITIES' },
  cityIds: CITIES,
  openedBy: 'chair',
  openedOn: '2026-11-01',
  dueOn: '2026-11-30',
  signatures: [],
  reminders: [],
  standing: { status: 'OPEN' },
  ...given,
});
const said = (kind: Decision['kind'], clauseId: string, given: Partial<Decision> = {}): Decision =>
  aDecision(kind, {
    clauseId,
    digest: `${clauseId}#2`,
    citations: clauseId === 'c1' ? [{ clauseId: 'c3', digest: 'c3#2' }] : [],
    ...given,
  });
const signature = (cityId: string, type: WholeSignature['type'] = 'SIGNED'): WholeSignature => ({
  id: `s-${cityId}`,
  cityId,
  type,
  versionDigest: 'v1#',
  reason: null,
  personId: `${cityId}.reviewer`,
  at: '2026-11-20T00:00:00Z',
});
const approvesAll = (cityId: string): readonly Decision[] =>
  clauseIds.map((clauseId) => said('APPROVED', clauseId, { cityId }));

describe('the progress of a city in a round', () => {
  it('places every clause of the version by what the city said about these very words', () => {
    const decisions = [
      said('APPROVED', 'c1', { citations: [{ clauseId: 'c3', digest: 'c3#1' }] }),
      said('APPROVED_WITH_RESERVATION', 'c2'),
      said('OBJECTED', 'c3'),
      said('APPROVED', 'c3', { cityId: '商丘' }),
    ];
    expect(cityProgress(aRound(), '徐州', decisions)).toEqual({
      cityId: '徐州',
      approved: [],
      reserved: ['c2'],
      objected: ['c3'],
      // What it cites reads differently from what was read, so it is to be looked at again.
      undecided: ['c1'],
      answer: 'UNANSWERED',
    });
    expect(cityProgress(aRound(), '商丘', decisions)).toMatchObject({ approved: ['c3'], undecided: ['c1', 'c2'] });
  });

  it('counts a decision made before the round about the same words, and none about older ones', () => {
    expect(cityProgress(aRound(), '徐州', [said('APPROVED', 'c2')]).approved).toEqual(['c2']);
    expect(cityProgress(aRound(), '徐州', [said('APPROVED', 'c2', { digest: 'c2#1' })]).undecided).toEqual(clauseIds);
  });

  it('is signed while the city agrees throughout, and lapses when it takes a clause back', () => {
    const round = aRound({ signatures: [signature('徐州')] });
    const answer = (decisions: readonly Decision[]) => cityProgress(round, '徐州', decisions).answer;
    expect(answer(approvesAll('徐州'))).toBe('SIGNED');
    expect(answer([...approvesAll('徐州'), said('WITHDRAWN', 'c2')])).toBe('UNANSWERED');
    expect(answer([...approvesAll('徐州'), said('OBJECTED', 'c2')])).toBe('UNANSWERED');
    for (const [type, expected] of [
      ['DECLINED', 'DECLINED'],
      ['WITHDRAWN', 'UNANSWERED'],
    ] as const)
      expect(
        cityProgress(aRound({ signatures: [signature('徐州'), signature('徐州', type)] }), '徐州', approvesAll('徐州'))
          .answer,
      ).toBe(expected);
  });

  it('law: places every clause exactly once, whatever was decided', () => {
    const decision = fc.record({
      kind: fc.constantFrom(...DECISION_KINDS),
      clauseId: fc.constantFrom(...clauseIds, 'gone'),
      cityId: fc.constantFrom(...CITIES),
      version: fc.constantFrom(1, 2),
    });
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 20 }), fc.constantFrom(...CITIES), (list, cityId) => {
        const decisions = list.map(({ kind, version, ...rest }) =>
          aDecision(kind, { ...rest, digest: `${rest.clauseId}#${version}` }),
        );
        const { approved, reserved, objected, undecided } = cityProgress(aRound(), cityId, decisions);
        expect([...approved, ...reserved, ...objected, ...undecided].sort()).toEqual(clauseIds);
        for (const clauseId of [...approved, ...reserved])
          expect(
            decisions.some(
              (each) => each.clauseId === clauseId && each.cityId === cityId && each.digest === `${clauseId}#2`,
            ),
          ).toBe(true);
      }),
    );
  });
});

describe('the result of a round', () => {
  it('is agreed when the rule is met by those who signed the whole, and names the objections that stand', () => {
    const signatures = CITIES.map((cityId) => signature(cityId));
    const decisions = CITIES.flatMap((cityId) => approvesAll(cityId));
    expect(roundResult(aRound({ signatures }), decisions, '2026-12-01', null)).toMatchObject({
      agreed: true,
      objections: [],
    });
    const objecting = [...decisions, said('OBJECTED', 'c2', { cityId: '商丘' })];
    expect(roundResult(aRound({ signatures }), objecting, '2026-12-01', null)).toMatchObject({
      agreed: false,
      objections: [{ clauseId: 'c2', cityId: '商丘' }],
    });
    const rule = { type: 'TWO_THIRDS' } as const;
    expect(roundResult(aRound({ signatures, rule }), objecting, '2026-12-01', null).agreed).toBe(true);
    expect(roundResult(aRound({ cityIds: [], rule }), decisions, '2026-12-01', null).agreed).toBe(false);
  });
});

describe('what changed since a city last signed', () => {
  it('is told for each clause of the version and for those that are gone, with the decision to compare from', () => {
    const decisions = [
      said('APPROVED', 'c1', { citations: [] }),
      said('APPROVED', 'c2', { digest: 'c2#1' }),
      said('APPROVED', 'gone'),
      said('OBJECTED', 'taken back'),
      said('WITHDRAWN', 'taken back'),
      said('APPROVED', 'c3', { cityId: '商丘' }),
    ];
    const changes = changesSinceSigned(aRound().version, '徐州', decisions);
    expect(changes.map(({ clauseId, change, last }) => [clauseId, change, last?.digest ?? null])).toEqual([
      ['c1', 'CITATION_CHANGED', 'c1#2'],
      ['c2', 'CHANGED', 'c2#1'],
      ['c3', 'NEVER_DECIDED', null],
      ['gone', 'GONE', 'gone#2'],
    ]);
    expect(changesSinceSigned(aRound().version, '商丘', decisions).map(({ change }) => change)).toEqual([
      'NEVER_DECIDED',
      'NEVER_DECIDED',
      'SAME',
    ]);
  });
});

describe('reminders', () => {
  const dueFor = (today: string, given: Partial<Round> = {}): readonly string[] =>
    remindersDue(aRound(given), approvesAll('徐州'), today).map(({ cityId, daysLeft }) => `${cityId} ${daysLeft}`);

  it('go to every city that has not answered, on the days set and daily once the date has passed', () => {
    const signatures = [signature('徐州')];
    expect(dueFor('2026-11-22', { signatures })).toEqual([]);
    expect(dueFor('2026-11-23', { signatures })).toEqual(['商丘 7', '淮北 7']);
    expect(dueFor('2026-11-23')).toEqual(['徐州 7', '商丘 7', '淮北 7']);
    expect(
      dueFor('2026-12-02', { signatures, cityIds: ['商丘'], reminders: [{ cityId: '商丘', on: '2026-12-01' }] }),
    ).toEqual(['商丘 -2']);
    expect(
      dueFor('2026-12-01', { signatures, cityIds: ['商丘'], reminders: [{ cityId: '商丘', on: '2026-12-01' }] }),
    ).toEqual([]);
  });

  it('come once for days that were missed, and not again before the next', () => {
    const reminded = { cityIds: ['商丘'], reminders: [{ cityId: '商丘', on: '2026-11-28' }] };
    expect(dueFor('2026-11-28', { cityIds: ['商丘'] })).toEqual(['商丘 2']);
    expect(dueFor('2026-11-28', reminded)).toEqual([]);
    expect(dueFor('2026-11-29', reminded)).toEqual(['商丘 1']);
  });

  it('end with the round', () => {
    expect(dueFor('2026-12-02', { standing: { status: 'CANCELLED', on: '2026-12-01', reason: '版本有误' } })).toEqual(
      [],
    );
  });

  it('law: a job that runs every day sends exactly one for each day set, for a round open long enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), (length) => {
        let round = aRound({ cityIds: ['商丘'], dueOn: addDays('2026-11-01', length) });
        let sent = 0;
        for (let day = 0; day <= length; day += 1) {
          const today = addDays(round.openedOn, day);
          const due = remindersDue(round, [], today);
          sent += due.length;
          round = { ...round, reminders: [...round.reminders, ...due.map(({ cityId }) => ({ cityId, on: today }))] };
        }
        expect(sent).toBe(REMINDER_DAYS.length);
      }),
    );
  });
});

describe('a round after a change of members (AA5)', () => {
  it('names cities that left, cities nobody can answer for, and decisions of former reviewers, which hold', () => {
    const decisions = [...approvesAll('徐州'), said('APPROVED', 'c2', { cityId: '商丘', personId: 'former' })];
    const round = aRound({ signatures: [signature('徐州')] });
    const standing = roundStanding(round, decisions, ['徐州', '商丘'], new Map([['徐州', ['徐州.reviewer']]]));
    expect(standing.leftCityIds).toEqual(['淮北']);
    expect(standing.citiesWithoutReviewer).toEqual(['商丘']);
    expect(standing.decisionsOfFormerReviewers.map(({ personId }) => personId)).toEqual(['former']);
    expect(cityProgress(round, '商丘', decisions).approved).toEqual(['c2']);
  });
});

describe('the sign-off sheet', () => {
  it('prints a row for each clause with a cell for each city, and who signed the whole', () => {
    const decisions = [
      ...approvesAll('徐州'),
      said('OBJECTED', 'c2', { cityId: '商丘', reason: '罚款过重' }),
      said('APPROVED', 'c3', { cityId: '商丘', digest: 'c3#1' }),
      said('APPROVED', 'c1', { cityId: '淮北', citations: [] }),
    ];
    const sheet = signoffSheet(aRound({ signatures: [signature('徐州'), signature('商丘', 'DECLINED')] }), decisions);
    const print = ({
      cityId,
      status,
      citationChanged,
      decided,
    }: (typeof sheet.rows)[number]['cells'][number]): string =>
      [cityId, status, citationChanged && '引用条款已变', decided?.reason].filter(Boolean).join(' ');
    expect(sheet.rows.map(({ number, cells }) => [number, ...cells.map(print)])).toEqual([
      ['第一条', '徐州 APPROVED', '商丘 NONE', '淮北 APPROVED 引用条款已变'],
      ['第二条', '徐州 APPROVED', '商丘 OBJECTED 罚款过重', '淮北 NONE'],
      ['第三条', '徐州 APPROVED', '商丘 STALE', '淮北 NONE'],
    ]);
    expect(sheet.rows[2]?.cells[1]?.decided).toBeNull();
    expect(sheet.signatures.map(({ cityId, answer, signature: last }) => [cityId, answer, last?.type ?? null])).toEqual(
      [
        ['徐州', 'SIGNED', 'SIGNED'],
        ['商丘', 'DECLINED', 'DECLINED'],
        ['淮北', 'UNANSWERED', null],
      ],
    );
  });
});
