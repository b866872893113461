import fc from 'fast-check';
import { actOf, chair, CITIES, drafter, reviewer } from '../builders.js';
import { brokenSettlements, protectedClauses } from '../settlement/protected-clauses.js';
import { DEFAULT_SIGNOFF_SETTINGS, ruleMet } from '../settlement/settlement-rule.js';
import { settledAs, settlementTransition, unsettled, type Settlement } from '../settlement/settlement.js';
import { signoffTransition, unsigned, type Signoff, type SignoffCommand } from './signoff.js';
import { statusOf } from './status.js';
import type { ClauseReading } from './reading.js';

const WORDS = ['w1', 'w2', 'w3'] as const;
const PERSONS = [...CITIES.flatMap((city) => [reviewer(city), reviewer(city, `${city}.second`), drafter(city)]), chair];

const mostlyNot = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/**
 * One thing that happens to a clause: somebody edits it, or asks for something. Most ask rightly (a reviewer of that
 * city, the words that stand before their eyes), so that stories get as far as a settled clause; the rest ask wrongly.
 */
const edit = fc.record({
  type: fc.constant('edit' as const),
  words: fc.constantFrom(...WORDS),
  by: fc.constantFrom(...PERSONS),
});
const request = fc
  .record({
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant('approveClause' as const) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'approveClauseWithReservation' as const,
          'objectToClause' as const,
          'withdrawDecision' as const,
          'reopenClause' as const,
        ),
      },
    ),
    cityId: fc.constantFrom(...CITIES),
    anybody: mostlyNot(fc.constantFrom(...PERSONS)),
    otherWords: mostlyNot(fc.constantFrom(...WORDS)),
  })
  .map(({ anybody, ...asked }) => ({
    ...asked,
    by: anybody ?? (asked.type === 'reopenClause' ? chair : reviewer(asked.cityId)),
  }));
const happening = fc.oneof({ weight: 1, arbitrary: edit }, { weight: 4, arbitrary: request });
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

interface World {
  reading: ClauseReading;
  lastEditorId: string | null;
  settlement: Settlement;
  readonly signoffs: Map<string, Signoff>;
}

/** Plays a story through the transitions, as a service would: load, transition, save, assess. Edits stop at the guard. */
const play = (
  story: readonly Happening[],
  watch: (world: World, before: World, step: Happening, wordsSeen: string) => void = () => undefined,
): World => {
  const world: World = {
    reading: { clauseId: 'c1', digest: 'w1', citations: [] },
    lastEditorId: null,
    settlement: unsettled('c1'),
    signoffs: new Map(CITIES.map((city) => [city, unsigned('c1', city)])),
  };
  const settings = { ...DEFAULT_SIGNOFF_SETTINGS, rule: { type: 'TWO_THIRDS' } as const };
  const asked = (type: 'assessClause' | 'reopenClause', by = chair, id = 'x') =>
    settlementTransition(world.settlement, type === 'assessClause' ? { type } : { type, reason: '重新研究' }, {
      act: actOf(by, { id }),
      reading: world.reading,
      statuses: CITIES.map((cityId) => ({
        cityId,
        signoff: statusOf(world.signoffs.get(cityId)?.decisions ?? [], world.reading),
      })),
      memberCityIds: CITIES,
      settings,
    });
  story.forEach((step, index) => {
    const before: World = { ...world, signoffs: new Map(world.signoffs) };
    const wordsSeen = step.type === 'edit' ? step.words : (step.otherWords ?? world.reading.digest);
    if (step.type === 'edit') {
      if (!protectedClauses([world.settlement], [], step.by.cityId).has('c1')) {
        world.reading = { ...world.reading, digest: wordsSeen };
        world.lastEditorId = step.by.personId;
      }
    } else if (step.type === 'reopenClause') {
      const outcome = asked('reopenClause', step.by, `reopened-${index}`);
      if (outcome.accepted) world.settlement = outcome.state;
    } else {
      const command: SignoffCommand =
        step.type === 'withdrawDecision'
          ? { type: step.type, reason: null }
          : { type: step.type, reason: '理由', digest: wordsSeen, citations: [], roundId: null };
      const outcome = signoffTransition(world.signoffs.get(step.cityId) ?? unsigned('c1', step.cityId), command, {
        act: actOf(step.by, { id: `decided-${index}` }),
        reading: world.reading,
        memberCityIds: CITIES,
        lastEditorId: world.lastEditorId,
        settings,
        settlement: world.settlement,
      });
      if (outcome.accepted) world.signoffs.set(step.cityId, outcome.state);
    }
    const assessed = asked('assessClause', chair, `settled-${index}`);
    if (assessed.accepted) world.settlement = assessed.state;
    watch(world, before, step, wordsSeen);
  });
  return world;
};

const stories = fc.array(happening, { maxLength: 40, size: 'max' });

describe('laws of sign-off, over any order of edits and decisions', () => {
  it('shows no approval of words that a reviewer of that city did not have before their eyes (N5, CV12)', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const seen = new Set<string>();
        play(story, (world, _before, step, wordsSeen) => {
          if (step.type === 'approveClause' || step.type === 'approveClauseWithReservation')
            seen.add(`${step.by.personId} ${step.cityId} ${wordsSeen}`);
          for (const [cityId, { decisions }] of world.signoffs) {
            const { status, decision } = statusOf(decisions, world.reading);
            if (status !== 'APPROVED' && status !== 'RESERVED') continue;
            expect(decision.digest).toBe(world.reading.digest);
            expect(decision.personId.startsWith(`${cityId}.`)).toBe(true);
            expect(decision.personId).not.toMatch(/drafter/);
            expect(seen).toContain(`${decision.personId} ${cityId} ${world.reading.digest}`);
          }
        });
      }),
    );
  });

  it('only ever adds to what was decided and to the history of the settlement (N4)', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (world, before) => {
          for (const [cityId, { decisions }] of before.signoffs)
            expect(world.signoffs.get(cityId)?.decisions.slice(0, decisions.length)).toEqual(decisions);
          expect(world.settlement.records.slice(0, before.settlement.records.length)).toEqual(
            before.settlement.records,
          );
        });
      }),
    );
  });

  it('keeps a settled clause settled, its words unchanged and its rule met, until somebody who presides reopens it', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (world, before, step) => {
          expect(brokenSettlements([world.settlement], [world.reading])).toEqual([]);
          const settled = settledAs(world.settlement);
          if (settledAs(before.settlement) !== null && settled?.id !== settledAs(before.settlement)?.id)
            expect(step).toMatchObject({ type: 'reopenClause', by: { roles: ['CHAIR'] } });
          if (settled === null) return;
          const agreeing = CITIES.filter((city) =>
            ['APPROVED', 'RESERVED'].includes(
              statusOf(world.signoffs.get(city)?.decisions ?? [], world.reading).status,
            ),
          );
          expect(ruleMet({ type: 'TWO_THIRDS' }, CITIES, new Set(agreeing))).toBe(true);
        });
      }),
    );
  });

  it('comes to settled and reopened clauses often enough for the laws above to be about something', () => {
    const worlds = fc.sample(stories, { numRuns: 300, seed: 7 }).map((story) => play(story));
    const ever = (type: 'SETTLED' | 'REOPENED') =>
      worlds.filter(({ settlement }) => settlement.records.some((record) => record.type === type)).length;
    expect(ever('SETTLED')).toBeGreaterThan(100);
    expect(ever('REOPENED')).toBeGreaterThan(50);
  });
});
