import { actOf, aDecision, aReading, chair, CITIES, drafter, lead, observer, reviewer } from '../builders.js';
import type { RefusalReason } from '../outcome.js';
import type { Decision } from '../signoff/decision.js';
import { roundTransition, type RoundCommand, type RoundFacts } from './round-transition.js';
import type { Round, RoundVersion } from './round.js';

const version: RoundVersion = {
  versionId: 'v1',
  name: '草案征求意见稿',
  digest: 'v1#',
  clauses: ['c1', 'c2'].map((clauseId, index) => ({
    ...aReading(clauseId),
    number: `第${index + 1}条`,
    opening: '为了',
  })),
};
const open = {
  type: 'openRound',
  version,
  rule: { type: 'TWO_THIRDS' },
  cityIds: CITIES,
  dueOn: '2026-12-10',
} as const;
const approved = (cityId: string, kind: Decision['kind'] = 'APPROVED'): readonly Decision[] =>
  ['c1', 'c2'].map((clauseId) => aDecision(kind, { clauseId, cityId, digest: `${clauseId}#1` }));
const everything = CITIES.flatMap((cityId) => approved(cityId));

const factsOf = (given: Partial<RoundFacts> = {}): RoundFacts => ({
  act: actOf(chair),
  memberCityIds: CITIES,
  decisions: everything,
  ...given,
});
const step = (state: Round | null, command: RoundCommand, given: Partial<RoundFacts> = {}): Round => {
  const outcome = roundTransition(state, command, factsOf(given));
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};
const answer = (state: Round | null, command: RoundCommand, given: Partial<RoundFacts> = {}): string => {
  const outcome = roundTransition(state, command, factsOf(given));
  return outcome.accepted ? (outcome.events[0]?.type ?? 'unchanged') : outcome.reason;
};

const opened = step(null, open);
const by = (cityId: string): Partial<RoundFacts> => ({ act: actOf(reviewer(cityId)) });
const signWhole = (cityId: string) => ({ type: 'signWhole', cityId, versionDigest: 'v1#' }) as const;
const signedBy = (...cityIds: readonly string[]): Round =>
  cityIds.reduce((round, cityId) => step(round, signWhole(cityId), by(cityId)), opened);

const STATES = {
  none: null,
  open: opened,
  'open, signed by 徐州': signedBy('徐州'),
  closed: step(opened, { type: 'closeRound', reason: '各市已另行答复' }),
  cancelled: step(opened, { type: 'cancelRound', reason: '版本有误' }),
};
const COMMANDS: Record<RoundCommand['type'], RoundCommand> = {
  openRound: open,
  extendRound: { type: 'extendRound', dueOn: '2026-12-20' },
  signWhole: signWhole('徐州'),
  declineWhole: { type: 'declineWhole', cityId: '徐州', versionDigest: 'v1#', reason: '第二条与本市不符' },
  withdrawWhole: { type: 'withdrawWhole', cityId: '徐州', reason: null },
  recordReminders: { type: 'recordReminders', cityIds: ['徐州'] },
  recalculateRound: { type: 'recalculateRound' },
  closeRound: { type: 'closeRound', reason: '各市已另行答复' },
  cancelRound: { type: 'cancelRound', reason: '版本有误' },
};

const all = (reason: RefusalReason): Record<RoundCommand['type'], string> => ({
  openRound: reason,
  extendRound: reason,
  signWhole: reason,
  declineWhole: reason,
  withdrawWhole: reason,
  recordReminders: reason,
  recalculateRound: reason,
  closeRound: reason,
  cancelRound: reason,
});
const running: Record<RoundCommand['type'], string> = {
  openRound: 'alreadyOpen',
  extendRound: 'RoundExtended',
  signWhole: 'WholeAnswered',
  declineWhole: 'WholeAnswered',
  withdrawWhole: 'nothingToWithdraw',
  recordReminders: 'CitiesReminded',
  recalculateRound: 'RoundRecalculated',
  closeRound: 'RoundClosed',
  cancelRound: 'RoundCancelled',
};
const TABLE: Record<keyof typeof STATES, Record<RoundCommand['type'], string>> = {
  none: { ...all('notOpened'), openRound: 'RoundOpened' },
  open: running,
  'open, signed by 徐州': { ...running, signWhole: 'unchanged', withdrawWhole: 'WholeAnswered' },
  closed: { ...all('alreadyEnded'), openRound: 'alreadyOpen' },
  cancelled: { ...all('alreadyEnded'), openRound: 'alreadyOpen' },
};
const commandTypes = Object.keys(COMMANDS) as RoundCommand['type'][];
const ofCities: readonly RoundCommand['type'][] = ['signWhole', 'declineWhole', 'withdrawWhole'];

describe('a round', () => {
  describe.each(Object.keys(STATES) as (keyof typeof STATES)[])('that is %s', (state) => {
    it.each(commandTypes)('answers %s as the table says', (type) => {
      const facts = ofCities.includes(type) ? by('徐州') : {};
      expect(answer(STATES[state], COMMANDS[type], facts)).toBe(TABLE[state][type]);
    });
  });

  it('is opened, extended, closed and cancelled by the chair or the lead only', () => {
    for (const type of ['openRound', 'extendRound', 'closeRound', 'cancelRound'] as const) {
      const state = type === 'openRound' ? null : opened;
      for (const someone of [reviewer('徐州'), drafter('徐州'), lead('商丘'), observer])
        expect(answer(state, COMMANDS[type], { act: actOf(someone) })).toBe('onlyChairOrLead');
      expect(answer(state, COMMANDS[type], { act: actOf(lead('徐州')) })).toBe(
        TABLE[state === null ? 'none' : 'open'][type],
      );
    }
  });

  it('is signed, declined and withdrawn by a reviewer of that city only', () => {
    for (const type of ofCities)
      for (const someone of [reviewer('商丘'), drafter('徐州'), lead('徐州'), chair])
        expect(answer(opened, COMMANDS[type], { act: actOf(someone) })).toBe('notAReviewerOfTheCity');
  });

  it('is opened on a version with clauses, for cities of the project, until a day to come, by a rule about them', () => {
    expect(answer(null, { ...open, version: { ...version, clauses: [] } })).toBe('clausesMissing');
    expect(answer(null, { ...open, cityIds: [] })).toBe('citiesMissing');
    expect(answer(null, { ...open, cityIds: ['徐州', '南京'] })).toBe('cityNotInProject');
    expect(answer(null, { ...open, rule: { type: 'NAMED_CITIES', cityIds: ['南京'] } })).toBe('ruleNamesAnotherCity');
    expect(answer(null, { ...open, dueOn: '2026-11-31' })).toBe('dateInvalid');
    expect(answer(null, { ...open, dueOn: '2026-11-21' })).toBe('dateInPast');
    expect(answer(null, { ...open, dueOn: '2026-11-22' })).toBe('RoundOpened');
    expect(step(null, { ...open, cityIds: ['淮北', '徐州'] }).cityIds).toEqual(['徐州', '淮北']);
  });

  it('is extended to a later day only', () => {
    expect(answer(opened, { type: 'extendRound', dueOn: '2026-12-10' })).toBe('dateNotLater');
    expect(answer(opened, { type: 'extendRound', dueOn: '2026-12-32' })).toBe('dateInvalid');
  });

  it('is signed whole only about the version sent, with every clause decided on and none objected to', () => {
    expect(roundTransition(opened, { ...signWhole('徐州'), versionDigest: 'v0#' }, factsOf(by('徐州')))).toMatchObject({
      reason: 'versionChangedSinceRead',
      currentDigest: 'v1#',
    });
    expect(
      roundTransition(opened, signWhole('徐州'), factsOf({ ...by('徐州'), decisions: everything.slice(0, 1) })),
    ).toMatchObject({
      reason: 'clausesUndecided',
      because: ['c2'],
    });
    const objecting = [...everything, aDecision('OBJECTED', { clauseId: 'c2', digest: 'c2#1' })];
    expect(roundTransition(opened, signWhole('徐州'), factsOf({ ...by('徐州'), decisions: objecting }))).toMatchObject({
      reason: 'objectionStands',
      because: ['c2'],
    });
    expect(
      answer(opened, signWhole('徐州'), { ...by('徐州'), decisions: approved('徐州', 'APPROVED_WITH_RESERVATION') }),
    ).toBe('WholeAnswered');
  });

  it('is declined with a reason, about the version sent', () => {
    const decline = { type: 'declineWhole', cityId: '徐州', versionDigest: 'v1#', reason: '' } as const;
    expect(answer(opened, decline, by('徐州'))).toBe('reasonMissing');
    expect(answer(opened, { ...decline, reason: '不同意', versionDigest: 'v0#' }, by('徐州'))).toBe(
      'versionChangedSinceRead',
    );
  });

  it('keeps every answer of a city, the last one counting', () => {
    const twice = step(signedBy('徐州'), COMMANDS.withdrawWhole, by('徐州'));
    expect(twice.signatures.map(({ type }) => type)).toEqual(['SIGNED', 'WITHDRAWN']);
    expect(answer(twice, COMMANDS.withdrawWhole, by('徐州'))).toBe('nothingToWithdraw');
    expect(step(twice, signWhole('徐州'), by('徐州')).signatures).toHaveLength(3);
  });

  it('reminds a city once a day, and only cities it asked', () => {
    const once = step(opened, { type: 'recordReminders', cityIds: ['徐州', '南京'] });
    expect(once.reminders).toEqual([{ cityId: '徐州', on: '2026-11-22' }]);
    expect(answer(once, { type: 'recordReminders', cityIds: ['徐州'] })).toBe('unchanged');
  });

  it('is not answered by a city that left the project, and no longer waits for it (AA5)', () => {
    const left = { memberCityIds: ['徐州', '商丘'] };
    expect(answer(opened, signWhole('淮北'), { ...by('淮北'), ...left })).toBe('cityNotInProject');
    const closed = step(signedBy('徐州', '商丘'), { type: 'closeRound', reason: '到期' }, left);
    expect(closed.standing).toMatchObject({ result: { cities: [{ cityId: '徐州' }, { cityId: '商丘' }] } });
    const recalculated = roundTransition(opened, { type: 'recalculateRound' }, factsOf(left));
    expect(recalculated).toMatchObject({
      state: { cityIds: ['徐州', '商丘'] },
      events: [{ type: 'RoundRecalculated', leftCityIds: ['淮北'] }],
    });
  });

  it('closes with a result that no later decision changes', () => {
    const closed = step(signedBy('徐州', '商丘'), { type: 'closeRound', reason: '多数已签' });
    expect(closed.standing).toEqual({
      status: 'CLOSED',
      result: {
        on: '2026-11-22',
        agreed: true,
        cities: [
          { cityId: '徐州', answer: 'SIGNED' },
          { cityId: '商丘', answer: 'SIGNED' },
          { cityId: '淮北', answer: 'UNANSWERED' },
        ],
        objections: [],
        reason: '多数已签',
      },
    });
    expect(step(signedBy('徐州'), { type: 'closeRound', reason: '到期' }).standing).toMatchObject({
      result: { agreed: false },
    });
    expect(answer(closed, { type: 'closeRound', reason: '再次' })).toBe('alreadyEnded');
  });

  it('wants a reason to close before its date on a city that has not answered, and none otherwise', () => {
    const closing = { type: 'closeRound', reason: null } as const;
    expect(roundTransition(signedBy('徐州'), closing, factsOf())).toMatchObject({
      reason: 'reasonMissing',
      because: ['商丘', '淮北'],
    });
    expect(answer(signedBy(...CITIES), closing)).toBe('RoundClosed');
    expect(answer(opened, closing, { act: actOf(chair, { today: '2026-12-10' }) })).toBe('reasonMissing');
    expect(answer(opened, closing, { act: actOf(chair, { today: '2026-12-11' }) })).toBe('RoundClosed');
    expect(answer(opened, { type: 'cancelRound', reason: ' ' })).toBe('reasonMissing');
  });
});
