import { cleanLineText, isQuotedNumber, isRawLineId, isReference } from '@colex/collab';
import { isHeading, printHeading } from '@colex/lawtext';
import type { LineId, LineKind } from '@colex/lawtext';
import { DOMSerializer, Fragment, Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorState, Selection, Transaction } from 'prosemirror-state';

import { linesToHtml } from './clipboard-html.js';
import { saysMore, textOfHtml } from './html-text.js';
import { inlineNodes, referenceOf } from './line-node.js';
import { numbersOf } from './numbers.js';
import { pasteText } from './paste.js';
import { printedReferences } from './references.js';
import { lineAttrs, referenceAttrs, schema } from './schema.js';

/** The words of a line, or of a piece of one, with its references as they print now. */
const printedText = (state: EditorState, content: Node | Fragment): string => {
  const printed = printedReferences(state);
  const size = content instanceof Fragment ? content.size : content.content.size;
  return content.textBetween(0, size, '', (leaf) => printed.get(leaf)?.label ?? referenceAttrs(leaf).label);
};

/** Kinds printed two characters in. */
const INDENTED: ReadonlySet<LineKind> = new Set(['preamble', 'article', 'paragraph', 'item', 'subitem']);

function printedLine(state: EditorState, line: Node, label: string): string {
  const { kind } = lineAttrs(line);
  const text = printedText(state, line);
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
  if (content.firstChild?.type.name !== 'line') return printedText(state, content);
  if (content.childCount === 1 && slice.openStart > 0) return printedText(state, content.firstChild);
  const { $from } = state.selection;
  const cutsFirst = $from.depth === 1 && $from.parentOffset > 0;
  return content.content
    .map((line, place) => {
      if (place === 0 && cutsFirst) return printedText(state, line);
      const index = numbering.indexById.get(lineAttrs(line).id);
      return printedLine(state, line, index === undefined ? '' : (numbering.labels[index] ?? ''));
    })
    .join('\n');
}

/** Whether a selection holds several lines from the beginning of the first; then what is taken is lines and not words. */
function takesWholeLines({ $from, $to }: Selection): boolean {
  return (
    $from.depth === 1 &&
    $to.depth === 1 &&
    $from.parentOffset === 0 &&
    $from.index(0) < $to.index(0) &&
    ($to.parentOffset === 0 || $to.parentOffset === $to.parent.content.size)
  );
}

/** The selected lines as a slice of lines, the line that only its beginning was selected of left out. */
function wholeLines({ selection: { $from, $to }, doc }: EditorState): Slice {
  const end = $to.parentOffset === 0 && $to.parent.content.size > 0 ? $to.before(1) : $to.after(1);
  return doc.slice($from.before(1), end);
}

/** Lines that somebody else's page may have written as ours: only what may stand in a draft stays. */
function cleaned(node: Node, known: (id: string) => boolean): Node[] {
  if (node.isText) return [node];
  if (node.type.name === 'reference') {
    const reference = { ...referenceOf(node), label: cleanLineText(referenceAttrs(node).label) };
    const isKnown = known(reference.target) && (reference.until === undefined || known(reference.until));
    // A reference into another draft is words here.
    return isReference(reference) && isKnown
      ? [schema.node('reference', { ...referenceAttrs(node), label: reference.label })]
      : inlineNodes(reference.label);
  }
  const { id, kind, number } = lineAttrs(node);
  const content = node.children.flatMap((child) => cleaned(child, known));
  const attrs = { id: isRawLineId(id) ? id : '', kind, number: isQuotedNumber(number) ? number : null };
  return [schema.node('line', attrs, content)];
}

/** What was pasted, fit for this draft. A copied implicit line is a line without an id of its own. */
function cleanedSlice(slice: Slice, document: Node): Slice {
  const ids = new Set<string>();
  for (const nodes of [document.children, slice.content.content]) {
    for (const node of nodes) if (node.type.name === 'line') ids.add(lineAttrs(node).id);
  }
  const content = slice.content.content.flatMap((node) => cleaned(node, (id) => ids.has(id)));
  return new Slice(Fragment.fromArray(content), slice.openStart, slice.openEnd);
}

/** Puts whole lines before the line of the caret when it is at its beginning, else behind it; an empty line gives way. */
function pasteLines(state: EditorState, lines: Fragment): Transaction {
  const { tr } = state;
  if (!tr.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const isEmpty = $from.parent.content.size === 0;
  const from = $from.parentOffset === 0 ? $from.before(1) : $from.after(1);
  tr.replaceWith(from, isEmpty ? $from.after(1) : from, lines);
  const end = from + lines.size - 1;
  return tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView();
}

/** Whether HTML was written by an editor of Colex. */
const isOurs = (html: string): boolean => html.includes('data-pm-slice') && html.includes('data-line');

/**
 * Copy writes the text with its numbers, as plain text and as HTML that Word and WPS keep the looks of. Paste takes lines that an
 * editor of Colex cut or copied as they are (cut lines keep their ids, see the binding), and of everything else the text: what
 * HTML looks like is not law, and nothing of it comes into the page.
 */
export function clipboardPlugin(newId: () => LineId): Plugin {
  let copied: { readonly state: EditorState; readonly slice: Slice } | undefined;
  const serializer = DOMSerializer.fromSchema(schema);
  const ownSerializer = Object.create(serializer) as DOMSerializer;
  ownSerializer.serializeFragment = (fragment, options, target) => {
    const page = options?.document ?? document;
    if (copied === undefined || fragment.firstChild?.type.name !== 'line')
      return serializer.serializeFragment(fragment, options, target);
    const { state, slice } = copied;
    const isWhole = slice.openStart === 0 || (fragment.childCount > 1 && state.selection.$from.parentOffset === 0);
    return linesToHtml(state, fragment, isWhole, page, page.createDocumentFragment());
  };
  const textOf = (data: DataTransfer | null): string => {
    const [html, text] = [data?.getData('text/html') ?? '', data?.getData('text/plain') ?? ''];
    return html !== '' && saysMore(html, text) ? textOfHtml(html) : text;
  };
  return new Plugin({
    props: {
      transformCopied: (slice, { state }) => {
        const taken = takesWholeLines(state.selection) ? wholeLines(state) : slice;
        copied = { state, slice: taken };
        return taken;
      },
      clipboardSerializer: ownSerializer,
      clipboardTextSerializer: (slice, view) => printSelection(view.state, slice),
      transformPasted: (slice, view) => cleanedSlice(slice, view.state.doc),
      handleDOMEvents: {
        cut: (view, event) => {
          const { state } = view;
          if (!view.editable || event.clipboardData === null || !takesWholeLines(state.selection)) return false;
          const lines = wholeLines(state);
          const { dom, text } = view.serializeForClipboard(lines);
          event.preventDefault();
          event.clipboardData.clearData();
          event.clipboardData.setData('text/html', dom.innerHTML);
          event.clipboardData.setData('text/plain', text);
          const from = state.selection.$from.before(1);
          const isEverything = lines.content.childCount === state.doc.childCount;
          const tr = isEverything ? state.tr.deleteSelection() : state.tr.delete(from, from + lines.content.size);
          view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'cut'));
          return true;
        },
      },
      handlePaste: (view, event, slice) => {
        if (isOurs(event.clipboardData?.getData('text/html') ?? '')) {
          const areLines = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount > 0;
          if (!areLines) return false;
          view.dispatch(pasteLines(view.state, slice.content).setMeta('paste', true).setMeta('uiEvent', 'paste'));
          return true;
        }
        const text = textOf(event.clipboardData);
        if (text === '') return false;
        view.dispatch(pasteText(view.state, text, newId).setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return true;
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved || isOurs(event.dataTransfer?.getData('text/html') ?? '')) return false;
        const text = textOf(event.dataTransfer);
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (text === '' || place === null) return false;
        const at = view.state.apply(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(place.pos))));
        event.preventDefault();
        view.dispatch(view.state.tr.setSelection(at.selection));
        view.dispatch(pasteText(view.state, text, newId).setMeta('uiEvent', 'drop'));
        return true;
      },
    },
  });
}
