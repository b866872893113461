/** Updates one after the other in one piece of memory, which goes to another thread without being copied. */
export interface PackedUpdates {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: readonly number[];
}

/** Copies updates into one piece of memory of their own. */
export function pack(updates: readonly Uint8Array[]): PackedUpdates {
  const lengths = updates.map(({ length }) => length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const update of updates) {
    bytes.set(update, at);
    at += update.length;
  }
  return { bytes, lengths };
}

/** The updates again, as views. */
export function* unpack({ bytes, lengths }: PackedUpdates): Generator<Uint8Array> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
