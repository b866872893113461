import { IMPLICIT_LINE_ID } from '@colex/collab';
import { REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Line, Reference } from '@colex/lawtext';
import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';

import { lineAttrs, referenceAttrs, schema } from './schema.js';

const readings = new WeakMap<Node, Line>();

/** A reference as an inline node. */
export function referenceNode(reference: Reference): Node {
  return schema.node('reference', { target: reference.target, until: reference.until ?? null, label: reference.label });
}

/** The reference an inline node stands for. */
export function referenceOf(node: Node): Reference {
  const { target, until, label } = referenceAttrs(node);
  return { target, ...(until === null ? {} : { until }), label };
}

/** The text of a line with its references as inline nodes. */
export function inlineNodes(text: string, references: readonly Reference[] = []): Node[] {
  const nodes: Node[] = [];
  text.split(REFERENCE_PLACEHOLDER).forEach((part, place) => {
    const reference = place === 0 ? undefined : references[place - 1];
    if (reference !== undefined) nodes.push(referenceNode(reference));
    if (part !== '') nodes.push(schema.text(part));
  });
  return nodes;
}

/** A line as a node. */
export function lineNode(line: Line): Node {
  const attrs = { id: line.id, kind: line.kind, number: line.number ?? null };
  return schema.node('line', attrs, Fragment.fromArray(inlineNodes(line.text, line.references)));
}

/** Lines as a document; there must be at least one. */
export function documentOf(lines: readonly Line[]): Node {
  return schema.node('doc', null, lines.map(lineNode));
}

/** The line a node of type `line` stands for. The same node gives the same object. */
export function lineOf(node: Node): Line {
  const known = readings.get(node);
  if (known !== undefined) return known;
  let text = '';
  const references: Reference[] = [];
  node.forEach((child) => {
    if (child.isText) text += child.text ?? '';
    else {
      text += REFERENCE_PLACEHOLDER;
      references.push(referenceOf(child));
    }
  });
  const { id, kind, number } = lineAttrs(node);
  const line: Line = {
    id,
    kind,
    ...(number === null ? {} : { number }),
    text,
    ...(references.length === 0 ? {} : { references }),
  };
  readings.set(node, line);
  return line;
}

/** The lines of a document. Lines that did not change between two documents are the same objects. */
export function linesOfDocument(document: Node): Line[] {
  return document.children.map(lineOf);
}

/** Whether no marker of the shared text opens this line. */
export function isImplicit(node: Node): boolean {
  return lineAttrs(node).id === IMPLICIT_LINE_ID;
}
