import type { NewEntry } from '@colex/store';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What nodes tell each other about a draft that is open on both. */
export type NodeWords =
  /** The journal now ends at `seq`; `entries` are the last ones of it, or empty when they are too large to be told. */
  | { readonly type: 'appended'; readonly seq: number; readonly entries: readonly NewEntry[] }
  /** Where people of the speaking node are; null for whoever left. One awareness update for each, whole. */
  | { readonly type: 'people'; readonly people: readonly SpokenState[] }
  /** A node that has just opened the draft asks who is there. */
  | { readonly type: 'whoIsThere' };

/** The state of one client in awareness. */
export interface SpokenState {
  readonly clientId: number;
  /** An awareness update with this client alone. */
  readonly update: Uint8Array;
}

/** Entries that are larger together are read from the journal. */
export const LARGEST_TOLD = 65_536;

/** The form of these words; a node that speaks another is not understood, and the journal tells the same. */
const VERSION = 1;
const TYPES = ['appended', 'people', 'whoIsThere'] as const;

/** Words as bytes. */
export function encodeWords(words: NodeWords): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarUint(encoder, TYPES.indexOf(words.type));
  if (words.type === 'appended') {
    const bytes = words.entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
    const told = bytes > LARGEST_TOLD ? [] : words.entries;
    encoding.writeVarUint(encoder, words.seq);
    encoding.writeVarUint(encoder, told.length);
    for (const { kind, actorId, newClientIds, bytes } of told) {
      encoding.writeVarString(encoder, kind);
      encoding.writeVarString(encoder, actorId);
      encoding.writeVarUint(encoder, newClientIds.length);
      for (const clientId of newClientIds) encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint8Array(encoder, bytes);
    }
  } else if (words.type === 'people') {
    encoding.writeVarUint(encoder, words.people.length);
    for (const { clientId, update } of words.people) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint8Array(encoder, update);
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Bytes as words. Throws when they are none. */
export function decodeWords(bytes: Uint8Array): NodeWords {
  const decoder = decoding.createDecoder(bytes);
  const version = decoding.readVarUint(decoder);
  if (version !== VERSION) throw new Error(`Version ${version} is not spoken here.`);
  const type = TYPES[decoding.readVarUint(decoder)];
  switch (type) {
    case 'appended': {
      const seq = decoding.readVarUint(decoder);
      const entries = readList(decoder, () => ({
        kind: decoding.readVarString(decoder) as NewEntry['kind'],
        actorId: decoding.readVarString(decoder),
        newClientIds: readList(decoder, () => decoding.readVarUint(decoder)),
        // A copy: the message lies in a buffer of Redis' connection.
        bytes: decoding.readVarUint8Array(decoder).slice(),
      }));
      return { type, seq, entries };
    }
    case 'people':
      return {
        type,
        people: readList(decoder, () => ({
          clientId: decoding.readVarUint(decoder),
          update: decoding.readVarUint8Array(decoder).slice(),
        })),
      };
    case 'whoIsThere':
      return { type };
    default:
      throw new Error('These words are of no known type.');
  }
}

function readList<Item>(decoder: decoding.Decoder, read: () => Item): Item[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, read);
}
