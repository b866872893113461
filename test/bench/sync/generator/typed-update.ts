/**
 * The update that one keystroke makes, written and read without a document: a generator that kept two hundred documents up to date
 * would be slower than any server it measures. A Chinese input method commits whole words, so one edit is a word of two characters.
 *
 *     V1 update: | 1 client | 1 struct | client | clock | info | origin id | right origin id | varString | 0 deletions |
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Identity of a character in Yjs. */
export interface CharacterId {
  readonly client: number;
  readonly clock: number;
}

/** Between which two characters of the text a typist sits. */
export interface Place {
  readonly left: CharacterId;
  readonly right: CharacterId;
}

/** What an edit types. Each of its characters is one clock and, in UTF-8, three bytes. */
const WORD = '协律';
const CLOCKS_PER_EDIT = WORD.length;
const BYTES_PER_CHARACTER = 3;

const GARBAGE = 0;
const STRING = 4;
const SKIP = 10;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const CONTENT_KIND = 0x1f;

const writeId = (encoder: encoding.Encoder, id: CharacterId): void => {
  encoding.writeVarUint(encoder, id.client);
  encoding.writeVarUint(encoder, id.clock);
};

/** The `index`-th edit (from 0) of a typist who types on at one place: what Yjs itself emits for it. */
export function typedUpdate(client: number, index: number, place: Place): Uint8Array {
  const clock = index * CLOCKS_PER_EDIT;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, STRING | HAS_ORIGIN | HAS_RIGHT_ORIGIN);
    writeId(encoder, index === 0 ? place.left : { client, clock: clock - 1 });
    writeId(encoder, place.right);
    encoding.writeVarString(encoder, WORD);
    encoding.writeVarUint(encoder, 0);
  });
}

/** How many whole edits of a typist a document has that knows it up to `clock`. */
export function editsUpTo(clock: number): number {
  return Math.floor(clock / CLOCKS_PER_EDIT);
}

/**
 * Names every edit an update brings: servers may put several keystrokes, of several typists, into one. Throws for content that no
 * typist writes.
 */
export function readTypedUpdate(
  update: Uint8Array,
  visit: (client: number, firstIndex: number, edits: number) => void,
): void {
  const decoder = decoding.createDecoder(update);
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (let struct = 0; struct < structs; struct += 1) {
      const { length, typed } = readStruct(decoder);
      if (typed) visit(client, clock / CLOCKS_PER_EDIT, length / CLOCKS_PER_EDIT);
      clock += length;
    }
  }
}

function readStruct(decoder: decoding.Decoder): { length: number; typed: boolean } {
  const info = decoding.readUint8(decoder);
  const kind = info & CONTENT_KIND;
  if (kind === SKIP || kind === GARBAGE) return { length: decoding.readVarUint(decoder), typed: false };
  if (kind !== STRING || (info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    throw new Error(`An update holds content of kind ${kind} that no typist wrote.`);
  }
  for (const flag of [HAS_ORIGIN, HAS_RIGHT_ORIGIN]) {
    if ((info & flag) === 0) continue;
    decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
  }
  const bytes = decoding.readVarUint(decoder);
  decoder.pos += bytes;
  return { length: bytes / BYTES_PER_CHARACTER, typed: true };
}
