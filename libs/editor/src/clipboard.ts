import { IMPLICIT_LINE_ID } from '@colex/collab';
import { isHeading, printHeading } from '@colex/lawtext';
import type { LineId, LineKind } from '@colex/lawtext';
import { Fragment, Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorState } from 'prosemirror-state';

import { numbersOf } from './numbers.js';
import { pasteText } from './paste.js';
import { lineAttrs, referenceAttrs } from './schema.js';

const printedText = (line: Node): string =>
  line.textBetween(0, line.content.size, '', (leaf) => referenceAttrs(leaf).label);

/** Kinds printed two characters in. */
const INDENTED: ReadonlySet<LineKind> = new Set(['preamble', 'article', 'paragraph', 'item', 'subitem']);

function printedLine(line: Node, label: string): string {
  const { kind } = lineAttrs(line);
  const text = printedText(line);
  if (isHeading(kind)) return printHeading(label, text);
  const between = kind === 'article' && label !== '' ? '\u3000' : '';
  return `${INDENTED.has(kind) ? '\u3000\u3000' : ''}${label}${between}${text}`;
}

/**
 * The selection as plain text, with the numbers the draft prints. A piece of one line is its text alone; a first line that is not
 * taken from its beginning has no number.
 */
export function printSelection(state: EditorState, slice: Slice): string {
  const { numbering } = numbersOf(state);
  const { content } = slice;
  if (content.firstChild?.type.name !== 'line')
    return content.textBetween(0, content.size, '', (leaf) => referenceAttrs(leaf).label);
  if (content.childCount === 1) return printedText(content.firstChild);
  const { $from } = state.selection;
  const cutsFirst = $from.depth === 1 && $from.parentOffset > 0;
  return content.content
    .map((line, place) => {
      if (place === 0 && cutsFirst) return printedText(line);
      const index = numbering.indexById.get(lineAttrs(line).id);
      return printedLine(line, index === undefined ? '' : (numbering.labels[index] ?? ''));
    })
    .join('\n');
}

/** A copied implicit line is a line without an id of its own. */
const withoutImplicitIds = (slice: Slice): Slice => {
  const lines = slice.content.content.map((node) =>
    node.type.name === 'line' && lineAttrs(node).id === IMPLICIT_LINE_ID
      ? node.type.create({ ...lineAttrs(node), id: '' }, node.content)
      : node,
  );
  return new Slice(Fragment.fromArray(lines), slice.openStart, slice.openEnd);
};

/**
 * Copy writes plain text with the computed numbers. Paste takes lines that an editor of Colex cut or copied as they are (cut lines
 * keep their ids, see the binding), and of everything else the plain text: what HTML looks like is not law.
 */
export function clipboardPlugin(newId: () => LineId): Plugin {
  return new Plugin({
    props: {
      clipboardTextSerializer: (slice, view) => printSelection(view.state, slice),
      transformPasted: withoutImplicitIds,
      handlePaste: (view, event, slice) => {
        const html = event.clipboardData?.getData('text/html') ?? '';
        if (html.includes('data-pm-slice') && html.includes('data-line')) return false;
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const plain = text === '' ? slice.content.textBetween(0, slice.content.size, '\n') : text;
        if (plain === '') return false;
        view.dispatch(pasteText(view.state, plain, newId).setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return true;
      },
    },
  });
}
