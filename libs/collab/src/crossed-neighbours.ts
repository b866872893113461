import * as Y from 'yjs';

import { bodyOf } from './document.js';
import { knownClock, structAt } from './known-structs.js';
import type { NewStruct } from './update-order.js';

/** A new item whose neighbours' order could not be told from close by. */
interface Doubt {
  readonly left: Y.ID;
  readonly right: Y.ID;
}

/** How far to look along the sequence before taking the long way; honest neighbours stand next to each other, or nearly. */
const LOOK_AHEAD = 64;

const sameId = (one: Y.ID | null, other: Y.ID | null): boolean =>
  one !== null && other !== null && one.client === other.client && one.clock === other.clock;

/** Whether one place of the document is found before another by looking a little ahead. */
function standsShortlyBefore(doc: Y.Doc, left: Y.ID, right: Y.ID): boolean {
  const from = structAt(doc, left.client, left.clock);
  const to = structAt(doc, right.client, right.clock);
  if (from === undefined || to === undefined) return false;
  // Where a neighbour has been collected Yjs lets the item vanish; there is no order to keep.
  if (!(from instanceof Y.Item) || !(to instanceof Y.Item)) return true;
  if (from === to) return left.clock < right.clock;
  let next = from.right;
  for (let steps = 0; next !== null && steps < LOOK_AHEAD; steps += 1) {
    if (next === to) return true;
    next = next.right;
  }
  return false;
}

function doubtsAmong(doc: Y.Doc, structs: readonly NewStruct[]): Doubt[] {
  const fresh = new Map<string, Y.Item>();
  const freshAt = (id: Y.ID): Y.Item | undefined => fresh.get(`${id.client}:${id.clock}`);
  const doubts: Doubt[] = [];
  for (const item of structs) {
    if (!(item instanceof Y.Item)) continue;
    const known = knownClock(doc, item.id.client);
    const left = item.id.clock < known ? Y.createID(item.id.client, known - 1) : item.origin;
    const right = item.rightOrigin;
    if (left !== null && right !== null) {
      const [before, after] = [freshAt(left), freshAt(right)];
      const proven =
        sameId(before?.rightOrigin ?? null, right) ||
        sameId(after?.origin ?? null, left) ||
        standsShortlyBefore(doc, left, right);
      if (!proven) doubts.push({ left, right });
    }
    // Later items name their left neighbour by its last clock and their right one by its first.
    fresh.set(`${item.id.client}:${item.id.clock}`, item);
    fresh.set(`${item.id.client}:${item.id.clock + item.length - 1}`, item);
  }
  return doubts;
}

/** The place of every id in the body of a document that a question is about. */
function placesOf(doc: Y.Doc, ids: readonly Y.ID[]): (number | undefined)[] {
  const starts = new Map<Y.Item, number>();
  let index = 0;
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    starts.set(item, index);
    index += item.length;
  }
  return ids.map((id) => {
    const item = structAt(doc, id.client, id.clock);
    const start = item instanceof Y.Item ? starts.get(item) : undefined;
    return item === undefined || start === undefined ? undefined : start + id.clock - item.id.clock;
  });
}

/**
 * Whether an update holds an item that claims to stand between neighbours of which the right one comes first. Yjs integrates such
 * an item, but at different places on replicas that got it in different company, so drafts would differ for ever (trust.md N8).
 * What cannot be told from close by (rare, if honest: somebody wrote between text the server has and own text it lacks) is tried
 * on a copy of the document, which costs about as much as opening it.
 */
export function hasCrossedNeighbours(doc: Y.Doc, bytes: Uint8Array, structs: readonly NewStruct[]): boolean {
  const doubts = doubtsAmong(doc, structs);
  if (doubts.length === 0) return false;
  const trial = new Y.Doc();
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(trial, bytes);
  const lefts = placesOf(
    trial,
    doubts.map(({ left }) => left),
  );
  const rights = placesOf(
    trial,
    doubts.map(({ right }) => right),
  );
  trial.destroy();
  return doubts.some((_doubt, place) => {
    const [left, right] = [lefts[place], rights[place]];
    // Neither has a place in the body when it was collected, or is an earlier value of a marker's key.
    return left !== undefined && right !== undefined && left >= right;
  });
}
