/** How much a bucket holds, and how much of it comes back in a second. */
export interface BucketSize {
  readonly capacity: number;
  readonly restoreRate: number;
}

/** A token bucket (RFC 2697's committed bucket, without colours): full at first, refilled steadily, never beyond its capacity. */
export class TokenBucket {
  #left: number;
  #at: number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(
    private readonly size: BucketSize,
    now: number,
  ) {
    this.#left = size.capacity;
    this.#at = now;
  }

  /** What may be taken now. */
  available(now: number): number {
    const gained = ((now - this.#at) / 1_000) * this.size.restoreRate;
    this.#left = Math.min(this.size.capacity, this.#left + gained);
    this.#at = now;
    return this.#left;
  }

  /** Takes something out. Returns 0, or, when there is too little and nothing was taken, for how many milliseconds to wait. */
  take(cost: number, now: number): number {
    const lacking = cost - this.available(now);
    if (lacking > 0) return Math.ceil((lacking / this.size.restoreRate) * 1_000);
    this.#left -= cost;
    return 0;
  }

  /** Puts something back that was taken and not used. */
  giveBack(unused: number, now: number): void {
    this.#left = Math.min(this.size.capacity, this.available(now) + unused);
  }
}
