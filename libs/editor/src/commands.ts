import type { LineId, LineKind } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import { Selection, TextSelection } from 'prosemirror-state';
import type { Command, EditorState, Transaction } from 'prosemirror-state';

import { positionOfLine } from './blocks.js';
import { backspaceKind, enterEffect, isInArticle, kindInside, kindOutside, mayGoInside } from './kinds.js';
import type { CaretPlace } from './kinds.js';
import { lineAttrs, schema } from './schema.js';

/** The line the caret is in. */
interface CaretLine {
  readonly node: Node;
  readonly index: number;
  /** The position before the line. */
  readonly position: number;
  /** How far into the line the caret is. */
  readonly offset: number;
  readonly kind: LineKind;
}

function caretLine({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>): CaretLine | undefined {
  const { $from } = selection;
  if ($from.depth !== 1) return undefined;
  const index = $from.index(0);
  const node = doc.child(index);
  return { node, index, position: $from.before(1), offset: $from.parentOffset, kind: lineAttrs(node).kind };
}

const kindAt = (document: Node, index: number): LineKind | undefined =>
  index < 0 || index >= document.childCount ? undefined : lineAttrs(document.child(index)).kind;

const placeOf = ({ node, offset }: CaretLine): CaretPlace => {
  if (node.content.size === 0) return 'empty';
  if (offset === 0) return 'start';
  return offset === node.content.size ? 'end' : 'middle';
};

const retype = (tr: Transaction, position: number, kind: LineKind): void => {
  const line = tr.doc.nodeAt(position);
  if (line === null) throw new RangeError(`No line begins at ${position}.`);
  const old = lineAttrs(line);
  if (old.kind === kind) return;
  tr.setNodeAttribute(position, 'kind', kind);
  // A quoted number is that of the old kind (第七条之一); the new kind counts for itself.
  if (old.number !== null) tr.setNodeAttribute(position, 'number', null);
};

/** The lines the selection touches, with the positions before them. */
function selectedLines({ doc, selection }: EditorState): { index: number; position: number; kind: LineKind }[] {
  const lines: { index: number; position: number; kind: LineKind }[] = [];
  doc.forEach((line, position, index) => {
    if (position + line.nodeSize > selection.from && position < selection.to) {
      lines.push({ index, position, kind: lineAttrs(line).kind });
    }
  });
  if (lines.length === 0) {
    const line = caretLine({ doc, selection });
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/**
 * Deletes the selection when it is not empty. A selection of whole lines, from the beginning of one to the beginning of another,
 * takes those lines and leaves the last one its identity and kind.
 */
export const deleteSelectedText: Command = (state, dispatch) => {
  const { selection } = state;
  if (selection.empty) return false;
  const { $from, $to, from, to } = selection;
  const wholeLines = $from.depth === 1 && $to.depth === 1 && $from.parentOffset === 0 && $to.parentOffset === 0;
  const tr = state.tr;
  if (wholeLines && $from.index(0) < $to.index(0)) tr.delete($from.before(1), $to.before(1));
  else if ($from.depth === 1 && $to.depth === 1) tr.delete(from, to);
  else tr.deleteSelection();
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Makes every line of the selection a line of this kind; false when all are already. */
export function setKind(kind: LineKind): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state).filter((line) => line.kind !== kind);
    if (lines.length === 0) return false;
    const { tr } = state;
    for (const { position } of lines) retype(tr, position, kind);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Tab: every line of the selection one level in (条 → 款 → 项 → 目, 编 → … → 节) where the line before allows it. */
export const goInside: Command = (state, dispatch) => {
  const { tr } = state;
  for (const { index, position, kind } of selectedLines(state)) {
    const inside = kindInside(kind);
    if (inside !== undefined && mayGoInside(kind, kindAt(tr.doc, index - 1))) retype(tr, position, inside);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Shift-Tab: every line of the selection one level out (目 → 项 → 款 → 条, 节 → … → 编). */
export const goOutside: Command = (state, dispatch) => {
  const { tr } = state;
  for (const { position, kind } of selectedLines(state)) {
    const outside = kindOutside(kind);
    if (outside !== undefined) retype(tr, position, outside);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Takes out a line that is empty, so that the one beside it keeps its identity, or joins two lines into the first. */
function joinLines(tr: Transaction, boundary: number): void {
  const $boundary = tr.doc.resolve(boundary);
  const [before, after] = [$boundary.nodeBefore, $boundary.nodeAfter];
  if (before === null || after === null) throw new RangeError(`No two lines meet at ${boundary}.`);
  if (before.content.size === 0) {
    tr.delete(boundary - before.nodeSize, boundary);
    tr.setSelection(TextSelection.create(tr.doc, boundary - before.nodeSize + 1));
  } else tr.join(boundary);
}

/** Backspace at the beginning of a line: first its number goes, then it joins the line before. False anywhere else. */
export const backspaceAtStart: Command = (state, dispatch) => {
  const line = caretLine(state);
  if (!state.selection.empty || line === undefined || line.offset > 0) return false;
  const { tr } = state;
  const previous = kindAt(state.doc, line.index - 1);
  const kind = backspaceKind(line.kind, previous);
  if (kind !== undefined) retype(tr, line.position, kind);
  else if (previous !== undefined) joinLines(tr, line.position);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Delete at the end of a line: the next line joins it. False anywhere else. */
export const deleteAtEnd: Command = (state, dispatch) => {
  const line = caretLine(state);
  if (!state.selection.empty || line === undefined || line.offset < line.node.content.size) return false;
  const { tr } = state;
  if (line.index + 1 < state.doc.childCount) joinLines(tr, line.position + line.node.nodeSize);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Backspace behind a reference: it goes as a whole, and nothing else; browsers differ in what they would take. */
export const deleteReferenceBefore: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.nodeBefore?.type.name !== 'reference') return false;
  dispatch?.(state.tr.delete($head.pos - 1, $head.pos).scrollIntoView());
  return true;
};

/** Delete before a reference: it goes as a whole, and nothing else. */
export const deleteReferenceAfter: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.nodeAfter?.type.name !== 'reference') return false;
  dispatch?.(state.tr.delete($head.pos, $head.pos + 1).scrollIntoView());
  return true;
};

/** The commands that make lines and so need ids for them. */
export interface LineCommands {
  /** Enter. */
  readonly enter: Command;
  /** Shift-Enter: a further 款, whatever the line is. */
  readonly newParagraph: Command;
  /** Mod-Enter: a new 条; at the end of a line it comes behind the whole article. */
  readonly newArticle: Command;
  /** A heading before the article (or line) the caret is in; the caret goes into it. */
  readonly headingBefore: (kind: LineKind) => Command;
  /** A heading behind the article (or line) the caret is in; the caret goes into it. */
  readonly headingAfter: (kind: LineKind) => Command;
}

/** The first and the last line of the article a line belongs to; a line outside articles is by itself. */
function articleAround(document: Node, index: number): { first: number; last: number } {
  let [first, last] = [index, index];
  const kind = kindAt(document, index);
  if (kind === undefined || !isInArticle(kind)) return { first, last };
  while (kindAt(document, first) !== 'article' && isInArticle(kindAt(document, first - 1) ?? 'plain')) first -= 1;
  for (;;) {
    const next = kindAt(document, last + 1);
    if (next === undefined || next === 'article' || !isInArticle(next)) return { first, last };
    last += 1;
  }
}

/** Makes the commands; `newId` gives the id of each new line. */
export function lineCommands(newId: () => LineId): LineCommands {
  const attrs = (kind: LineKind) => ({ id: newId(), kind, number: null });
  const insertLine = (tr: Transaction, position: number, kind: LineKind): void => {
    tr.insert(position, schema.node('line', attrs(kind)));
  };
  const split = (tr: Transaction, kind: LineKind): void => {
    tr.split(tr.selection.from, 1, [{ type: schema.nodes.line, attrs: attrs(kind) }]);
  };
  const withoutSelection = (state: EditorState): Transaction => {
    const { tr } = state;
    if (!state.selection.empty)
      deleteSelectedText(state, (deletion) => deletion.steps.forEach((step) => tr.step(step)));
    return tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(state.selection.from))));
  };
  const intoLine = (tr: Transaction, position: number): Transaction =>
    tr.setSelection(Selection.near(tr.doc.resolve(position + 1))).scrollIntoView();

  const enter: Command = (state, dispatch) => {
    const tr = withoutSelection(state);
    const line = caretLine(tr);
    if (line === undefined) return false;
    const announces = /[：:]$/u.test(line.node.textBetween(0, line.offset, '', ''));
    const effect = enterEffect(line.kind, placeOf(line), announces);
    if (effect.type === 'split') split(tr, effect.kind);
    else if (effect.type === 'before') insertLine(tr, line.position, effect.kind);
    else if (effect.type === 'retype') retype(tr, line.position, effect.kind);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

  const newParagraph: Command = (state, dispatch) => {
    const tr = withoutSelection(state);
    const line = caretLine(tr);
    if (line === undefined) return false;
    split(tr, isInArticle(line.kind) ? 'paragraph' : 'plain');
    dispatch?.(tr.scrollIntoView());
    return true;
  };

  const newArticle: Command = (state, dispatch) => {
    const tr = withoutSelection(state);
    const line = caretLine(tr);
    if (line === undefined) return false;
    const place = placeOf(line);
    if (place === 'middle') split(tr, 'article');
    else {
      const index = place === 'start' ? line.index : articleAround(tr.doc, line.index).last + 1;
      const position = positionOfLine(tr.doc, index);
      insertLine(tr, position, 'article');
      intoLine(tr, position);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };

  const heading =
    (kind: LineKind, side: 'before' | 'after'): Command =>
    (state, dispatch) => {
      const line = caretLine(state);
      if (line === undefined) return false;
      const { first, last } = articleAround(state.doc, line.index);
      const position = positionOfLine(state.doc, side === 'before' ? first : last + 1);
      const { tr } = state;
      insertLine(tr, position, kind);
      dispatch?.(intoLine(tr, position));
      return true;
    };

  return {
    enter,
    newParagraph,
    newArticle,
    headingBefore: (kind) => heading(kind, 'before'),
    headingAfter: (kind) => heading(kind, 'after'),
  };
}
