import * as decoding from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Encoder } from 'lib0/encoding';

/** Ascending by clock, without overlap. */
interface Sorted {
  readonly clocks: readonly number[];
  readonly ends: readonly number[];
  readonly seqs: readonly number[];
}

/**
 * Stretches of clocks of one client, each with the journal entry it belongs to. They are added in the order of the journal; where
 * they overlap, the first one stands.
 */
export class ClockSpans {
  readonly #clocks: number[] = [];
  readonly #lengths: number[] = [];
  readonly #seqs: number[] = [];
  #sorted: Sorted | undefined;

  add(clock: number, length: number, seq: number): void {
    if (length <= 0) return;
    this.#sorted = undefined;
    const last = this.#clocks.length - 1;
    if (last >= 0 && this.#seqs[last] === seq && (this.#clocks[last] ?? 0) + (this.#lengths[last] ?? 0) === clock) {
      this.#lengths[last] = (this.#lengths[last] ?? 0) + length;
      return;
    }
    this.#clocks.push(clock);
    this.#lengths.push(length);
    this.#seqs.push(seq);
  }

  /** The entries these clocks belong to, stretch by stretch; 0 where there is none. */
  over(clock: number, length: number): { length: number; seq: number }[] {
    const { clocks, ends, seqs } = (this.#sorted ??= this.#sort());
    const end = clock + length;
    const stretches: { length: number; seq: number }[] = [];
    let place = firstEndingAfter(ends, clock);
    for (let at = clock; at < end;) {
      const begins = clocks[place] ?? end;
      const isWithin = begins <= at;
      const until = Math.min(end, isWithin ? (ends[place] ?? end) : begins);
      stretches.push({ length: until - at, seq: isWithin ? (seqs[place] ?? 0) : 0 });
      if (isWithin) place += 1;
      at = until;
    }
    return stretches;
  }

  write(encoder: Encoder, firstSeq: number): void {
    encoding.writeVarUint(encoder, this.#clocks.length);
    let clock = 0;
    let seq = firstSeq;
    this.#clocks.forEach((start, index) => {
      const length = this.#lengths[index] ?? 0;
      const by = this.#seqs[index] ?? 0;
      encoding.writeVarInt(encoder, start - clock);
      encoding.writeVarUint(encoder, length);
      encoding.writeVarUint(encoder, by - seq);
      clock = start + length;
      seq = by;
    });
  }

  /** Adds what {@link write} wrote. */
  read(decoder: Decoder, firstSeq: number): void {
    let clock = 0;
    let seq = firstSeq;
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      clock += decoding.readVarInt(decoder);
      const length = decoding.readVarUint(decoder);
      seq += decoding.readVarUint(decoder);
      this.add(clock, length, seq);
      clock += length;
    }
  }

  #sort(): Sorted {
    const order = this.#clocks.map((_, index) => index);
    order.sort((one, other) => (this.#clocks[one] ?? 0) - (this.#clocks[other] ?? 0) || one - other);
    const clocks: number[] = [];
    const ends: number[] = [];
    const seqs: number[] = [];
    const push = (from: number, to: number, seq: number): void => {
      if (from >= to) return;
      clocks.push(from);
      ends.push(to);
      seqs.push(seq);
    };
    // Those that are open at a place, by the order they were added in: the first of them stands.
    let open: number[] = [];
    let at = 0;
    const close = (until: number): void => {
      while (open.length > 0 && at < until) {
        const first = Math.min(...open);
        const to = Math.min(until, this.#endOf(first));
        push(at, to, this.#seqs[first] ?? 0);
        at = to;
        open = open.filter((index) => this.#endOf(index) > at);
      }
    };
    for (const index of order) {
      const clock = this.#clocks[index] ?? 0;
      close(clock);
      at = clock;
      open.push(index);
    }
    close(Infinity);
    return { clocks, ends, seqs };
  }

  #endOf(index: number): number {
    return (this.#clocks[index] ?? 0) + (this.#lengths[index] ?? 0);
  }
}

function firstEndingAfter(ends: readonly number[], clock: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
