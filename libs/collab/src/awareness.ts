import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The most one client's state may take, in bytes of its JSON. */
export const LARGEST_AWARENESS_STATE = 4_096;

/** Where a person's caret is: anchors of the body in the JSON form of Yjs' relative positions. */
export interface Cursor {
  readonly anchor: CursorEnd;
  readonly head: CursorEnd;
}

/** A relative position in its JSON form, reduced to what may travel. */
export interface CursorEnd {
  readonly type?: ItemId | null;
  readonly tname?: string | null;
  readonly item?: ItemId | null;
  readonly assoc?: number;
}

/** The identity of an item in Yjs. */
export interface ItemId {
  readonly client: number;
  readonly clock: number;
}

/** What everybody learns of a client: who it is, by the server's knowledge, and where its caret is, by its own word. */
export interface AwarenessState<User> {
  readonly user: User;
  readonly cursor?: Cursor;
}

/** Why an awareness update is not passed on. */
export type AwarenessRefusal = 'malformed' | 'foreignClient' | 'tooLarge';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readItemId = (value: unknown): ItemId | undefined => {
  if (!isRecord(value)) return undefined;
  const { client, clock } = value;
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock)
    ? { client: Number(client), clock: Number(clock) }
    : undefined;
};

function readCursorEnd(value: unknown): CursorEnd | undefined {
  if (!isRecord(value)) return undefined;
  const item = readItemId(value['item']);
  const type = readItemId(value['type']);
  const name = value['tname'];
  if (item === undefined && type === undefined && name !== 'body') return undefined;
  return {
    ...(type === undefined ? {} : { type }),
    ...(name === 'body' ? { tname: name } : {}),
    ...(item === undefined ? {} : { item }),
    assoc: value['assoc'] === -1 ? -1 : 0,
  };
}

function readCursor(value: unknown): Cursor | undefined {
  if (!isRecord(value)) return undefined;
  const anchor = readCursorEnd(value['anchor']);
  const head = readCursorEnd(value['head']);
  return anchor === undefined || head === undefined ? undefined : { anchor, head };
}

interface Entry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

function readEntries(update: Uint8Array): Entry[] | undefined {
  const decoder = decoding.createDecoder(update);
  try {
    const count = decoding.readVarUint(decoder);
    const entries: Entry[] = [];
    for (let place = 0; place < count; place += 1) {
      entries.push({
        client: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        state: decoding.readVarString(decoder),
      });
    }
    return decoding.hasContent(decoder) ? undefined : entries;
  } catch {
    // Bytes that end too early or hold a number out of range; the caller refuses them.
    return undefined;
  }
}

function parseState(json: string): { readonly state: unknown } | undefined {
  try {
    const state: unknown = JSON.parse(json);
    return { state };
  } catch {
    // Not JSON; the caller refuses it.
    return undefined;
  }
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Rewrites an awareness update of one connection: each state becomes `{user, cursor?}` with the server's `user` and a cursor
 * reduced to its known fields; `null` (the client has left) stays. Only entries of `mine` are let through, because nobody speaks
 * for another client. A state larger than 4 KB, before or after, refuses the update whole.
 */
export function rewriteAwareness<User>(
  update: Uint8Array,
  mine: (client: number) => boolean,
  user: User,
): { readonly outcome: 'rewritten'; readonly update: Uint8Array } | { readonly outcome: AwarenessRefusal } {
  const entries = readEntries(update);
  if (entries === undefined) return { outcome: 'malformed' };
  const rewritten: Entry[] = [];
  for (const entry of entries) {
    if (!mine(entry.client)) return { outcome: 'foreignClient' };
    if (byteLength(entry.state) > LARGEST_AWARENESS_STATE) return { outcome: 'tooLarge' };
    const parsed = parseState(entry.state);
    if (parsed === undefined || (parsed.state !== null && !isRecord(parsed.state))) return { outcome: 'malformed' };
    const cursor = parsed.state === null ? undefined : readCursor(parsed.state['cursor']);
    const state: AwarenessState<User> | null =
      parsed.state === null ? null : { user, ...(cursor === undefined ? {} : { cursor }) };
    const json = JSON.stringify(state);
    if (byteLength(json) > LARGEST_AWARENESS_STATE) return { outcome: 'tooLarge' };
    rewritten.push({ ...entry, state: json });
  }
  return {
    outcome: 'rewritten',
    update: encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, rewritten.length);
      for (const { client, clock, state } of rewritten) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, state);
      }
    }),
  };
}
