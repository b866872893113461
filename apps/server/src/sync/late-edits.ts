import { type StrandedText, followMoves, markerClientOf, maybeLate } from '@colex/collab';
import type { NewEntry } from '@colex/store';
import { decodeUpdate } from 'yjs';
import type { RoomText } from './room-text.js';

/** Words that lost their line, with who wrote them. */
export type StrandedWords = Omit<StrandedText, 'client'> & { readonly authorId: string };

/** What must follow an update at once. */
export interface Following {
  readonly entries: readonly NewEntry[];
  readonly stranded: readonly StrandedWords[];
  /** To be called when the update and the entries were applied. */
  readonly note: () => void;
}

/** Below the ids under which lines are opened, and above nothing. */
const CLIENT_IDS = 2 ** 31;

/**
 * What must follow an update whose author had heard only up to an entry of the journal: their words go after the line they were
 * written in, or, when it is gone, out of the text and onto a card (architecture.md §1). Undefined for nearly all updates.
 */
export function followingOf(
  text: RoomText,
  clients: ReadonlyMap<number, string>,
  { update, personId, heard }: { readonly update: Uint8Array; readonly personId: string; readonly heard: number },
): Following | undefined {
  const { doc, graveyard } = text;
  const isUnheard = (moment: number): boolean => moment > heard && text.authorOf(moment) !== personId;
  if (!maybeLate(doc, update, graveyard, isUnheard)) return undefined;
  const ownerOf = (client: number): string => clients.get(client) ?? personId;
  const writers = new Map<string, number>();
  const newClientFor = (client: number): number => {
    const owner = ownerOf(client);
    const writer = writers.get(owner) ?? unusedClient(clients, [...writers.values()]);
    writers.set(owner, writer);
    return writer;
  };
  const following = followMoves(doc, update, graveyard, { isUnheard, newClientFor });
  if (following === undefined) return undefined;
  const { updates, cards, carried, bound } = following;
  const known = new Set(clients.keys());
  const entries = updates.map(({ update: bytes, client }): NewEntry => {
    const written = new Set(decodeUpdate(bytes).structs.map(({ id }) => id.client));
    const newClientIds = [...written].filter((id) => !known.has(id));
    for (const id of newClientIds) known.add(id);
    return { kind: 'edit', actorId: ownerOf(client), newClientIds, bytes };
  });
  const stranded = cards.map(({ client, ...card }) => ({ ...card, authorId: ownerOf(client) }));
  const note = (): void => {
    graveyard.carryAll(carried);
    graveyard.bind(bound);
  };
  return { entries, stranded, note };
}

function unusedClient(clients: ReadonlyMap<number, string>, taken: readonly number[]): number {
  for (;;) {
    const id = Math.floor(Math.random() * CLIENT_IDS);
    if (!clients.has(id) && !clients.has(markerClientOf(id)) && !taken.includes(id)) return id;
  }
}
