import { bodyOf } from '@colex/collab';
import * as Y from 'yjs';
import type { CharacterId, Place } from '../generator/typed-update.js';

/** As many places, spread evenly, each between two neighbouring characters of one run of text. */
export function spreadPlaces(doc: Y.Doc, count: number): Place[] {
  const characters = runsOf(doc);
  const step = (characters.length - 1) / count;
  return Array.from({ length: count }, (_, index) => {
    const place = characters[Math.floor(index * step)];
    if (!place) throw new Error('The text is too short for so many typists.');
    return place;
  });
}

function runsOf(doc: Y.Doc): Place[] {
  const places: Place[] = [];
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const id = (offset: number): CharacterId => ({ client: item.id.client, clock: item.id.clock + offset });
    for (let offset = 1; offset < item.length; offset += 1) places.push({ left: id(offset - 1), right: id(offset) });
  }
  return places;
}
