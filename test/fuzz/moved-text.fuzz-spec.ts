import fc from 'fast-check';

import { judgeMovedText, movedTextSchedules } from './moved-text-schedule.js';

const SEED = 20_261_126;

/** `COLEX_FUZZ_SCHEDULES=100000` is what was run once; a share of it runs each time. */
const SCHEDULES = Number(process.env['COLEX_FUZZ_SCHEDULES'] ?? 2_000);

describe('words typed into lines that a colleague splits, joins, moves or deletes at the same time (N3)', () => {
  it('stay in their context or are kept on a card: none is lost, none is in a wrong place', () => {
    let [words, carded] = [0, 0];
    fc.assert(
      fc.property(movedTextSchedules, (schedule) => {
        const judgement = judgeMovedText(schedule);
        words += judgement.words;
        carded += judgement.carded;
        expect(judgement).toMatchObject({ lost: [], misplaced: [], converged: true });
      }),
      { seed: SEED, numRuns: SCHEDULES },
    );
    process.stderr.write(`${words} words, ${carded} on cards\n`);
    expect(carded).toBeGreaterThan(0);
    expect(carded / words).toBeLessThan(0.2);
  });
});
