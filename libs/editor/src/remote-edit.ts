import { IMPLICIT_LINE_ID } from '@colex/collab';
import type { Line } from '@colex/lawtext';
import { Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';

import { sliceOf } from './content.js';
import type { SequenceWriter } from './drift.js';
import { inlineNodes, isImplicit, lineNode, lineOf } from './line-node.js';
import { positionAt } from './position.js';
import { lineAttrs, schema } from './schema.js';

/** The implicit line is in the document only while it holds text or is the only line; edits before the first marker need it. */
function showImplicitLine(tr: Transaction): void {
  const first = tr.doc.firstChild;
  if (first !== null && isImplicit(first)) return;
  tr.insert(0, lineNode({ id: IMPLICIT_LINE_ID, kind: 'plain', text: '' }));
}

/** Writes changes of the shared sequence into a transaction as the smallest steps, so that selection and decorations map. */
export function editorWriter(tr: Transaction): SequenceWriter {
  const replace = (from: number, to: number, slice: Slice): void => {
    tr.step(new ReplaceStep(from, to, slice));
  };
  return {
    remove: (index, length) => {
      if (index === 0) showImplicitLine(tr);
      replace(positionAt(tr.doc, index), positionAt(tr.doc, index + length), Slice.empty);
    },
    insert: (index, contents) => {
      if (index === 0) showImplicitLine(tr);
      const position = positionAt(tr.doc, index);
      replace(position, position, sliceOf(contents));
    },
  };
}

/** Hides the implicit line when the shared text has none, or makes the first line the implicit one when it has. */
function settleImplicitLine(tr: Transaction, first: Line | undefined): void {
  const node = tr.doc.firstChild;
  if (node === null || first === undefined) return;
  if (isImplicit(node) && first.id !== IMPLICIT_LINE_ID && node.content.size === 0 && tr.doc.childCount > 1) {
    tr.delete(0, node.nodeSize);
  }
}

function matchAttributes(tr: Transaction, position: number, node: Node, line: Line): void {
  const { id, kind, number } = lineAttrs(node);
  if (id !== line.id) tr.setNodeAttribute(position, 'id', line.id);
  if (kind !== line.kind) tr.setNodeAttribute(position, 'kind', line.kind);
  if (number !== (line.number ?? null)) tr.setNodeAttribute(position, 'number', line.number ?? null);
}

const sameReferences = (one: Line, other: Line): boolean =>
  JSON.stringify(one.references ?? []) === JSON.stringify(other.references ?? []);

/**
 * Makes the lines of the document read as the shared lines do where the steps could not tell: attributes of lines (ids that became
 * duplicates, kinds set by others), the implicit line, and text Yjs changed without saying so (a surrogate pair parted by
 * somebody). A document that was changed behind the binding's back (another number of lines) is made anew from the shared lines:
 * going on from it would write into wrong places. `since` are the shared lines the document was last known to equal; lines that are the same objects are not looked at.
 */
export function matchLines(tr: Transaction, lines: readonly Line[], since: readonly Line[]): void {
  settleImplicitLine(tr, lines[0]);
  let from = 0;
  while (from < lines.length && lines[from] === since[from]) from += 1;
  let tail = 0;
  const shorter = Math.min(lines.length, since.length) - from;
  while (tail < shorter && lines[lines.length - 1 - tail] === since[since.length - 1 - tail]) tail += 1;
  if (tr.doc.childCount !== lines.length) {
    tr.replaceWith(0, tr.doc.content.size, lines.map(lineNode));
    return;
  }
  let position = 0;
  for (let place = 0; place < lines.length - tail; place += 1) {
    const node = tr.doc.child(place);
    const line = lines[place];
    if (place >= from && line !== undefined && lineOf(node) !== line) {
      matchAttributes(tr, position, node, line);
      const shown = lineOf(node);
      if (shown.text !== line.text || !sameReferences(shown, line)) {
        tr.replaceWith(position + 1, position + 1 + node.content.size, inlineNodes(line.text, line.references));
      }
    }
    position += tr.doc.child(place).nodeSize;
  }
}

/**
 * Keeps the selection where the person sees it. An end at the end of its line stays there even when a colleague opens a new line
 * right behind it; any other end stays before the character it stands before.
 */
export function keepSelection(tr: Transaction, before: EditorState): void {
  const { selection } = before;
  if (!(selection instanceof TextSelection)) return;
  const end = (resolved: typeof selection.$head): number =>
    tr.mapping.map(resolved.pos, resolved.parentOffset === resolved.parent.content.size ? -1 : 1);
  const [anchor, head] = [tr.doc.resolve(end(selection.$anchor)), tr.doc.resolve(end(selection.$head))];
  if (anchor.parent.type === schema.nodes.line && head.parent.type === schema.nodes.line) {
    tr.setSelection(TextSelection.create(tr.doc, anchor.pos, head.pos));
  } else tr.setSelection(TextSelection.between(anchor, head));
}
