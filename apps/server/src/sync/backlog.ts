/**
 * Bytes that were received and wait to be dealt with: those of one draft, and through `whole` those of the whole process. When they
 * are too many nobody is read any further, so that memory does not grow and the sender's own system makes the sender wait.
 */
export class Backlog {
  #bytes = 0;
  #isFull = false;
  readonly #waiting = new Set<() => void>();

  /** @param whole the backlog this one is a part of */
  constructor(
    private readonly most: number,
    private readonly whole?: Backlog,
  ) {}

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether nothing more should be read; once it is, until half of it is done. */
  get isFull(): boolean {
    return this.#isFull || (this.whole?.isFull ?? false);
  }

  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes >= this.most) this.#isFull = true;
    this.whole?.add(bytes);
  }

  remove(bytes: number): void {
    this.#bytes -= bytes;
    this.whole?.remove(bytes);
    if (!this.#isFull || this.#bytes >= this.most / 2) return;
    this.#isFull = false;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resume of waiting) resume();
  }

  /** Calls `resume` once, when the part that is full has room again. */
  whenLow(resume: () => void): void {
    if (this.#isFull || !this.whole) this.#waiting.add(resume);
    else this.whole.whenLow(resume);
  }
}
