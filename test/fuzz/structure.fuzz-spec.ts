import fc from 'fast-check';

import { lineModel } from './line-replica.js';
import { judge, schedules } from './structure-schedule.js';
import type { StructuralChange } from './structure-schedule.js';

const SEED = 20_261_122;
const SCHEDULES = 3_500;

describe('words typed while a colleague changes the structure (N3)', () => {
  it.each<StructuralChange['type']>(['split', 'join', 'retype'])(
    'stay whole, in order and in their line through a concurrent %s',
    (type) => {
      let words = 0;
      fc.assert(
        fc.property(schedules(type), (schedule) => {
          const judgement = judge(lineModel, schedule);
          words += judgement.words;
          expect(judgement).toEqual({ words: judgement.words, lost: 0, misplaced: 0, converged: true });
        }),
        { seed: SEED, numRuns: SCHEDULES },
      );
      expect(words).toBeGreaterThan(SCHEDULES);
    },
  );
});
