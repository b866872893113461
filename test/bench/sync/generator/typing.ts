import * as prng from 'lib0/prng';
import type { SeenEdits, TypingResult, Watched } from './commands.js';
import type { Crowd, Typist } from './crowd.js';
import { Stretch } from './stretch.js';

/** The same moments and typists in every run and for every contender. */
const SEED = 20_261_122;

/**
 * Types until stopped: a Poisson process, because people who do not know of each other type at random moments, sometimes several in
 * the same millisecond.
 */
class Pace {
  readonly #random = prng.create(SEED);
  readonly #meanGapMs: number;
  #due = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly typists: readonly Typist[],
    editsPerSecondEach: number,
    private readonly beforeTyping: (due: number) => void,
  ) {
    this.#meanGapMs = 1_000 / (editsPerSecondEach * typists.length);
    this.#typeWhatIsDue();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #typeWhatIsDue(): void {
    while (this.#due <= performance.now()) {
      this.beforeTyping(this.#due);
      this.typists[prng.uint32(this.#random, 0, this.typists.length - 1)]?.type();
      this.#due -= Math.log(1 - prng.real53(this.#random)) * this.#meanGapMs;
    }
    this.#timer = setTimeout(() => this.#typeWhatIsDue(), this.#due - performance.now());
  }
}

const passes = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** See `Commands.type`. */
export async function typeAtPace(
  crowd: Crowd,
  pace: { editsPerSecond: number; warmSeconds: number; seconds: number },
  watched: Watched,
): Promise<TypingResult> {
  let stretch: Stretch | undefined;
  crowd.delivered = (typist, index) => stretch?.delivered(typist, index);
  const typing = new Pace(crowd.typists, pace.editsPerSecond, (due) => stretch?.typed(due));
  try {
    await Promise.race([passes(pace.warmSeconds), crowd.failure()]);
    stretch = new Stretch(crowd, watched);
    await Promise.race([passes(pace.seconds), crowd.failure()]);
  } finally {
    typing.stop();
  }
  return stretch.end();
}

/** See `Commands.saturate`. */
export async function typeAsSeen(
  crowd: Crowd,
  load: { unseen: number; warmSeconds: number; seconds: number },
  watched: Watched,
): Promise<TypingResult> {
  let stretch: Stretch | undefined;
  let stopped = false;
  const type = (typist: Typist): void => {
    stretch?.typed(performance.now());
    typist.type();
  };
  crowd.delivered = (typist, index) => {
    stretch?.delivered(typist, index);
    if (!stopped && typist.seenBy[index] === crowd.colleagues) type(typist);
  };
  for (const typist of crowd.typists) for (let edit = 0; edit < load.unseen; edit += 1) type(typist);
  try {
    await Promise.race([passes(load.warmSeconds), crowd.failure()]);
    stretch = new Stretch(crowd, watched);
    await Promise.race([passes(load.seconds), crowd.failure()]);
  } finally {
    stopped = true;
  }
  return stretch.end();
}

/** See `Commands.typeUntilClosed`. */
export async function typeUntilClosed(crowd: Crowd, editsPerSecond: number): Promise<SeenEdits[]> {
  const typing = new Pace(crowd.typists, editsPerSecond, () => undefined);
  await crowd.closedByServer();
  typing.stop();
  return crowd.typists.map(({ room, client, seenBySomebody }) => ({ room, client, edits: seenBySomebody }));
}
