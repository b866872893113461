import type { NotedEntry } from '@colex/collab';

/** What a worker thread needs of a journal entry. */
export interface EntryToPack {
  readonly bytes: Uint8Array;
  readonly at: Date;
  readonly actorId: string;
}

/** Entries of a journal in one piece, so that handing them to a thread copies one block of memory and not thousands. */
export interface PackedEntries {
  readonly bytes: Uint8Array;
  readonly lengths: readonly number[];
  readonly times: readonly number[];
  readonly actors: readonly string[];
  readonly actorOf: readonly number[];
}

export function packEntries(entries: readonly EntryToPack[]): PackedEntries {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + entry.bytes.length, 0));
  const actors = [...new Set(entries.map(({ actorId }) => actorId))];
  const place = new Map(actors.map((actor, index) => [actor, index]));
  let at = 0;
  for (const entry of entries) {
    bytes.set(entry.bytes, at);
    at += entry.bytes.length;
  }
  return {
    bytes,
    lengths: entries.map((entry) => entry.bytes.length),
    times: entries.map((entry) => entry.at.getTime()),
    actors,
    actorOf: entries.map(({ actorId }) => place.get(actorId) ?? 0),
  };
}

/** The entries again, in order. */
export function* entriesOf({ bytes, lengths, times, actors, actorOf }: PackedEntries): Generator<NotedEntry> {
  let from = 0;
  for (const [index, length] of lengths.entries()) {
    yield {
      bytes: bytes.subarray(from, from + length),
      at: times[index] ?? 0,
      actor: actors[actorOf[index] ?? 0] ?? '',
    };
    from += length;
  }
}
