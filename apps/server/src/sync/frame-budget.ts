/** What one connection may send for long, in frames a second; somebody who types sends about twenty. */
const FRAMES_A_SECOND = 400;
/** What it may send at once before it is slowed down. */
const FRAMES_AT_ONCE = 1_200;

/** What a frame costs, in frames: asking for the whole text makes the server work more than a word does. */
export const FRAME_COSTS = { syncStep1: 40, queryAwareness: 10, other: 1 } as const;

/**
 * How much one connection may still ask for. It never refuses anything: it says how long the socket is not to be read, so that
 * whoever sends too fast is slowed down and everybody else is not (trust.md MS11, MS18).
 */
export class FrameBudget {
  #left = FRAMES_AT_ONCE;
  #at: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(now: number) {
    this.#at = now;
  }

  /** Takes the cost of a frame. Returns for how many milliseconds nothing more should be read; 0 when all is well. */
  spend(cost: number, now: number): number {
    const gained = ((now - this.#at) / 1_000) * FRAMES_A_SECOND;
    this.#left = Math.min(FRAMES_AT_ONCE, this.#left + gained) - cost;
    this.#at = now;
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / FRAMES_A_SECOND) * 1_000);
  }
}
