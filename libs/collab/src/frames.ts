/**
 * The frames on the socket `/collab/<draftId>`: the y-websocket protocol (y-websocket 3.1, y-protocols 1.0.7) and two frames of
 * our own, which the server sends only to a client that asked for them with `?ack=1`.
 *
 *     varUint and varString as in lib0; `bytes` = varUint length, then that many bytes.
 *
 *     sync step 1        | 0 | 0 | bytes state vector      |   what I have; answer with step 2
 *     sync step 2        | 0 | 1 | bytes update (V1) | [varUint seq] |   writing: what you lack
 *     update             | 0 | 2 | bytes update (V1) | [varUint seq] |   writing: one transaction
 *     awareness          | 1 | bytes awareness update      |
 *     permission denied  | 2 | 0 | varString reason        |
 *     query awareness    | 3 |
 *     acknowledgement    | 100 | 0 | varUint frames | varUint seq |
 *     refusal            | 100 | 1 | varUint frame | varString code | varString messageKey | varUint n | n × varString clause id |
 *     protection         | 100 | 2 | varUint n | n × (varString clause id | varUint because | varString city) |
 *
 * `seq` is left out by those who do not know it; a stock client reads no further than the update. From the server it is the journal
 * entry up to which the receiver has everything once it took the frame in; from a client it is the entry up to which it had heard when
 * it made the update.
 *
 * A frame is one binary WebSocket message of at most 1 MB with nothing after its last field.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The largest frame either side accepts, in bytes. */
export const LARGEST_FRAME = 1_048_576;

/** The query parameter (value `1`) by which a client asks for acknowledgement and refusal frames. */
export const ACKNOWLEDGE_PARAMETER = 'ack';

/** The first number of the frames that are ours. A stock y-websocket client has no handler for it and never gets one. */
export const COLEX_MESSAGE = 100;

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const QUERY_AWARENESS = 3;

/**
 * Tells a client that everything in the first `frames` writing frames (sync step 2, update) it sent on this connection is
 * committed to the journal or was there already. `seq` is the journal's highest entry that this covers.
 */
export interface Acknowledgement {
  readonly frames: number;
  readonly seq: number;
}

/**
 * Tells a client that a writing frame was refused whole: none of it entered the journal. `frame` is its place among the writing
 * frames of this connection, counted from 1; `code` is one of the contract's error table; `messageKey` is the text to show;
 * `clauseIds` are the clauses it may not change, when that is the reason.
 */
export interface FrameRefused {
  readonly frame: number;
  readonly code: string;
  readonly messageKey: string;
  readonly clauseIds: readonly string[];
}

/** Why a clause may not be changed by whoever is told: it is settled, or another city writes it. */
export const PROTECTION_REASONS = ['SETTLED', 'OWNED'] as const;

/** A clause that whoever is told may not change. */
export interface ProtectedFrom {
  readonly clauseId: string;
  readonly because: (typeof PROTECTION_REASONS)[number];
  /** The name of the city that writes it; empty for a settled clause. */
  readonly city: string;
}

/** All clauses that the receiver may not change, now; each such frame replaces the one before it. */
export interface Protection {
  readonly clauses: readonly ProtectedFrom[];
}

/** A frame, decoded. Byte arrays are views into the frame that was read. */
export type Frame =
  | { readonly type: 'syncStep1'; readonly stateVector: Uint8Array }
  | { readonly type: 'syncStep2'; readonly update: Uint8Array; readonly seq?: number }
  | { readonly type: 'update'; readonly update: Uint8Array; readonly seq?: number }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'permissionDenied'; readonly reason: string }
  | { readonly type: 'queryAwareness' }
  | ({ readonly type: 'acknowledged' } & Acknowledgement)
  | ({ readonly type: 'refused' } & FrameRefused)
  | ({ readonly type: 'protected' } & Protection);

/** Why bytes are not a frame. */
export const FRAME_FAULTS = ['empty', 'tooLarge', 'unknownType', 'truncated', 'trailingBytes'] as const;

/** One of {@link FRAME_FAULTS}. */
export type FrameFault = (typeof FRAME_FAULTS)[number];

/** Bytes that are not a frame. */
export interface MalformedFrame {
  readonly type: 'malformed';
  readonly fault: FrameFault;
}

const malformed = (fault: FrameFault): MalformedFrame => ({ type: 'malformed', fault });

const MOST_CLAUSES_NAMED = 1_000;

/** More than any text has; a longer list is no frame. */
const MOST_CLAUSES_PROTECTED = 20_000;

const readSeq = (decoder: decoding.Decoder): { readonly seq?: number } =>
  decoding.hasContent(decoder) ? { seq: decoding.readVarUint(decoder) } : {};

function readSync(decoder: decoding.Decoder): Frame | MalformedFrame {
  switch (decoding.readVarUint(decoder)) {
    case 0:
      return { type: 'syncStep1', stateVector: decoding.readVarUint8Array(decoder) };
    case 1:
      return { type: 'syncStep2', update: decoding.readVarUint8Array(decoder), ...readSeq(decoder) };
    case 2:
      return { type: 'update', update: decoding.readVarUint8Array(decoder), ...readSeq(decoder) };
    default:
      return malformed('unknownType');
  }
}

function readRefusal(decoder: decoding.Decoder): Frame | MalformedFrame {
  const frame = decoding.readVarUint(decoder);
  const code = decoding.readVarString(decoder);
  const messageKey = decoding.readVarString(decoder);
  const count = decoding.readVarUint(decoder);
  if (count > MOST_CLAUSES_NAMED) return malformed('tooLarge');
  const clauseIds = Array.from({ length: count }, () => decoding.readVarString(decoder));
  return { type: 'refused', frame, code, messageKey, clauseIds };
}

function readProtection(decoder: decoding.Decoder): Frame | MalformedFrame {
  const count = decoding.readVarUint(decoder);
  if (count > MOST_CLAUSES_PROTECTED) return malformed('tooLarge');
  const clauses: ProtectedFrom[] = [];
  for (let place = 0; place < count; place += 1) {
    const clauseId = decoding.readVarString(decoder);
    const because = PROTECTION_REASONS[decoding.readVarUint(decoder)];
    if (because === undefined) return malformed('unknownType');
    clauses.push({ clauseId, because, city: decoding.readVarString(decoder) });
  }
  return { type: 'protected', clauses };
}

function readOwn(decoder: decoding.Decoder): Frame | MalformedFrame {
  switch (decoding.readVarUint(decoder)) {
    case 0:
      return { type: 'acknowledged', frames: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case 1:
      return readRefusal(decoder);
    case 2:
      return readProtection(decoder);
    default:
      return malformed('unknownType');
  }
}

function readFrame(decoder: decoding.Decoder): Frame | MalformedFrame {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case AUTH:
      if (decoding.readVarUint(decoder) !== 0) return malformed('unknownType');
      return { type: 'permissionDenied', reason: decoding.readVarString(decoder) };
    case QUERY_AWARENESS:
      return { type: 'queryAwareness' };
    case COLEX_MESSAGE:
      return readOwn(decoder);
    default:
      return malformed('unknownType');
  }
}

/**
 * Reads one frame. Any bytes may be given: what is not exactly one frame comes back as `malformed`, nothing is thrown. Updates
 * and awareness updates are not looked into.
 */
export function decodeFrame(bytes: Uint8Array): Frame | MalformedFrame {
  if (bytes.length === 0) return malformed('empty');
  if (bytes.length > LARGEST_FRAME) return malformed('tooLarge');
  const decoder = decoding.createDecoder(bytes);
  let frame: Frame | MalformedFrame;
  try {
    frame = readFrame(decoder);
  } catch {
    // lib0 throws for every way in which bytes can end too early or hold a number out of range, without telling them apart.
    return malformed('truncated');
  }
  if (frame.type !== 'malformed' && decoding.hasContent(decoder)) return malformed('trailingBytes');
  return frame;
}

/**
 * Whether the bytes claim to be a frame that writes (sync step 2 or update), judged by its head alone: so a connection without
 * the right to write is refused before anything is parsed, and a client can count what it sent.
 */
export function isWritingFrame(bytes: Uint8Array): boolean {
  const decoder = decoding.createDecoder(bytes);
  try {
    if (decoding.readVarUint(decoder) !== SYNC) return false;
    const step = decoding.readVarUint(decoder);
    return step === 1 || step === 2;
  } catch {
    // Too short to have a head, so it cannot write; decodeFrame says what is wrong with it.
    return false;
  }
}

const frameOf = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);

const syncFrame = (step: number, bytes: Uint8Array, seq?: number): Uint8Array =>
  frameOf((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
    if (seq !== undefined) encoding.writeVarUint(encoder, seq);
  });

/** "This is what I have": the encoded state vector of the sender's document. */
export function syncStep1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(0, stateVector);
}

/** The answer to step 1: everything the other lacks, as a V1 update. A stock client counts as synced when it has read it. */
export function syncStep2Frame(update: Uint8Array, seq?: number): Uint8Array {
  return syncFrame(1, update, seq);
}

/** One V1 update. The bytes are copied once; build the frame once and share it among sockets. */
export function updateFrame(update: Uint8Array, seq?: number): Uint8Array {
  return syncFrame(2, update, seq);
}

/** An awareness update of y-protocols. */
export function awarenessFrame(update: Uint8Array): Uint8Array {
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** Asks the other side for the awareness states it knows. */
export function queryAwarenessFrame(): Uint8Array {
  return frameOf((encoder) => encoding.writeVarUint(encoder, QUERY_AWARENESS));
}

/** A writing frame as a client made it, with the journal entry up to which it had heard by then. */
export function withHeard(frame: Uint8Array, seq: number): Uint8Array {
  return frameOf((encoder) => {
    encoding.writeUint8Array(encoder, frame);
    encoding.writeVarUint(encoder, seq);
  });
}

/** The auth message of y-protocols; a stock client prints the reason. */
export function permissionDeniedFrame(reason: string): Uint8Array {
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
}

/** See {@link Acknowledgement}. Only for clients that asked with {@link ACKNOWLEDGE_PARAMETER}. */
export function acknowledgementFrame(acknowledgement: Acknowledgement): Uint8Array {
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, COLEX_MESSAGE);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, acknowledgement.frames);
    encoding.writeVarUint(encoder, acknowledgement.seq);
  });
}

/** See {@link FrameRefused}. Only for clients that asked; at most 1,000 clauses are named. */
export function refusalFrame(refused: FrameRefused): Uint8Array {
  const clauseIds = refused.clauseIds.slice(0, MOST_CLAUSES_NAMED);
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, COLEX_MESSAGE);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, refused.frame);
    encoding.writeVarString(encoder, refused.code);
    encoding.writeVarString(encoder, refused.messageKey);
    encoding.writeVarUint(encoder, clauseIds.length);
    for (const clauseId of clauseIds) encoding.writeVarString(encoder, clauseId);
  });
}

/** See {@link Protection}. Only for clients that asked; at most 20,000 clauses are named. */
export function protectionFrame({ clauses }: Protection): Uint8Array {
  const named = clauses.slice(0, MOST_CLAUSES_PROTECTED);
  return frameOf((encoder) => {
    encoding.writeVarUint(encoder, COLEX_MESSAGE);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, named.length);
    for (const { clauseId, because, city } of named) {
      encoding.writeVarString(encoder, clauseId);
      encoding.writeVarUint(encoder, PROTECTION_REASONS.indexOf(because));
      encoding.writeVarString(encoder, city);
    }
  });
}
