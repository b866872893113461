import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

import { ClockSpans } from './clock-spans.js';
import { stillHolds } from './known-structs.js';

/** Words that were written before elsewhere: clocks of `client` from `clock` on stand for those of `ofClient` from `ofClock` on. */
export interface Origin {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly ofClient: number;
  readonly ofClock: number;
}

/** A stretch of clocks of one client. */
export interface Stretch {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** A stretch of clocks by the journal entry that wrote or erased it; 0 is none that the index knows of. */
export interface EntryStretch {
  readonly length: number;
  readonly seq: number;
}

/** What an index is told of a journal entry. */
export interface NotedEntry {
  /** A V1 update. */
  readonly bytes: Uint8Array;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
  /** Whose it is; any string that names a person. */
  readonly actor: string;
}

/** Writes origins behind what an encoder has. */
export function writeOrigins(encoder: encoding.Encoder, origins: readonly Origin[]): void {
  encoding.writeVarUint(encoder, origins.length);
  for (const { client, clock, length, ofClient, ofClock } of origins) {
    for (const value of [client, clock, length, ofClient, ofClock]) encoding.writeVarUint(encoder, value);
  }
}

/** Reads what {@link writeOrigins} wrote. */
export function readOrigins(decoder: decoding.Decoder): Origin[] {
  const read = (): number => decoding.readVarUint(decoder);
  return Array.from({ length: read() }, () => {
    const [client, clock, length] = [read(), read(), read()];
    return { client, clock, length, ofClient: read(), ofClock: read() };
  });
}

/** Restoring what was restored, and so on: no honest draft goes deeper. */
const DEEPEST_ORIGIN = 200;

/**
 * Which journal entry wrote which characters and which erased them, whose it was, and when: what blame needs beside the document.
 * It is built entry by entry and kept in pieces, each covering the entries after the one before; `append` puts them together again.
 */
export class WritingIndex {
  readonly #written = new Map<number, ClockSpans>();
  readonly #erased = new Map<number, ClockSpans>();
  readonly #origins = new Map<number, Origin[]>();
  /** Origins that go with the index when it is encoded. */
  readonly #kept: Origin[] = [];
  /** Whole seconds since 1970, and the actor's place in `#actors`, of entry `#first + index`. */
  readonly #times: number[] = [];
  readonly #actorOf: number[] = [];
  readonly #actors: string[] = [];
  readonly #first: number;
  readonly #before: Y.Doc | undefined;

  /** An index of the entries after `seq`; `before` is the document as it was after `seq`, absent for the beginning. */
  constructor(seq = 0, before?: Y.Doc) {
    this.#first = seq + 1;
    this.#before = before;
  }

  /** The last entry it covers. */
  get seq(): number {
    return this.#first + this.#times.length - 1;
  }

  /** Takes note of the next entry. */
  note({ bytes, at, actor }: NotedEntry): void {
    this.#addEntry(Math.floor(at / 1_000), actor);
    const { structs, ds } = Y.decodeUpdate(bytes);
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const known = this.#before ? Y.getState(this.#before.store, client) : 0;
      const from = Math.max(clock, known);
      spansOf(this.#written, client).add(from, clock + struct.length - from, this.seq);
    }
    for (const [client, ranges] of ds.clients as ReadonlyMap<number, readonly { clock: number; len: number }[]>) {
      for (const { clock, len } of ranges) {
        // A client that comes back sends all its deletions again; what was gone already is not news.
        if (this.#before && !stillHolds(this.#before, client, clock, len)) continue;
        spansOf(this.#erased, client).add(clock, len, this.seq);
      }
    }
  }

  /** Takes note of words that were written before elsewhere, for as long as the index lives: they go with its bytes. */
  keepOrigins(origins: readonly Origin[]): void {
    this.#kept.push(...origins);
    this.noteOrigins(origins);
  }

  /** Takes note of words that were written before elsewhere, as somebody else keeps them. */
  noteOrigins(origins: Iterable<Origin>): void {
    for (const origin of origins) {
      const known = this.#origins.get(origin.client);
      if (known) known.push(origin);
      else this.#origins.set(origin.client, [origin]);
    }
  }

  /** Continues with a piece that {@link encode} gave; it must cover the entries that follow. */
  append(piece: Uint8Array): void {
    const decoder = decoding.createDecoder(piece);
    const first = decoding.readVarUint(decoder);
    if (first !== this.seq + 1) {
      throw new RangeError(`The index stands at ${this.seq}; a piece from ${first} on does not fit.`);
    }
    const actors = Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarString(decoder));
    let time = 0;
    for (let count = decoding.readVarUint(decoder); count > 0; count -= 1) {
      time += decoding.readVarInt(decoder);
      this.#addEntry(time, actors[decoding.readVarUint(decoder)] ?? '');
    }
    for (const map of [this.#written, this.#erased]) {
      for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
        const client = decoding.readVarUint(decoder);
        spansOf(map, client).read(decoder, first);
      }
    }
    // Pieces made before moves were followed end here.
    if (decoding.hasContent(decoder)) this.keepOrigins(readOrigins(decoder));
  }

  /** What it covers, as bytes, with the origins it was told to keep. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.#first);
    encoding.writeVarUint(encoder, this.#actors.length);
    for (const actor of this.#actors) encoding.writeVarString(encoder, actor);
    encoding.writeVarUint(encoder, this.#times.length);
    this.#times.forEach((time, index) => {
      encoding.writeVarInt(encoder, time - (this.#times[index - 1] ?? 0));
      encoding.writeVarUint(encoder, this.#actorOf[index] ?? 0);
    });
    for (const map of [this.#written, this.#erased]) {
      encoding.writeVarUint(encoder, map.size);
      for (const [client, spans] of map) {
        encoding.writeVarUint(encoder, client);
        spans.write(encoder, this.#first);
      }
    }
    writeOrigins(encoder, this.#kept);
    return encoding.toUint8Array(encoder);
  }

  /** When an entry was written, in milliseconds since 1970; undefined when the index does not cover it. */
  timeOf(seq: number): number | undefined {
    const seconds = this.#times[seq - this.#first];
    return seconds === undefined ? undefined : seconds * 1_000;
  }

  /** Whose an entry is; undefined when the index does not cover it. */
  actorOf(seq: number): string | undefined {
    const place = this.#actorOf[seq - this.#first];
    return place === undefined ? undefined : this.#actors[place];
  }

  /** The entries that brought these clocks, stretch by stretch. */
  writtenBy({ client, clock, length }: Stretch): EntryStretch[] {
    return this.#written.get(client)?.over(clock, length) ?? [{ length, seq: 0 }];
  }

  /** The entries that erased these clocks, stretch by stretch. */
  erasedBy({ client, clock, length }: Stretch): EntryStretch[] {
    return this.#erased.get(client)?.over(clock, length) ?? [{ length, seq: 0 }];
  }

  /** The clocks these words were first written with, stretch by stretch: themselves where nothing else is known. */
  originOf({ client, clock, length }: Stretch, depth = 0): Stretch[] {
    const origins = this.#origins.get(client);
    if (!origins || depth > DEEPEST_ORIGIN) return [{ client, clock, length }];
    const end = clock + length;
    const stretches: Stretch[] = [];
    for (let at = clock; at < end;) {
      const place = at;
      const over = origins.find((one) => place >= one.clock && place < one.clock + one.length);
      const until = over
        ? Math.min(end, over.clock + over.length)
        : origins.reduce((least, one) => (one.clock > place ? Math.min(least, one.clock) : least), end);
      if (over) {
        const { ofClient, ofClock } = over;
        const origin = { client: ofClient, clock: ofClock + at - over.clock, length: until - at };
        stretches.push(...this.originOf(origin, depth + 1));
      } else stretches.push({ client, clock: at, length: until - at });
      at = until;
    }
    return stretches;
  }

  #addEntry(seconds: number, actor: string): void {
    let place = this.#actors.lastIndexOf(actor);
    if (place === -1) place = this.#actors.push(actor) - 1;
    this.#times.push(seconds);
    this.#actorOf.push(place);
  }
}

function spansOf(map: Map<number, ClockSpans>, client: number): ClockSpans {
  let spans = map.get(client);
  if (!spans) map.set(client, (spans = new ClockSpans()));
  return spans;
}
