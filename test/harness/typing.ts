import * as Y from 'yjs';

/** Where a line begins in the sequence of a draft. */
export function placeOf(body: Y.Text, lineId: string): number {
  let place = 0;
  for (const { insert } of body.toDelta() as { insert: unknown }[]) {
    if (insert instanceof Y.Map && insert.get('id') === lineId) return place;
    place += typeof insert === 'string' ? insert.length : 1;
  }
  throw new Error(`There is no line ${lineId}.`);
}

/** Types at the beginning of a line. */
export function insertInto(body: Y.Text, lineId: string, words: string): void {
  body.insert(placeOf(body, lineId) + 1, words);
}

/** Deletes characters at the beginning of a line. */
export function removeFrom(body: Y.Text, lineId: string, characters: number): void {
  body.delete(placeOf(body, lineId) + 1, characters);
}
