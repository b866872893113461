import { Injectable } from '@nestjs/common';
import { type BucketSize, TokenBucket } from '../request/token-bucket.js';

/** What each person may ask for: so much at once, so much a second for ever. The workbench of somebody busy needs some five a second. */
export const BUDGET: BucketSize = { capacity: 20_000, restoreRate: 200 };

/** What is left to somebody after an operation. */
export interface BudgetLeft {
  readonly available: number;
  /** When it is full again. */
  readonly resetAt: Date;
}

/**
 * What each caller may still ask of this process, in points (cost.ts). A person has one budget, however many tokens and windows;
 * whoever is not signed in has that of the address. Full budgets are forgotten, so memory holds those who asked lately.
 */
@Injectable()
export class CostBudgets {
  readonly #buckets = new Map<string, TokenBucket>();

  /** Takes the cost of an operation; returns 0, or for how many milliseconds to wait when nothing was taken. */
  take(caller: string, cost: number): number {
    const now = performance.now();
    let bucket = this.#buckets.get(caller);
    if (!bucket) {
      this.#forgetFull(now);
      this.#buckets.set(caller, (bucket = new TokenBucket(BUDGET, now)));
    }
    return bucket.take(cost, now);
  }

  giveBack(caller: string, unused: number): void {
    this.#buckets.get(caller)?.giveBack(unused, performance.now());
  }

  left(caller: string): BudgetLeft {
    const available = Math.floor(this.#buckets.get(caller)?.available(performance.now()) ?? BUDGET.capacity);
    const milliseconds = ((BUDGET.capacity - available) / BUDGET.restoreRate) * 1_000;
    return { available, resetAt: new Date(Date.now() + milliseconds) };
  }

  #forgetFull(now: number): void {
    for (const [caller, bucket] of this.#buckets) {
      if (bucket.available(now) >= BUDGET.capacity) this.#buckets.delete(caller);
    }
  }
}
