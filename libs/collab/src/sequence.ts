import { REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Reference } from '@colex/lawtext';
import * as Y from 'yjs';

import { readReference } from './embedded-reference.js';

/**
 * What stands at one place or on one stretch of the body, as the text model sees it. `length` is what it takes in the sequence:
 * the UTF-16 units of text, 1 for a marker and 1 for a reference.
 */
export type SequenceContent =
  | { readonly type: 'text'; readonly length: number; readonly text: string }
  | { readonly type: 'reference'; readonly length: 1; readonly reference: Reference }
  | { readonly type: 'marker'; readonly length: 1; readonly marker: Y.Map<unknown> };

/** A literal U+FFFC would be taken for a reference that is not there; reading replaces it without changing the length. */
const readableText = (text: string): string =>
  text.includes(REFERENCE_PLACEHOLDER) ? text.replaceAll(REFERENCE_PLACEHOLDER, '\uFFFD') : text;

/**
 * Reads one item of the body. Content this version does not know (an unknown embed, a nested type that is no map, values written
 * by something else) reads as references that point nowhere, one per unit of length, so that indexes never shift.
 * The item must be countable and not deleted.
 */
export function readItem(item: Y.Item): SequenceContent[] {
  const { content } = item;
  if (content instanceof Y.ContentString) {
    return [{ type: 'text', length: content.str.length, text: readableText(content.str) }];
  }
  if (content instanceof Y.ContentType && content.type.constructor === Y.Map) {
    return [{ type: 'marker', length: 1, marker: content.type as Y.Map<unknown> }];
  }
  if (content instanceof Y.ContentEmbed) {
    return [{ type: 'reference', length: 1, reference: readReference(content.embed) }];
  }
  return Array.from({ length: item.length }, () => ({
    type: 'reference',
    length: 1,
    reference: readReference(undefined),
  }));
}

/** The items of the body that a reader sees, in order, from `first` on (default: the beginning). */
export function* visibleItems(body: Y.Text, first: Y.Item | null = body._start): Generator<Y.Item> {
  for (let item = first; item !== null; item = item.right) {
    if (!item.deleted && item.countable) yield item;
  }
}

/** The item that holds a marker in the body. The marker must be part of a document. */
export function itemOfMarker(marker: Y.Map<unknown>): Y.Item {
  if (marker._item === null) throw new RangeError('A line marker is read before it was embedded in a body.');
  return marker._item;
}
