import type { Line } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf } from './document.js';
import { IMPLICIT_LINE_ID } from './line-marker.js';

/** A place in the text of a line: `offset` UTF-16 units into it, 0 to its length. */
export interface LinePosition {
  readonly line: number;
  readonly offset: number;
}

const markerLength = (line: Line): number => (line.id === IMPLICIT_LINE_ID ? 0 : 1);

/**
 * The sequence index of a place in a line. The boundary before the marker of the next line is the end of this one.
 * Throws RangeError when there is no such place.
 */
export function sequenceIndexOf(lines: readonly Line[], { line, offset }: LinePosition): number {
  const holder = lines[line];
  if (holder === undefined || offset < 0 || offset > holder.text.length) {
    throw new RangeError(`There is no place ${offset} in line ${line}.`);
  }
  let index = 0;
  for (const before of lines.slice(0, line)) index += markerLength(before) + before.text.length;
  return index + markerLength(holder) + offset;
}

/**
 * The place in a line of a boundary of the sequence (0 to its length): the end of the line that the place before the boundary
 * belongs to. Boundary 0 of a draft that begins with a marker is the beginning of its first line.
 */
export function linePositionOf(lines: readonly Line[], sequenceIndex: number): LinePosition {
  if (sequenceIndex === 0) return { line: 0, offset: 0 };
  let end = 0;
  for (const [line, { text, ...rest }] of lines.entries()) {
    const begin = end + markerLength({ text, ...rest });
    end = begin + text.length;
    if (sequenceIndex <= end) return { line, offset: Math.max(0, sequenceIndex - begin) };
  }
  throw new RangeError(`The sequence has no boundary ${sequenceIndex}.`);
}

/** Which neighbour a place stays with when text comes in between: the one before it or the one after it. */
export type Side = 'before' | 'after';

/** A place that stays where it is while everybody edits; to be sent as JSON or encoded by Yjs. */
export function anchorAt(doc: Y.Doc, sequenceIndex: number, side: Side): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(bodyOf(doc), sequenceIndex, side === 'before' ? -1 : 0);
}

/** Where an anchor stands now, as a sequence index; undefined when it is of another draft or of text not yet received. */
export function indexOfAnchor(doc: Y.Doc, anchor: Y.RelativePosition): number | undefined {
  const known = anchor.item === null || anchor.item.clock < Y.getState(doc.store, anchor.item.client);
  if (!known) return undefined;
  const absolute = Y.createAbsolutePositionFromRelativePosition(anchor, doc);
  return absolute === null || absolute.type !== bodyOf(doc) ? undefined : absolute.index;
}
