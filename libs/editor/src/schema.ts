import { LINE_KINDS } from '@colex/lawtext';
import type { LineKind } from '@colex/lawtext';
import { Schema } from 'prosemirror-model';
import type { Attrs, DOMOutputSpec, Node } from 'prosemirror-model';

const KINDS: ReadonlySet<unknown> = new Set<LineKind>(LINE_KINDS);

function validateKind(value: unknown): void {
  if (!KINDS.has(value)) throw new RangeError(`There is no kind of line called ${String(value)}.`);
}

const lineToDom = (node: Node): DOMOutputSpec => {
  const { id, kind, number } = lineAttrs(node);
  return [
    'p',
    {
      'data-line': id,
      'data-kind': kind,
      class: `line line-${kind}`,
      ...(number === null ? {} : { 'data-number': number }),
    },
    0,
  ];
};

const lineFromDom = (element: HTMLElement): Attrs | false => {
  const kind = element.getAttribute('data-kind');
  if (!KINDS.has(kind)) return false;
  return { id: element.getAttribute('data-line') ?? '', kind, number: element.getAttribute('data-number') };
};

const referenceToDom = (node: Node): DOMOutputSpec => {
  const { target, until, label } = referenceAttrs(node);
  return [
    'span',
    { 'data-reference': target, class: 'reference', ...(until === null ? {} : { 'data-until': until }) },
    label,
  ];
};

const referenceFromDom = (element: HTMLElement): Attrs => ({
  target: element.getAttribute('data-reference') ?? '',
  until: element.getAttribute('data-until'),
  label: element.textContent ?? '',
});

/**
 * The editor's document: the same flat list as the shared text. `doc` holds lines, a `line` holds text and references, nothing
 * nests and there are no marks, so that every list of lines is a valid document. Only elements that an editor of Colex wrote are
 * read from HTML.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'line+' },
    line: {
      content: '(text | reference)*',
      marks: '',
      attrs: {
        // ProseMirror must be able to make a line by itself; the binding gives such a line an id of its own.
        id: { default: '', validate: 'string' },
        kind: { default: 'plain', validate: validateKind },
        number: { default: null, validate: 'string|null' },
      },
      toDOM: lineToDom,
      parseDOM: [{ tag: 'p[data-line]', getAttrs: lineFromDom }],
    },
    reference: {
      group: 'inline',
      inline: true,
      atom: true,
      attrs: {
        target: { validate: 'string' },
        until: { default: null, validate: 'string|null' },
        label: { default: '', validate: 'string' },
      },
      toDOM: referenceToDom,
      parseDOM: [
        // Numbers are written for Word and counted here.
        { tag: 'span[data-label]', ignore: true },
        { tag: 'span[data-reference]', getAttrs: referenceFromDom },
      ],
      leafText: (node: Node) => referenceAttrs(node).label,
    },
    text: { group: 'inline' },
  },
});

/** The attributes of a line node. */
export interface LineAttrs {
  readonly id: string;
  readonly kind: LineKind;
  /** A quoted number; null when the number is computed. */
  readonly number: string | null;
}

/** The attributes of a reference node. */
export interface ReferenceAttrs {
  readonly target: string;
  readonly until: string | null;
  readonly label: string;
}

/** The attributes of a node of type `line`; the schema has validated them. */
export function lineAttrs(node: Node): LineAttrs {
  return node.attrs as LineAttrs;
}

/** The attributes of a node of type `reference`; the schema has validated them. */
export function referenceAttrs(node: Node): ReferenceAttrs {
  return node.attrs as ReferenceAttrs;
}
