import fc from 'fast-check';
import { boardRow } from './board.js';
import { CITY, jining, moveTo, trackFacts } from './procedure-builders.js';
import { STAGES, stagesAhead } from './stage.js';
import { trackTransition } from './track-transition.js';
import type { TrackCommand } from './track-command.js';
import { conditionOf, currentStep, ENDS, nextStages, notBegun, readingsHeld, stepsOf, type Track } from './track.js';
import { actOf, chair } from '../builders.js';
import { addDays } from '../plain-date.js';

const reason = '理由';
/** What somebody asks for on a day; the stage asked for is mostly one of those that can come, so that bills get far. */
const asked = fc.record({
  type: fc.oneof(
    { weight: 40, arbitrary: fc.constant('moveOn' as const) },
    { weight: 4, arbitrary: fc.constant('resume' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        'deferVote' as const,
        'shelve' as const,
        'takeStepBack' as const,
        'failVote' as const,
        'withdrawBill' as const,
        'lapse' as const,
        'refuseApproval' as const,
      ),
    },
  ),
  pick: fc.noBias(fc.nat({ max: 59 })),
  anywhere: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...STAGES) }),
  days: fc.integer({ min: 0, max: 40 }),
});

const play = (
  story: readonly (typeof asked extends fc.Arbitrary<infer Value> ? Value : never)[],
  watch: (before: Track, after: Track, command: TrackCommand) => void = () => undefined,
): Track => {
  let track = notBegun(CITY);
  let today = '2020-01-01';
  story.forEach(({ type, pick, anywhere, days }, index) => {
    today = addDays(today, days);
    const next = nextStages(track);
    const stage = anywhere ?? next[pick % Math.max(next.length, 1)] ?? 'PLANNED';
    const command: TrackCommand =
      type === 'moveOn'
        ? moveTo(stage, { on: today, opinionsAgree: pick % 2 === 0 })
        : type === 'takeStepBack'
          ? { type, reason }
          : type === 'resume' || type === 'lapse'
            ? { type, on: today }
            : { type, on: today, reason };
    const outcome = trackTransition(track, command, trackFacts({ act: actOf(chair, { id: `s${index}`, today }) }));
    const before = track;
    if (outcome.accepted) track = outcome.state;
    watch(before, track, command);
  });
  return track;
};
const stories = fc.array(asked, { maxLength: 40, size: 'max' });

describe('laws of the procedure, over any order of steps and exits', () => {
  it('nothing recorded is lost, and days never run backwards', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (before, after) => {
          expect(after.steps.slice(0, before.steps.length).map(({ id, stage, on }) => [id, stage, on])).toEqual(
            before.steps.map(({ id, stage, on }) => [id, stage, on]),
          );
          expect(after.exits.slice(0, before.exits.length).map(({ id, type }) => [id, type])).toEqual(
            before.exits.map(({ id, type }) => [id, type]),
          );
          const days = stepsOf(after).map(({ on }) => on);
          expect(days).toEqual([...days].sort());
        });
      }),
    );
  });

  it('a track that ended moves no more, unless its end is taken back', () => {
    fc.assert(
      fc.property(stories, (story) => {
        play(story, (before, after, command) => {
          const over = (ENDS as readonly string[]).includes(conditionOf(before));
          if (over && command.type !== 'takeStepBack') expect(after).toBe(before);
        });
      }),
    );
  });

  it('no bill is voted on unread, approved unvoted or promulgated unapproved', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const stages = stepsOf(play(story)).map(({ stage }) => stage);
        const before = (stage: (typeof STAGES)[number]) => stages.slice(0, Math.max(stages.indexOf(stage), 0));
        if (stages.includes('VOTE')) expect(before('VOTE')).toContain('FIRST_READING');
        if (stages.includes('APPROVED'))
          expect(before('APPROVED')).toEqual(expect.arrayContaining(['VOTE', 'SUBMITTED_FOR_APPROVAL']));
        if (stages.includes('PROMULGATED')) expect(before('PROMULGATED')).toContain('APPROVED');
        for (const once of ['FIRST_READING', 'SECOND_READING', 'FILED', 'IN_FORCE'] as const)
          expect(stages.filter((stage) => stage === once).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the board agrees with the track: one current stage at most, and nothing skipped that can still come', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const track = play(story);
        const { cells } = boardRow(track, jining, '2030-01-01');
        const current = currentStep(track);
        expect(cells.filter(({ standing }) => standing === 'CURRENT').map(({ stage }) => stage)).toEqual(
          current === null ? [] : [current.stage],
        );
        for (const stage of nextStages(track))
          expect(cells.find((cell) => cell.stage === stage)?.standing).not.toBe('SKIPPED');
        if (current !== null)
          for (const stage of nextStages(track)) expect(stagesAhead(current.stage)).toContain(stage);
      }),
    );
  });

  it('bills get far enough for the laws above to be about something', () => {
    const tracks = fc.sample(stories, { numRuns: 300, seed: 11 }).map((story) => play(story));
    expect(tracks.filter((track) => readingsHeld(track) >= 2).length).toBeGreaterThan(60);
    expect(
      tracks.filter((track) => stepsOf(track).some(({ stage }) => stage === 'PROMULGATED')).length,
    ).toBeGreaterThan(15);
    expect(new Set(tracks.map(conditionOf)).size).toBeGreaterThan(4);
  });
});
