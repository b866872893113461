/**
 * How a contender's clients speak: the y-websocket protocol (y-protocols 1.0.7) or the one of Hocuspocus 4, which is the same with
 * the document's name before every frame, a token first, and an answer to a state vector under another number.
 *
 *     y-websocket   | 0 | step | bytes |
 *     Hocuspocus    | varString name | 0 or 4 | step | bytes |        step: 0 state vector, 1 answer to it, 2 update
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Which of the two. */
export type WireName = 'y-websocket' | 'hocuspocus';

/** What a frame from a server is, as far as a typist cares. */
export type Reading =
  | { readonly step: 'stateVector' | 'answer' | 'update'; readonly bytes: Uint8Array }
  /** Awareness, acknowledgements, authentication: not looked into. */
  | { readonly step: 'other' };

/** One document's frames. */
export interface Wire {
  /** What a client sends first: who it is, where the protocol has that, and what it has. */
  greeting(stateVector: Uint8Array): Uint8Array[];
  /** The answer of a client that has nothing the server lacks. */
  readonly nothingMore: Uint8Array;
  update(update: Uint8Array): Uint8Array;
  read(frame: Uint8Array): Reading;
}

const EMPTY_UPDATE = Uint8Array.of(0, 0);
const STEPS = ['stateVector', 'answer', 'update'] as const;
const SYNC = 0;
const AUTH = 2;
const HOCUSPOCUS_SYNC_REPLY = 4;
const OTHER: Reading = { step: 'other' };

/** The frames of the document `name` in the contender's protocol. */
export function wireOf(wireName: WireName, name: string): Wire {
  const prefix = wireName === 'hocuspocus' ? encoding.encode((encoder) => encoding.writeVarString(encoder, name)) : [];
  const start = prefix.length;
  const head = Uint8Array.from(prefix);
  const frame = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, head);
      encoding.writeVarUint(encoder, type);
      write(encoder);
    });
  const sync = (step: number, bytes: Uint8Array): Uint8Array =>
    frame(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  return {
    greeting: (stateVector) =>
      wireName === 'hocuspocus' ? [frame(AUTH, writeToken), sync(0, stateVector)] : [sync(0, stateVector)],
    nothingMore: sync(1, EMPTY_UPDATE),
    update: (update) => sync(2, update),
    read(bytes) {
      const type = bytes[start];
      if (type !== SYNC && !(type === HOCUSPOCUS_SYNC_REPLY && wireName === 'hocuspocus')) return OTHER;
      const step = STEPS[bytes[start + 1] ?? STEPS.length];
      if (step === undefined) throw new Error(`A sync frame has the unknown step ${bytes[start + 1]}.`);
      const decoder = decoding.createDecoder(bytes);
      decoder.pos = start + 2;
      return { step, bytes: decoding.readVarUint8Array(decoder) };
    },
  };
}

/** Hocuspocus opens a document only after a token; our server accepts any. */
function writeToken(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, 'bench');
}
