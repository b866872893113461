import { actOf, aDecision, aReading, chair, CITIES, drafter, lead, observer, reviewer } from '../builders.js';
import type { ClauseReading } from '../signoff/reading.js';
import { statusOf } from '../signoff/status.js';
import { brokenSettlements, protectedClauses } from './protected-clauses.js';
import {
  DEFAULT_SIGNOFF_SETTINGS,
  ruleMet,
  SETTLEMENT_RULES,
  strangersIn,
  type SettlementRule,
} from './settlement-rule.js';
import { agrees, settledAs, settlementTransition, spentDecisionIds, unsettled, type Settlement } from './settlement.js';

const reading = aReading('c1');
const approvals = CITIES.map((cityId) => aDecision('APPROVED', { cityId }));

const asked = (
  state: Settlement,
  type: 'assessClause' | 'reopenClause',
  given: {
    readonly decisions?: typeof approvals;
    readonly reading?: ClauseReading | null;
    readonly by?: typeof chair;
    readonly reason?: string;
    readonly rule?: SettlementRule;
    readonly memberCityIds?: readonly string[];
  } = {},
) =>
  settlementTransition(state, type === 'assessClause' ? { type } : { type, reason: given.reason ?? '上位法修改' }, {
    act: actOf(given.by ?? chair),
    reading: given.reading === undefined ? reading : given.reading,
    statuses: CITIES.map((cityId) => ({
      cityId,
      signoff: statusOf(
        (given.decisions ?? approvals).filter((decision) => decision.cityId === cityId),
        given.reading === undefined ? reading : given.reading,
      ),
    })),
    memberCityIds: given.memberCityIds ?? CITIES,
    settings: { ...DEFAULT_SIGNOFF_SETTINGS, rule: given.rule ?? { type: 'ALL_CITIES' } },
  });

const after = (outcome: ReturnType<typeof asked>): Settlement => {
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};

const settled = after(asked(unsettled('c1'), 'assessClause'));
const reopened = after(asked(settled, 'reopenClause'));

describe('settlement', () => {
  describe.each([
    ['open, never settled', unsettled('c1')],
    ['settled', settled],
    ['open, reopened', reopened],
  ] as const)('of a clause that is %s', (name, state) => {
    it('is answered by assessClause and reopenClause as the table says', () => {
      const assess = asked(state, 'assessClause');
      const reopen = asked(state, 'reopenClause');
      const answers = [assess, reopen].map((outcome) =>
        outcome.accepted ? (outcome.events[0]?.type ?? 'unchanged') : outcome.reason,
      );
      const table = {
        'open, never settled': ['ClauseSettled', 'clauseNotSettled'],
        settled: ['unchanged', 'ClauseReopened'],
        // The approvals that carried it are spent: it is not settled again by looking again.
        'open, reopened': ['unchanged', 'clauseNotSettled'],
      };
      expect(answers).toEqual(table[name]);
    });

    it('is reopened by nobody but the chair and the lead', () => {
      for (const by of [reviewer('徐州'), drafter('徐州'), lead('商丘'), observer])
        expect(asked(state, 'reopenClause', { by })).toMatchObject({ reason: 'onlyChairOrLead' });
    });
  });

  it('records the words, the rule and the decisions it rests on', () => {
    expect(settledAs(settled)).toEqual({
      type: 'SETTLED',
      id: 'act-1',
      at: '2026-11-22T02:00:00.000Z',
      digest: 'c1#1',
      rule: { type: 'ALL_CITIES' },
      decisionIds: approvals.map(({ id }) => id),
    });
  });

  it('is reopened by the lead too, with a reason, and never without one', () => {
    expect(asked(settled, 'reopenClause', { by: lead('徐州') })).toMatchObject({
      accepted: true,
      events: [{ type: 'ClauseReopened', reopened: { reason: '上位法修改', personId: '徐州.lead' } }],
    });
    expect(asked(settled, 'reopenClause', { reason: '  ' })).toMatchObject({ reason: 'reasonMissing' });
  });

  it('is settled again after a reopening by deciding again about the same words', () => {
    expect(spentDecisionIds(reopened)).toEqual(new Set(approvals.map(({ id }) => id)));
    const again = approvals.map((decision) => ({ ...decision, id: `${decision.id}-again` }));
    expect(asked(reopened, 'assessClause', { decisions: [...approvals, ...again] })).toMatchObject({
      events: [{ type: 'ClauseSettled', settled: { decisionIds: again.map(({ id }) => id) } }],
    });
  });

  it('does not come from a missing, stale, objecting or withdrawn decision, nor of a clause that is gone', () => {
    const two = approvals.slice(0, 2);
    const third = (kind: Parameters<typeof aDecision>[0], digest = 'c1#1') =>
      aDecision(kind, { cityId: '淮北', digest });
    for (const decisions of [
      two,
      [...two, third('APPROVED', 'old')],
      [...two, third('OBJECTED')],
      [...two, third('APPROVED'), third('WITHDRAWN')],
    ])
      expect(asked(unsettled('c1'), 'assessClause', { decisions })).toMatchObject({ accepted: true, events: [] });
    expect(asked(unsettled('c1'), 'assessClause', { reading: null })).toMatchObject({ events: [] });
  });

  it('does not count a city outside the project', () => {
    const rule = { type: 'NAMED_CITIES', cityIds: ['淮北'] } as const;
    expect(asked(unsettled('c1'), 'assessClause', { rule })).toMatchObject({ events: [{ type: 'ClauseSettled' }] });
    expect(asked(unsettled('c1'), 'assessClause', { rule, memberCityIds: ['徐州', '商丘'] })).toMatchObject({
      events: [],
    });
  });

  it('counts a reservation as the project says, and an approval only while what it cites reads as it was read', () => {
    const citing = aReading('c1', 'c1#1', [{ clauseId: 'c2', digest: 'c2#2' }]);
    const reserved = statusOf([aDecision('APPROVED_WITH_RESERVATION')], reading);
    expect(agrees(reserved, { reservationsCount: true })).toBe(true);
    expect(agrees(reserved, { reservationsCount: false })).toBe(false);
    expect(agrees(statusOf([aDecision('APPROVED')], citing), { reservationsCount: true })).toBe(false);
  });
});

describe('the rule of a project', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `city-${index}`);
  const agreeing = (count: number, cities = ten): ReadonlySet<string> => new Set(cities.slice(0, count));
  const rules: Record<(typeof SETTLEMENT_RULES)[number], SettlementRule> = {
    ALL_CITIES: { type: 'ALL_CITIES' },
    TWO_THIRDS: { type: 'TWO_THIRDS' },
    NAMED_CITIES: { type: 'NAMED_CITIES', cityIds: ['city-0', 'city-1'] },
  };

  it.each([
    ['ALL_CITIES', 9, false],
    ['ALL_CITIES', 10, true],
    ['TWO_THIRDS', 6, false],
    ['TWO_THIRDS', 7, true],
    ['NAMED_CITIES', 1, false],
    ['NAMED_CITIES', 2, true],
  ] as const)('%s of ten with %d agreeing is met: %s', (rule, count, met) => {
    expect(ruleMet(rules[rule], ten, agreeing(count))).toBe(met);
  });

  it('counts exactly two thirds as two thirds', () => {
    for (const [count, of] of [
      [2, 3],
      [4, 6],
      [6, 9],
    ] as const)
      expect([
        ruleMet(rules.TWO_THIRDS, ten.slice(0, of), agreeing(count)),
        ruleMet(rules.TWO_THIRDS, ten.slice(0, of), agreeing(count - 1)),
      ]).toEqual([true, false]);
  });

  it('is met by nobody when nobody takes part, and does not wait for a named city that left', () => {
    for (const rule of Object.values(rules)) expect(ruleMet(rule, [], new Set(ten))).toBe(false);
    expect(ruleMet(rules.NAMED_CITIES, ['city-0', 'city-5'], agreeing(1))).toBe(true);
    expect(ruleMet(rules.NAMED_CITIES, ['city-5'], agreeing(10))).toBe(false);
    expect(strangersIn(rules.NAMED_CITIES, ['city-0'])).toEqual(['city-1']);
  });
});

describe('what the guard must protect', () => {
  const ownerships = [
    { clauseId: 'c1', cityId: '商丘' },
    { clauseId: 'c2', cityId: '商丘' },
    { clauseId: 'c3', cityId: null },
  ];

  it('is every settled clause from everybody, and every clause of another city', () => {
    const protectedFrom = (cityId: string | null) => [
      ...protectedClauses([settled, { ...reopened, clauseId: 'c4' }], ownerships, cityId).values(),
    ];
    const c1 = { clauseId: 'c1', because: 'SETTLED', digest: 'c1#1' };
    expect(protectedFrom('商丘')).toEqual([c1]);
    expect(protectedFrom('徐州')).toEqual([c1, { clauseId: 'c2', because: 'OWNED', cityId: '商丘' }]);
    expect(protectedFrom(null)).toEqual(protectedFrom('徐州'));
  });

  it('is found broken when settled words are not those settled, or gone', () => {
    expect(brokenSettlements([settled, reopened], [reading])).toEqual([]);
    const broken = { clauseId: 'c1', settledDigest: 'c1#1' };
    expect(brokenSettlements([settled], [aReading('c1', 'c1#2')])).toEqual([{ ...broken, currentDigest: 'c1#2' }]);
    expect(brokenSettlements([settled], [])).toEqual([{ ...broken, currentDigest: null }]);
  });
});
