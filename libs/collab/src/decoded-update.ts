import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/** A run of clocks, `clock` up to `clock + len`. */
export interface ClockRange {
  readonly clock: number;
  readonly len: number;
}

/** One run written by one client, as it stands in an update: an item, a collected run, or a gap. */
export type Struct = Y.Item | Y.GC | Y.Skip;

/** A V1 update taken apart; its structs are not part of any document. */
export interface DecodedUpdate {
  /** In the order of the bytes: client by client, each client's clocks without a hole. */
  readonly structs: readonly Struct[];
  readonly deletions: ReadonlyMap<number, readonly ClockRange[]>;
}

/** What taking an update apart came to when it is not a {@link DecodedUpdate}. */
export type DecodingFault = 'malformed' | 'tooManyStructs';

class TooManyStructs extends Error {}

/** Counts what is read, so that a small update cannot make a big heap, and keeps the decoder to see that nothing is left. */
function boundedDecoder(most: number) {
  const kept: { rest?: decoding.Decoder } = {};
  let read = 0;
  const count = (): void => {
    read += 1;
    if (read > most) throw new TooManyStructs();
  };
  class BoundedDecoder extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder);
      kept.rest = decoder;
    }
    override readInfo(): number {
      count();
      return super.readInfo();
    }
    override readDsClock(): number {
      count();
      return super.readDsClock();
    }
  }
  return { BoundedDecoder, kept };
}

const isClock = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const isClient = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 0xffffffff;

const isRange = (clock: number, length: number): boolean => length > 0 && isClock(clock) && isClock(clock + length);

function isSound({ structs, deletions }: DecodedUpdate, sections: number): boolean {
  const clients = new Set<number>();
  let previous: Struct | undefined;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (!isClient(client) || !isRange(clock, struct.length)) return false;
    if (previous?.id.client === client && previous.id.clock + previous.length !== clock) return false;
    if (previous?.id.client !== client && clients.has(client)) return false;
    clients.add(client);
    previous = struct;
  }
  // Yjs keeps only the last of several sections of one client, so an update that has them is not what it seems.
  if (clients.size !== sections) return false;
  return [...deletions].every(
    ([client, ranges]) => isClient(client) && ranges.every((range) => isRange(range.clock, range.len)),
  );
}

/**
 * Takes a V1 update apart. `malformed` when the bytes are not one, have something after it, or hold clocks, lengths or client ids
 * out of range (client ids are unsigned 32-bit numbers in Yjs); `tooManyStructs` when it holds more than `most` structs and
 * deleted ranges together. Throws nothing; the work is linear in the number of bytes.
 */
export function decodeBounded(bytes: Uint8Array, most: number): DecodedUpdate | DecodingFault {
  const { BoundedDecoder, kept } = boundedDecoder(most);
  try {
    const sections = decoding.readVarUint(decoding.createDecoder(bytes));
    const { structs, ds } = Y.decodeUpdateV2(bytes, BoundedDecoder);
    if (kept.rest === undefined || decoding.hasContent(kept.rest)) return 'malformed';
    const update = { structs, deletions: ds.clients };
    return isSound(update, sections) ? update : 'malformed';
  } catch (error) {
    // Yjs and lib0 throw errors of many kinds for bytes that are no update; the caller refuses all of them alike.
    return error instanceof TooManyStructs ? 'tooManyStructs' : 'malformed';
  }
}
