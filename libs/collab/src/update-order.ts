import * as Y from 'yjs';

import type { DecodedUpdate, Struct } from './decoded-update.js';
import { knownClock, newLength } from './known-structs.js';

/** A struct of which the document lacks at least the last clock. Never a gap. */
export type NewStruct = Y.Item | Y.GC;

const dependenciesOf = (struct: NewStruct): Y.ID[] => {
  if (!(struct instanceof Y.Item)) return [];
  const ids = [struct.origin, struct.rightOrigin];
  if (struct.parent instanceof Y.ID) ids.push(struct.parent);
  return ids.filter((id) => id !== null);
};

/**
 * New structs by client, in the order of their clocks. A gap the document cannot fill is `missing`. A struct the document has
 * already, but which now claims to build on something it does not have, is `malformed`: Yjs would let it pend for ever.
 */
function queuesOf(doc: Y.Doc, structs: readonly Struct[]): Map<number, NewStruct[]> | 'missing' | 'malformed' {
  const queues = new Map<number, NewStruct[]>();
  for (const struct of structs) {
    if (newLength(doc, struct) === 0) {
      const lies =
        !(struct instanceof Y.Skip) && dependenciesOf(struct).some((id) => id.clock >= knownClock(doc, id.client));
      if (lies) return 'malformed';
      continue;
    }
    if (struct instanceof Y.Skip) return 'missing';
    const queue = queues.get(struct.id.client);
    if (queue === undefined) {
      if (struct.id.clock > knownClock(doc, struct.id.client)) return 'missing';
      queues.set(struct.id.client, [struct]);
    } else queue.push(struct);
  }
  return queues;
}

/**
 * The new structs of an update in an order in which each one finds everything it refers to; what the document has already is
 * left out. `missing` when something referred to is neither in the document nor in the update before it, `malformed` when
 * structs of the update wait for each other in a circle or a client refers to its own future, which no honest editor writes.
 */
export function orderByDependency(doc: Y.Doc, update: DecodedUpdate): NewStruct[] | 'missing' | 'malformed' {
  const queues = queuesOf(doc, update.structs);
  if (typeof queues === 'string') return queues;
  const reached = new Map<number, number>();
  const clockOf = (client: number): number => reached.get(client) ?? knownClock(doc, client);
  const endOf = new Map(
    [...queues].map(([client, queue]) => [client, (queue.at(-1)?.id.clock ?? 0) + (queue.at(-1)?.length ?? 0)]),
  );
  const order: NewStruct[] = [];
  const places = new Map<number, number>();
  let progress = true;
  while (progress) {
    progress = false;
    for (const [client, queue] of queues) {
      let place = places.get(client) ?? 0;
      for (let struct = queue[place]; struct !== undefined; struct = queue[place]) {
        const waits = dependenciesOf(struct).filter((id) => id.clock >= clockOf(id.client));
        if (waits.some((id) => id.client === client)) return 'malformed';
        if (waits.some((id) => id.clock >= Math.max(clockOf(id.client), endOf.get(id.client) ?? 0))) return 'missing';
        if (waits.length > 0) break;
        order.push(struct);
        place += 1;
        reached.set(client, struct.id.clock + struct.length);
        progress = true;
      }
      places.set(client, place);
    }
  }
  if ([...queues].some(([client, queue]) => (places.get(client) ?? 0) < queue.length)) return 'malformed';
  const deletesUnknown = [...update.deletions].some(([client, ranges]) =>
    ranges.some((range) => range.clock + range.len > clockOf(client)),
  );
  return deletesUnknown ? 'missing' : order;
}
