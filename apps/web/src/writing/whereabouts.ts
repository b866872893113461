import { isInArticle, lineAttrs, numbersOf, presenceOf } from '@colex/editor';
import type { EditorState } from 'prosemirror-state';
import { watchable } from '../editor/watched.js';

/** How long carets must rest before it is said anew where they are, in milliseconds. */
const REST = 300;

/** The number of the article, heading or annex a position is in; empty where none prints one. */
export function placeName(state: EditorState, position: number): string {
  const { doc } = state;
  const { numbering } = numbersOf(state);
  let index = Math.min(doc.resolve(Math.min(position, doc.content.size)).index(0), doc.childCount - 1);
  const { kind } = lineAttrs(doc.child(index));
  while (index > 0 && isInArticle(kind) && lineAttrs(doc.child(index)).kind !== 'article') index -= 1;
  return numbering.labels[index] ?? '';
}

/** Tells where colleagues are, by the client they write with. */
export class Whereabouts {
  readonly places = watchable<ReadonlyMap<number, string>>(new Map());
  #timer: ReturnType<typeof setTimeout> | undefined;

  shown(before: EditorState, after: EditorState): void {
    const isSame =
      presenceOf(before) === presenceOf(after) && numbersOf(before).numbering === numbersOf(after).numbering;
    if (isSame) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.places.set(new Map(presenceOf(after).map(({ client, head }) => [client, placeName(after, head)])));
    }, REST);
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }
}
