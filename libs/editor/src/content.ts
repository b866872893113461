import type { Reference } from '@colex/lawtext';
import { Fragment, Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import { IMPLICIT_LINE_ID } from '@colex/collab';

import { inlineNodes, isImplicit, referenceNode, referenceOf } from './line-node.js';
import { lineAttrs, schema } from './schema.js';
import type { LineAttrs } from './schema.js';

/** A run of the sequence as the editor writes it: text, one reference, or the marker that opens a line. */
export type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reference'; readonly reference: Reference }
  | { readonly type: 'marker'; readonly line: LineAttrs };

/** How many places a run takes. */
export function lengthOf(content: Content): number {
  return content.type === 'text' ? content.text.length : 1;
}

/** How many places runs take together. */
export function lengthOfAll(contents: readonly Content[]): number {
  return contents.reduce((sum, content) => sum + lengthOf(content), 0);
}

/** The runs from one place up to another. */
export function sliceContents(contents: readonly Content[], from: number, to = Number.POSITIVE_INFINITY): Content[] {
  const part: Content[] = [];
  let start = 0;
  for (const content of contents) {
    const end = start + lengthOf(content);
    const first = Math.max(from, start);
    const last = Math.min(to, end);
    if (first < last) {
      part.push(
        content.type === 'text' ? { type: 'text', text: content.text.slice(first - start, last - start) } : content,
      );
    }
    start = end;
  }
  return part;
}

/** The runs between two positions of a document. Ends of lines and the beginning of an implicit line take no place. */
export function contentsBetween(document: Node, from: number, to: number): Content[] {
  const contents: Content[] = [];
  let start = 0;
  for (const line of document.children) {
    const end = start + line.nodeSize;
    if (start >= to) break;
    if (end > from) {
      if (start >= from && !isImplicit(line)) contents.push({ type: 'marker', line: lineAttrs(line) });
      const inside = line.content.cut(
        Math.max(0, from - start - 1),
        Math.max(0, Math.min(line.content.size, to - start - 1)),
      );
      inside.forEach((node) => contents.push(inlineContent(node)));
    }
    start = end;
  }
  return contents;
}

const inlineContent = (node: Node): Content =>
  node.isText ? { type: 'text', text: node.text ?? '' } : { type: 'reference', reference: referenceOf(node) };

/**
 * The slice that brings runs into a line: text and references stay in the line they come into, each marker ends it and opens the
 * next. Attributes of the line that is come into are kept by ProseMirror, so the first, open line's do not matter.
 */
export function sliceOf(contents: readonly Content[]): Slice {
  const lines: { attrs: LineAttrs; nodes: Node[] }[] = [
    { attrs: { id: IMPLICIT_LINE_ID, kind: 'plain', number: null }, nodes: [] },
  ];
  for (const content of contents) {
    const nodes = lines.at(-1)?.nodes ?? [];
    if (content.type === 'marker') lines.push({ attrs: content.line, nodes: [] });
    else if (content.type === 'text') nodes.push(...inlineNodes(content.text));
    else nodes.push(referenceNode(content.reference));
  }
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return new Slice(Fragment.fromArray(only.nodes), 0, 0);
  const nodes = lines.map((line) => schema.node('line', line.attrs, Fragment.fromArray(line.nodes)));
  return new Slice(Fragment.fromArray(nodes), 1, 1);
}
