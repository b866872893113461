import fc from 'fast-check';
import { FRAME_COSTS, FrameBudget } from './frame-budget.js';

describe('the budget of a connection', () => {
  it('lets a person type and colleagues come back without ever making them wait', () => {
    const budget = new FrameBudget(0);
    expect(budget.spend(FRAME_COSTS.syncStep1, 0)).toBe(0);
    for (let frame = 0; frame < 10_000; frame += 1) expect(budget.spend(FRAME_COSTS.other, frame * 10)).toBe(0);
  });

  it('slows a thousand frames a second down to four hundred (MS11)', () => {
    const budget = new FrameBudget(0);
    let now = 0;
    for (let frame = 0; frame < 10_000; frame += 1) now += Math.max(1, budget.spend(FRAME_COSTS.other, now));
    expect(10_000 / (now / 1_000)).toBeLessThan(460);
  });

  it('lets at most about ten full states a second out to one connection (MS18)', () => {
    const budget = new FrameBudget(0);
    let now = 0;
    for (let frame = 0; frame < 1_000; frame += 1) now += budget.spend(FRAME_COSTS.syncStep1, now);
    expect(1_000 / (now / 1_000)).toBeLessThan(11);
  });

  it('never lets more through than its rate and its reserve, whatever comes when', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 100 }))), (frames) => {
        const budget = new FrameBudget(0);
        let now = 0;
        let spent = 0;
        for (const [pause, cost] of frames) {
          now += pause;
          const wait = budget.spend(cost, now);
          spent += cost;
          now += wait;
          expect(spent).toBeLessThanOrEqual(1_200 + (now / 1_000) * 400 + 1);
        }
      }),
    );
  });
});
