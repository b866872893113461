import type { Node } from 'prosemirror-model';

import { isImplicit } from './line-node.js';

/**
 * The sequence index of a ProseMirror position. In the sequence a line takes one place for its marker (none, if implicit) and one
 * for each character and reference; in ProseMirror it takes one more to end it. So for line k, counted from 0, of a document
 * whose lines all have markers, `index = position - k`.
 * The position before a line and the one at the end of the line before it are the same boundary of the sequence.
 */
export function sequenceIndexAt(document: Node, position: number): number {
  let index = 0;
  let start = 0;
  for (const line of document.children) {
    if (position <= start) return index;
    const text = index + (isImplicit(line) ? 0 : 1);
    const size = line.content.size;
    if (position <= start + 1 + size) return text + position - start - 1;
    index = text + size;
    start += size + 2;
  }
  return index;
}

/**
 * The ProseMirror position of a boundary of the sequence: inside the line that the place before the boundary belongs to. Boundary
 * 0 is position 0, before the first line, unless the first line is implicit: then it is the beginning of its text.
 * Throws RangeError beyond the end.
 */
export function positionAt(document: Node, index: number): number {
  let begin = 0;
  let start = 0;
  for (const line of document.children) {
    const text = begin + (isImplicit(line) ? 0 : 1);
    const end = text + line.content.size;
    if (index < text) return start;
    if (index <= end) return start + 1 + index - text;
    begin = end;
    start += line.nodeSize;
  }
  throw new RangeError(`The document has no place ${index}.`);
}

/** How many places the document takes in the sequence. */
export function sequenceLengthOf(document: Node): number {
  return document.content.size - 2 * document.childCount + document.children.filter((line) => !isImplicit(line)).length;
}
