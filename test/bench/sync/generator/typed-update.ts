/**
 * The update that one keystroke makes, written and read without a document: a generator that kept two hundred documents up to date
 * would be slower than any server it measures. A Chinese input method commits whole words, so one edit is a word of two characters.
 *
 *     V1 update: | 1 client | 1 struct | client | clock | info | origin id | right origin id | varString | 0 deletions |
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

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

const STRING = 4;
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

/** Hears of `edits` edits of a client, the first being its `firstIndex`-th. */
export type EditVisitor = (client: number, firstIndex: number, edits: number) => void;

interface Run {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/**
 * Names every edit an update brings: servers may put several keystrokes, of several typists, into one. Hocuspocus 4 also sends a
 * text it has just loaded together with the first keystroke; runs of that are named under the client that wrote them.
 */
export function readTypedUpdate(update: Uint8Array, visit: EditVisitor): void {
  for (const { client, clock, length } of typedRuns(update) ?? anyRuns(update)) {
    visit(client, clock / CLOCKS_PER_EDIT, length / CLOCKS_PER_EDIT);
  }
}

/** The runs of an update that holds nothing but typing; undefined when it holds something else. */
function typedRuns(update: Uint8Array): Run[] | undefined {
  const decoder = decoding.createDecoder(update);
  const runs: Run[] = [];
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const structs = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    let clock = decoding.readVarUint(decoder);
    for (let struct = 0; struct < structs; struct += 1) {
      const length = readTypedStruct(decoder);
      if (length === undefined) return undefined;
      runs.push({ client, clock, length });
      clock += length;
    }
  }
  return runs;
}

/** The length of the struct that comes next, in clocks; undefined when no typist wrote it. */
function readTypedStruct(decoder: decoding.Decoder): number | undefined {
  const info = decoding.readUint8(decoder);
  const neighbours = [HAS_ORIGIN, HAS_RIGHT_ORIGIN].filter((flag) => (info & flag) !== 0).length;
  if ((info & CONTENT_KIND) !== STRING || neighbours === 0) return undefined;
  for (let number = 0; number < 2 * neighbours; number += 1) decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint(decoder);
  decoder.pos += bytes;
  return bytes / BYTES_PER_CHARACTER;
}

/** The slow way, through Yjs. */
function anyRuns(update: Uint8Array): Run[] {
  return Y.decodeUpdate(update)
    .structs.filter((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString)
    .map(({ id, length }) => ({ client: id.client, clock: id.clock, length }));
}
