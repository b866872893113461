import * as Y from 'yjs';

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What a number of updates bring together, to tell whether another one brings anything more. Exact for what it says yes to; it
 * may say no to an update that brings nothing, when what it holds was known before these updates.
 */
export class Coverage {
  readonly #structs = new Map<number, Range[]>();
  readonly #deletions = new Map<number, Range[]>();

  /** Adds what an update (V1 encoding) brings. */
  add(update: Uint8Array): void {
    const { structs, deletions } = rangesOf(update);
    for (const [client, range] of structs) insert(this.#structs, client, range);
    for (const [client, range] of deletions) insert(this.#deletions, client, range);
  }

  /** Whether everything in an update is in those that were added. */
  covers(update: Uint8Array): boolean {
    const { structs, deletions } = rangesOf(update);
    return (
      structs.every(([client, range]) => isWithin(this.#structs.get(client), range)) &&
      deletions.every(([client, range]) => isWithin(this.#deletions.get(client), range))
    );
  }
}

function rangesOf(update: Uint8Array): {
  structs: (readonly [number, Range])[];
  deletions: (readonly [number, Range])[];
} {
  const { structs, ds } = Y.decodeUpdate(update);
  return {
    structs: structs
      .filter((struct) => !(struct instanceof Y.Skip))
      .map(({ id, length }) => [id.client, { from: id.clock, to: id.clock + length }] as const),
    deletions: [...ds.clients].flatMap(([client, items]) =>
      items.map(({ clock, len }) => [client, { from: clock, to: clock + len }] as const),
    ),
  };
}

/** Ranges of a client are kept apart, in order and joined where they touch. */
function insert(ranges: Map<number, Range[]>, client: number, { from, to }: Range): void {
  const known = ranges.get(client) ?? [];
  const touching = known.filter((range) => range.from <= to && range.to >= from);
  const joined = {
    from: Math.min(from, ...touching.map((range) => range.from)),
    to: Math.max(to, ...touching.map((range) => range.to)),
  };
  const rest = known.filter((range) => !touching.includes(range));
  ranges.set(client, [...rest, joined]);
}

function isWithin(ranges: readonly Range[] | undefined, { from, to }: Range): boolean {
  return ranges?.some((range) => range.from <= from && range.to >= to) ?? false;
}
