import * as Y from 'yjs';

import { hasCrossedNeighbours } from './crossed-neighbours.js';
import { decodeBounded } from './decoded-update.js';
import type { DecodedUpdate, DecodingFault } from './decoded-update.js';
import { deletesSomething, newLength } from './known-structs.js';
import { orderByDependency } from './update-order.js';
import { schemaFault } from './update-schema.js';
import type { SchemaFault } from './update-schema.js';

/** What an update may at most contain. */
export interface UpdateLimits {
  /** Structs (runs written at once) and deleted ranges together. */
  readonly structs: number;
  /** Client ids whose structs or deletions one update carries. */
  readonly clients: number;
  /** By how much all clocks together may move: characters, markers and keys written, deleted ones included. */
  readonly length: number;
}

/** The limits the server uses; a whole Civil Code written at once (some 12,000 structs, 120,000 clocks) stays well below. */
export const UPDATE_LIMITS: UpdateLimits = { structs: 60_000, clients: 256, length: 1_000_000 };

/** Why an update is not let in: its bytes, its size, or what it would write. */
export type UpdateRefusal = DecodingFault | 'tooManyClients' | 'tooLong' | SchemaFault;

/**
 * - `admitted`: may be appended and applied. `writers` are the client ids whose structs are new (the server binds each to the
 *   first connection that used it); `deletes` says whether it deletes something the document still has.
 * - `known`: adds nothing; acknowledge it without appending.
 * - `missing`: builds on something the document does not have. It may not be parked; ask for the rest with sync step 1.
 * - `refused`: may never enter.
 */
export type Admission =
  | { readonly verdict: 'admitted'; readonly writers: readonly number[]; readonly deletes: boolean }
  | { readonly verdict: 'known' }
  | { readonly verdict: 'missing' }
  | { readonly verdict: 'refused'; readonly reason: UpdateRefusal };

const refused = (reason: UpdateRefusal): Admission => ({ verdict: 'refused', reason });

function sizeFault(update: DecodedUpdate, doc: Y.Doc, limits: UpdateLimits): UpdateRefusal | undefined {
  const clients = new Set(update.structs.map((struct) => struct.id.client));
  for (const client of update.deletions.keys()) clients.add(client);
  if (clients.size > limits.clients) return 'tooManyClients';
  const length = update.structs.reduce((sum, struct) => sum + newLength(doc, struct), 0);
  return length > limits.length ? 'tooLong' : undefined;
}

/**
 * Inspects a V1 update against the server's document before anything is applied. Neither is changed, and no bytes whatever make it
 * throw. After `admitted`, applying the update leaves nothing pending, and the body holds only lines, text and references.
 */
export function admitUpdate(doc: Y.Doc, bytes: Uint8Array, limits: UpdateLimits = UPDATE_LIMITS): Admission {
  const update = decodeBounded(bytes, limits.structs);
  if (typeof update === 'string') return refused(update);
  const tooMuch = sizeFault(update, doc, limits);
  if (tooMuch !== undefined) return refused(tooMuch);
  const order = orderByDependency(doc, update);
  if (order === 'malformed') return refused('malformed');
  if (order === 'missing') return { verdict: 'missing' };
  const fault = schemaFault(doc, order);
  if (fault !== undefined) return refused(fault);
  if (hasCrossedNeighbours(doc, bytes, order)) return refused('tangled');
  const deletes = deletesSomething(doc, update);
  const writers = [...new Set(order.map((struct) => struct.id.client))];
  if (writers.length === 0 && !deletes) return { verdict: 'known' };
  return { verdict: 'admitted', writers, deletes };
}
