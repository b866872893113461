import fc from 'fast-check';
import { actOf, chair, CITIES, drafter, lead, reviewer } from '../builders.js';
import { addDays } from '../plain-date.js';
import { chairOn, chairTermTransition, nextChairCity, type ChairTerm, type ChairTermCommand } from './chair-term.js';

const year2026: ChairTerm = { id: 't1', cityId: '徐州', personId: null, from: '2026-01-01', until: '2026-12-31' };
const setTerm = { type: 'setTerm', cityId: '商丘', personId: 'p', from: '2027-01-01', until: '2027-12-31' } as const;
const run = (state: readonly ChairTerm[], command: ChairTermCommand, by = chair, id = 't2') =>
  chairTermTransition(state, command, { act: actOf(by, { id }), memberCityIds: CITIES });
const answer = (state: readonly ChairTerm[], command: ChairTermCommand, by = chair): string => {
  const outcome = run(state, command, by);
  return outcome.accepted ? (outcome.events[0]?.type ?? 'unchanged') : outcome.reason;
};

describe('the turns of the chair', () => {
  it('are set one after the other for cities of the project, by those who preside', () => {
    expect(run([year2026], setTerm)).toMatchObject({ state: [{ id: 't1' }, { id: 't2', cityId: '商丘' }] });
    expect(run([year2026], { ...setTerm, from: '2025-01-01', until: '2025-12-31' })).toMatchObject({
      state: [{ id: 't2' }, { id: 't1' }],
    });
    expect(answer([], setTerm, lead('徐州'))).toBe('TermSet');
    for (const by of [reviewer('商丘'), drafter('商丘')]) expect(answer([], setTerm, by)).toBe('onlyChairOrLead');
    expect(answer([], { ...setTerm, cityId: '南京' })).toBe('cityNotInProject');
  });

  it('share no day and do not end before they begin', () => {
    expect(run([year2026], { ...setTerm, from: '2026-12-31' })).toMatchObject({
      reason: 'termsOverlap',
      because: ['t1'],
    });
    expect(answer([], { ...setTerm, until: '2026-12-31' })).toBe('dateNotLater');
    expect(answer([], { ...setTerm, until: setTerm.from })).toBe('TermSet');
    expect(answer([], { ...setTerm, from: '2027-02-29' })).toBe('dateInvalid');
    expect(answer([], { ...setTerm, until: '2027-02-29' })).toBe('dateInvalid');
  });

  it('end early, never later, and only those there are', () => {
    const endTerm = (until: string, termId = 't1') => answer([year2026], { type: 'endTerm', termId, until });
    expect(endTerm('2026-06-30')).toBe('TermEnded');
    expect(endTerm('2026-12-31')).toBe('dateNotLater');
    expect(endTerm('2025-12-31')).toBe('dateNotLater');
    expect(endTerm('2026-06-30', 'other')).toBe('itemUnknown');
    expect(run([year2026], { type: 'endTerm', termId: 't1', until: '2026-06-30' })).toMatchObject({
      state: [{ id: 't1', until: '2026-06-30' }],
    });
  });

  it('say who has the chair on a day, both ends included', () => {
    expect([chairOn([year2026], '2026-01-01')?.id, chairOn([year2026], '2026-12-31')?.id]).toEqual(['t1', 't1']);
    expect([chairOn([year2026], '2025-12-31'), chairOn([year2026], '2027-01-01')]).toEqual([null, null]);
  });

  it('go round: the next city is the one after the last that had a turn and still takes part', () => {
    expect(nextChairCity(CITIES, [])).toBe('徐州');
    expect(nextChairCity(CITIES, [year2026])).toBe('商丘');
    expect(nextChairCity(CITIES, [year2026, { ...year2026, cityId: '淮北' }])).toBe('徐州');
    expect(nextChairCity(CITIES, [year2026, { ...year2026, cityId: '南京' }])).toBe('商丘');
    expect(nextChairCity([], [year2026])).toBeNull();
  });

  it('law: however turns are asked for, no day has two and their list is in order', () => {
    const asked = fc.record({
      from: fc.integer({ min: 0, max: 400 }),
      length: fc.integer({ min: 0, max: 100 }),
      cityId: fc.constantFrom(...CITIES),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 15 }), (list) => {
        const terms = list.reduce<readonly ChairTerm[]>((state, { from, length, cityId }, index) => {
          const first = addDays('2026-01-01', from);
          const outcome = run(
            state,
            { type: 'setTerm', cityId, personId: null, from: first, until: addDays(first, length) },
            chair,
            `t${index}`,
          );
          return outcome.accepted ? outcome.state : state;
        }, []);
        terms.slice(1).forEach((term, index) => expect((terms[index] as ChairTerm).until < term.from).toBe(true));
      }),
    );
  });
});
