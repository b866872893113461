import fc from 'fast-check';
import { TokenBucket } from './token-bucket.js';

const SIZE = { capacity: 100, restoreRate: 10 };
const steps = fc.array(
  fc.record({ cost: fc.integer({ min: 0, max: 150 }), pause: fc.integer({ min: 0, max: 5_000 }) }),
);

describe('a token bucket', () => {
  it('never gives more than it holds at first and what came back since', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const bucket = new TokenBucket(SIZE, 0);
        let now = 0;
        let given = 0;
        for (const { cost, pause } of taken) {
          now += pause;
          if (bucket.take(cost, now) === 0) given += cost;
          expect(bucket.available(now)).toBeGreaterThanOrEqual(0);
          expect(given).toBeLessThanOrEqual(SIZE.capacity + (now / 1_000) * SIZE.restoreRate + 1e-6);
        }
      }),
    );
  });

  it('gives what it refused once the wait it told is over', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: SIZE.capacity }), (taken, cost) => {
        const bucket = new TokenBucket(SIZE, 0);
        let now = 0;
        for (const step of taken) bucket.take(step.cost, (now += step.pause));
        const wait = bucket.take(cost, now);
        if (wait > 0) expect(bucket.take(cost, now + wait)).toBe(0);
      }),
    );
  });

  it('is never fuller than its capacity, whatever is put back', () => {
    const bucket = new TokenBucket(SIZE, 0);
    bucket.take(30, 0);
    bucket.giveBack(500, 0);
    expect(bucket.available(0)).toBe(SIZE.capacity);
  });
});
