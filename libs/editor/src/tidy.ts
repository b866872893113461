import { cleanLineText, isLineText, isRawLineId } from '@colex/collab';
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';

import type { Content } from './content.js';
import { inlineNodes, isImplicit } from './line-node.js';
import { positionAt } from './position.js';
import { lineAttrs } from './schema.js';

/** A run that was typed and has not been shared yet, with its index in the sequence of the document. */
interface TypedRun {
  readonly index: number;
  readonly content: Content;
}

function* runsOf(
  typed: readonly { readonly index: number; readonly contents: readonly Content[] }[],
): Generator<TypedRun> {
  for (const { index, contents } of typed) {
    let at = index;
    for (const content of contents) {
      yield { index: at, content };
      at += content.type === 'text' ? content.text.length : 1;
    }
  }
}

/** The ids of the lines that were there before, which no new line may take over. */
function settledIds(document: Node, fresh: readonly number[]): Set<string> {
  const newPositions = new Set(fresh);
  const ids = new Set<string>();
  document.forEach((line, position) => {
    if (!newPositions.has(position)) ids.add(lineAttrs(line).id);
  });
  return ids;
}

/**
 * Whether somebody has begun to write into the line that no marker opens, so that it needs one: it was typed in, or it became
 * empty beside others, or it was given a kind.
 */
function needsMarker(document: Node, typed: readonly TypedRun[]): boolean {
  const first = document.firstChild;
  if (first === null || !isImplicit(first)) return false;
  const { kind, number } = lineAttrs(first);
  if (kind !== 'plain' || number !== null) return true;
  if (first.content.size === 0 && document.childCount > 1) return true;
  return typed.some((run) => run.content.type !== 'marker' && run.index < first.content.size);
}

/**
 * Makes what was typed fit to be shared: characters that may not stand in a line go, every new line gets an id of its own unless
 * it brings one that is free (cut and paste keeps ids, copy and paste does not), and the implicit line gets a marker once somebody
 * writes into it. Undefined when all is well, which it nearly always is.
 */
export function tidy(
  state: EditorState,
  typedContents: readonly { readonly index: number; readonly contents: readonly Content[] }[],
  newId: () => string,
): Transaction | undefined {
  const typed = [...runsOf(typedContents)];
  const { doc } = state;
  const { tr } = state;
  const markers = typed.filter((run) => run.content.type === 'marker');
  const positions = markers.map((run) => positionAt(doc, run.index + 1) - 1);
  if (markers.length > 0) {
    const taken = settledIds(doc, positions);
    for (const position of positions) {
      const line = doc.nodeAt(position);
      if (line === null) throw new RangeError(`No line begins at ${position}.`);
      const { id } = lineAttrs(line);
      if (isRawLineId(id) && !taken.has(id)) taken.add(id);
      else tr.setNodeAttribute(position, 'id', newId());
    }
  }
  doc.forEach((line, position, place) => {
    if (place > 0 && isImplicit(line)) tr.setNodeAttribute(position, 'id', newId());
  });
  if (needsMarker(doc, typed)) tr.setNodeAttribute(0, 'id', newId());
  for (const { index, content } of typed.toReversed()) {
    if (content.type !== 'text' || isLineText(content.text)) continue;
    const from = positionAt(doc, index + 1) - 1;
    tr.replaceWith(from, from + content.text.length, inlineNodes(cleanLineText(content.text)));
  }
  return tr.docChanged ? tr : undefined;
}
