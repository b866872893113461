import { TypedError } from '@colex/contract';
import type { ConnectionArguments, ConnectionView } from './connection.js';
import { windowOf } from './connection.js';
import { encodeCursor } from './cursor.js';

/** One page of a list that is in memory and never changes; a cursor is a place in it. */
export function listConnection<NodeView>(
  name: string,
  nodes: readonly NodeView[],
  given: ConnectionArguments,
): ConnectionView<NodeView> {
  const { limit, backward, after, before } = windowOf(name, given);
  const begin = after ? placeOf(after) + 1 : 0;
  const end = Math.max(begin, before ? Math.min(placeOf(before), nodes.length) : nodes.length);
  const from = backward ? Math.max(begin, end - limit) : begin;
  const to = backward ? end : Math.min(end, begin + limit);
  const edges = nodes.slice(from, to).map((node, index) => ({ cursor: encodeCursor(name, [from + index]), node }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: to < nodes.length,
      hasPreviousPage: from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => nodes.length,
  };
}

function placeOf(keys: readonly unknown[]): number {
  const [place] = keys;
  if (keys.length !== 1 || typeof place !== 'number' || !Number.isSafeInteger(place) || place < 0) {
    throw new TypedError('BAD_CURSOR');
  }
  return place;
}
