import fc from 'fast-check';
import { placeOf, revisionAt } from './timeline.js';

const slices = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 }).map((lengths) => {
  let next = 1;
  return lengths.map((length) => {
    const firstRevision = next;
    next += length;
    return { firstRevision, lastRevision: next - 1 };
  });
});

describe('the time axis', () => {
  it('finds every revision again at its place', () => {
    fc.assert(
      fc.property(slices, fc.nat(), (axis, any) => {
        const revision = 1 + (any % axis.at(-1)!.lastRevision);
        expect(revisionAt(axis, placeOf(axis, revision))).toBe(revision);
      }),
    );
  });

  it('never runs backwards, and stays on the draft', () => {
    fc.assert(
      fc.property(
        slices,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (axis, one, other) => {
          const [low, high] = [Math.min(one, other) * axis.length, Math.max(one, other) * axis.length];
          expect(revisionAt(axis, low)).toBeLessThanOrEqual(revisionAt(axis, high));
          expect(revisionAt(axis, low)).toBeGreaterThanOrEqual(1);
          expect(revisionAt(axis, high)).toBeLessThanOrEqual(axis.at(-1)!.lastRevision);
        },
      ),
    );
  });
});
