import { actOf, aDecision, aReading, chair, CITIES, drafter, lead, observer, reviewer } from '../builders.js';
import type { Refusal, RefusalReason } from '../outcome.js';
import { DEFAULT_SIGNOFF_SETTINGS } from '../settlement/settlement-rule.js';
import { unsettled, type Settlement } from '../settlement/settlement.js';
import { signoffTransition, unsigned, type Signoff, type SignoffCommand, type SignoffFacts } from './signoff.js';
import { SIGNOFF_STATUSES, statusOf } from './status.js';

const reading = aReading('c1', 'c1#2', [{ clauseId: 'c9', digest: 'c9#1' }]);
const read = { digest: reading.digest, citations: reading.citations, roundId: null };

const factsOf = (given: Partial<SignoffFacts> = {}): SignoffFacts => ({
  act: actOf(reviewer('徐州')),
  reading,
  memberCityIds: CITIES,
  lastEditorId: null,
  settings: DEFAULT_SIGNOFF_SETTINGS,
  settlement: unsettled('c1'),
  ...given,
});

const signed = (...decisions: Signoff['decisions']): Signoff => ({ ...unsigned('c1', '徐州'), decisions });
const onTheseWords = { digest: reading.digest, citations: reading.citations, personId: '徐州.other' };

/** One sign-off for each status a clause can have, made by a colleague so that nothing is a repetition. */
const STATES: Record<(typeof SIGNOFF_STATUSES)[number], Signoff> = {
  NONE: signed(),
  APPROVED: signed(aDecision('APPROVED', onTheseWords)),
  RESERVED: signed(aDecision('APPROVED_WITH_RESERVATION', onTheseWords)),
  OBJECTED: signed(aDecision('OBJECTED', onTheseWords)),
  STALE: signed(aDecision('APPROVED', { digest: 'c1#1' })),
};

const COMMANDS: Record<SignoffCommand['type'], SignoffCommand> = {
  approveClause: { type: 'approveClause', reason: null, ...read },
  approveClauseWithReservation: { type: 'approveClauseWithReservation', reason: '罚款下限偏高', ...read },
  objectToClause: { type: 'objectToClause', reason: '本市无此机构', ...read },
  withdrawDecision: { type: 'withdrawDecision', reason: null },
};

type Answer = (typeof SIGNOFF_STATUSES)[number] | RefusalReason;

/** What comes of each command in each state: the status it leads to, or why it is refused. */
const TABLE: Record<(typeof SIGNOFF_STATUSES)[number], Record<SignoffCommand['type'], Answer>> = {
  NONE: {
    approveClause: 'APPROVED',
    approveClauseWithReservation: 'RESERVED',
    objectToClause: 'OBJECTED',
    withdrawDecision: 'nothingToWithdraw',
  },
  APPROVED: {
    approveClause: 'APPROVED',
    approveClauseWithReservation: 'RESERVED',
    objectToClause: 'OBJECTED',
    withdrawDecision: 'NONE',
  },
  RESERVED: {
    approveClause: 'APPROVED',
    approveClauseWithReservation: 'RESERVED',
    objectToClause: 'OBJECTED',
    withdrawDecision: 'NONE',
  },
  OBJECTED: {
    approveClause: 'APPROVED',
    approveClauseWithReservation: 'RESERVED',
    objectToClause: 'OBJECTED',
    withdrawDecision: 'NONE',
  },
  STALE: {
    approveClause: 'APPROVED',
    approveClauseWithReservation: 'RESERVED',
    objectToClause: 'OBJECTED',
    withdrawDecision: 'NONE',
  },
};

const commandTypes = Object.keys(COMMANDS) as SignoffCommand['type'][];
const reasonOf = (state: Signoff, command: SignoffCommand, facts: SignoffFacts): RefusalReason | 'accepted' => {
  const outcome = signoffTransition(state, command, facts);
  return outcome.accepted ? 'accepted' : outcome.reason;
};

describe('sign-off', () => {
  describe.each(SIGNOFF_STATUSES)('of a clause that is %s', (status) => {
    it.each(commandTypes)('answers %s as the table says, and leaves every earlier decision as it was', (type) => {
      const state = STATES[status];
      const outcome = signoffTransition(state, COMMANDS[type], factsOf());
      const expected = TABLE[status][type];
      expect(outcome.accepted ? statusOf(outcome.state.decisions, reading).status : outcome.reason).toBe(expected);
      if (!outcome.accepted) return;
      expect(outcome.state.decisions.slice(0, -1)).toEqual(state.decisions);
      expect(outcome.events).toHaveLength(1);
    });

    it.each(commandTypes)('lets nobody but a reviewer of that city do %s', (type) => {
      const others = [
        reviewer('商丘'),
        drafter('徐州'),
        lead('徐州'),
        chair,
        observer,
        { ...reviewer('徐州'), cityId: null },
      ];
      for (const by of others)
        expect(reasonOf(STATES[status], COMMANDS[type], factsOf({ act: actOf(by) }))).toBe('notAReviewerOfTheCity');
    });

    it.each(commandTypes)('refuses %s for a city that is not in the project', (type) => {
      expect(reasonOf(STATES[status], COMMANDS[type], factsOf({ memberCityIds: ['商丘'] }))).toBe('cityNotInProject');
    });
  });

  describe('binds a decision to the words read (CV12, N5)', () => {
    const deciding = commandTypes.filter((type) => type !== 'withdrawDecision');

    it.each(deciding)('answers %s about other words with CONFLICT and the digest that stands', (type) => {
      const facts = factsOf({ reading: aReading('c1', 'c1#3', reading.citations) });
      expect(signoffTransition(STATES.NONE, COMMANDS[type], facts)).toEqual<Refusal>({
        accepted: false,
        reason: 'clauseChangedSinceRead',
        currentDigest: 'c1#3',
      });
    });

    it.each(deciding)('answers %s with CONFLICT when a clause it cites was read with other words', (type) => {
      const facts = factsOf({ reading: aReading('c1', 'c1#2', [{ clauseId: 'c9', digest: 'c9#2' }]) });
      expect(signoffTransition(STATES.NONE, COMMANDS[type], facts)).toMatchObject({
        reason: 'citedClauseChangedSinceRead',
        because: ['c9'],
      });
    });

    it.each(deciding)('refuses %s about a clause that is gone', (type) => {
      expect(reasonOf(STATES.NONE, COMMANDS[type], factsOf({ reading: null }))).toBe('clauseGone');
    });

    it('records the digests of the clause and of what it cites as they were read', () => {
      const outcome = signoffTransition(STATES.NONE, COMMANDS.approveClause, factsOf());
      expect(outcome).toMatchObject({
        events: [{ type: 'ClauseDecided', decision: { digest: 'c1#2', citations: reading.citations, id: 'act-1' } }],
      });
    });

    it('lets a city take back what it said though the clause is gone', () => {
      expect(reasonOf(STATES.APPROVED, COMMANDS.withdrawDecision, factsOf({ reading: null }))).toBe('accepted');
    });
  });

  it('wants a reason for an objection and for a reservation', () => {
    for (const type of ['objectToClause', 'approveClauseWithReservation'] as const)
      for (const reason of ['', ' \n　'])
        expect(reasonOf(STATES.NONE, { type, reason, ...read }, factsOf())).toBe('reasonMissing');
  });

  it('takes the same decision about the same words by the same person once', () => {
    for (const command of [COMMANDS.approveClause, COMMANDS.objectToClause]) {
      const once = signoffTransition(STATES.NONE, command, factsOf());
      if (!once.accepted) throw new Error(once.reason);
      const again = signoffTransition(once.state, command, factsOf({ act: actOf(reviewer('徐州'), { id: 'act-2' }) }));
      expect(again).toEqual({ accepted: true, state: once.state, events: [] });
    }
  });

  it('records a withdrawal with the decision it takes back', () => {
    const outcome = signoffTransition(STATES.OBJECTED, COMMANDS.withdrawDecision, factsOf());
    expect(outcome).toMatchObject({
      events: [
        {
          type: 'DecisionWithdrawn',
          decision: { kind: 'WITHDRAWN' },
          withdrew: { id: STATES.OBJECTED.decisions[0]?.id },
        },
      ],
    });
  });

  describe('by the last editor of the clause (AA4)', () => {
    const self = { lastEditorId: '徐州.reviewer' };

    it.each(['approveClause', 'approveClauseWithReservation'] as const)('refuses %s when nobody else did', (type) => {
      for (const state of [STATES.NONE, STATES.OBJECTED, STATES.STALE])
        expect(reasonOf(state, COMMANDS[type], factsOf(self))).toBe('lastEditorDecidesAlone');
    });

    it('accepts it beside a colleague of the city who approved the same words, and no longer once that was withdrawn', () => {
      expect(reasonOf(STATES.APPROVED, COMMANDS.approveClause, factsOf(self))).toBe('accepted');
      const withdrawn = signed(...STATES.APPROVED.decisions, aDecision('WITHDRAWN', onTheseWords));
      expect(reasonOf(withdrawn, COMMANDS.approveClause, factsOf(self))).toBe('lastEditorDecidesAlone');
      const objected = signed(...STATES.APPROVED.decisions, aDecision('OBJECTED', onTheseWords));
      expect(reasonOf(objected, COMMANDS.approveClause, factsOf(self))).toBe('lastEditorDecidesAlone');
    });

    it('accepts an objection and a withdrawal, and everything where the project allows it', () => {
      expect(reasonOf(STATES.NONE, COMMANDS.objectToClause, factsOf(self))).toBe('accepted');
      expect(reasonOf(STATES.APPROVED, COMMANDS.withdrawDecision, factsOf(self))).toBe('accepted');
      const settings = { ...DEFAULT_SIGNOFF_SETTINGS, lastEditorMayDecideAlone: true };
      expect(reasonOf(STATES.NONE, COMMANDS.approveClause, factsOf({ ...self, settings }))).toBe('accepted');
    });
  });

  describe('of a settled clause', () => {
    const settledBy = (decisionIds: readonly string[]): Settlement => ({
      clauseId: 'c1',
      records: [
        {
          type: 'SETTLED',
          id: 's1',
          at: '2026-11-21T00:00:00Z',
          digest: 'c1#2',
          rule: { type: 'ALL_CITIES' },
          decisionIds,
        },
      ],
    });
    const own = settledBy(STATES.APPROVED.decisions.map(({ id }) => id));

    it.each(['objectToClause', 'withdrawDecision'] as const)(
      'refuses %s by a city it rests on: it is reopened first',
      (type) => {
        expect(reasonOf(STATES.APPROVED, COMMANDS[type], factsOf({ settlement: own }))).toBe('clauseSettled');
        expect(reasonOf(STATES.APPROVED, COMMANDS[type], factsOf({ settlement: settledBy(['of another']) }))).toBe(
          'accepted',
        );
      },
    );

    it('refuses a reservation by a city it rests on where reservations do not count as agreement', () => {
      const facts = (reservationsCount: boolean) =>
        factsOf({ settlement: own, settings: { ...DEFAULT_SIGNOFF_SETTINGS, reservationsCount } });
      expect(reasonOf(STATES.APPROVED, COMMANDS.approveClauseWithReservation, facts(false))).toBe('clauseSettled');
      expect(reasonOf(STATES.APPROVED, COMMANDS.approveClauseWithReservation, facts(true))).toBe('accepted');
    });

    it('takes the same approval again after it was reopened, because the first one is spent', () => {
      const reopened: Settlement = {
        ...own,
        records: [
          ...own.records,
          { type: 'REOPENED', id: 'r1', at: '2026-11-22T00:00:00Z', personId: 'chair', reason: '上位法修改' },
        ],
      };
      const by = reviewer('徐州', '徐州.other');
      const repeated = (settlement: Settlement) =>
        signoffTransition(STATES.APPROVED, COMMANDS.approveClause, factsOf({ settlement, act: actOf(by) }));
      expect(repeated(reopened)).toMatchObject({ accepted: true, events: [{ type: 'ClauseDecided' }] });
      expect(repeated(own)).toMatchObject({ accepted: true, events: [] });
    });
  });
});
