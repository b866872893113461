import * as prng from 'lib0/prng';
import { type CrashStory, beginCrashStory, crashOf } from './crash-story.js';

/** `COLEX_CRASHES=500` is the nightly run; `COLEX_SEED` plays one again. */
const CRASHES = Number(process.env['COLEX_CRASHES'] ?? 11);
const SEED = Number(process.env['COLEX_SEED'] ?? 20_261_126);
/** Stories begin anew so often, so that a journal stays short enough to be read after every crash. */
const CRASHES_A_STORY = 44;

describe('server and database killed with -9 while three people type (N1, N2, N4, N7, N8, CD1-CD4)', () => {
  it(
    `lose nothing acknowledged or seen and write nothing twice, in ${CRASHES} crashes at every point and at any moment`,
    async () => {
      const generator = prng.create(SEED);
      const random = (): number => prng.real53(generator);
      let edits = 0;
      for (let round = 0; round < CRASHES;) {
        const story: CrashStory = await beginCrashStory(random);
        try {
          for (let inStory = 0; inStory < CRASHES_A_STORY && round < CRASHES; inStory += 1, round += 1) {
            const crash = crashOf(round, random);
            const faults = await story.live(crash);
            expect({ seed: SEED, round, crash, faults }).toEqual({ seed: SEED, round, crash, faults: [] });
          }
          expect({ seed: SEED, round, faults: await story.comeTogether() }).toEqual({ seed: SEED, round, faults: [] });
          edits += story.edits();
        } finally {
          await story.close();
        }
      }
      expect(edits).toBeGreaterThan(CRASHES * 10);
      process.stderr.write(`${CRASHES} crashes, ${edits} edits, seed ${SEED}: nothing lost\n`);
    },
    60_000 + CRASHES * 15_000,
  );
});
