import type { LineId, LineKind } from '@colex/lawtext';
import { Fragment } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Selection, TextSelection } from 'prosemirror-state';
import type { Command, EditorState, Transaction } from 'prosemirror-state';

import {
  blockAround,
  blockAt,
  blockOfCaret,
  kindsOf,
  mayStandAt,
  neighbouringPlace,
  placesFor,
  positionOfLine,
} from './blocks.js';
import type { Block } from './blocks.js';
import { lineAttrs, schema } from './schema.js';

const caretIndex = ({ doc, selection }: EditorState): number => Math.min(selection.$head.index(0), doc.childCount - 1);

const indexOfLine = (document: Node, id: LineId): number =>
  document.children.findIndex((line) => lineAttrs(line).id === id);

/** Takes the lines of a block to another place; they stay who they are, and the selection goes along. */
function moveBlock(state: EditorState, { from, to }: Block, place: number): Transaction {
  const { doc, selection, tr } = state;
  const [start, end, target] = [from, to, place].map((index) => positionOfLine(doc, index)) as [number, number, number];
  const nodes = doc.children.slice(from, to);
  tr.delete(start, end);
  const at = tr.mapping.map(target, 1);
  tr.insert(at, Fragment.fromArray(nodes));
  const moved = (position: number): number => at + Math.min(Math.max(position - start, 1), end - start - 1);
  const keepsSelection = selection.from >= start && selection.to <= end;
  if (keepsSelection) {
    tr.setSelection(
      TextSelection.between(tr.doc.resolve(moved(selection.anchor)), tr.doc.resolve(moved(selection.head))),
    );
  }
  return tr.setMeta('uiEvent', 'move').scrollIntoView();
}

/**
 * Moves what the caret is in one step up or down: the article with its 款 and 项, in a heading everything it holds, in a 款, 项
 * or 目 that one. References to it print its new number.
 */
export function moveBy(direction: 'up' | 'down', unit: 'article' | 'line' = 'article'): Command {
  return (state, dispatch) => {
    const kinds = kindsOf(state.doc);
    const index = caretIndex(state);
    const block = unit === 'article' ? blockOfCaret(kinds, index) : blockAt(kinds, index);
    const place = block === undefined ? undefined : neighbouringPlace(kinds, block, direction);
    if (block === undefined || place === undefined) return false;
    dispatch?.(moveBlock(state, block, place));
    return true;
  };
}

/** Moves the block that a line opens one step; for lists that show blocks, whatever the caret is in. */
export function moveLineBy(id: LineId, direction: 'up' | 'down'): Command {
  return (state, dispatch) => {
    const kinds = kindsOf(state.doc);
    const block = blockAt(kinds, indexOfLine(state.doc, id));
    const place = block === undefined ? undefined : neighbouringPlace(kinds, block, direction);
    if (block === undefined || place === undefined) return false;
    dispatch?.(moveBlock(state, block, place));
    return true;
  };
}

/** The lines before which the block that a line opens may be put; `null` is the end of the text. */
export function placesToMove(state: EditorState, id: LineId): (LineId | null)[] {
  const kinds = kindsOf(state.doc);
  const block = blockAt(kinds, indexOfLine(state.doc, id));
  if (block === undefined) return [];
  return placesFor(kinds, block).map((place) =>
    place < state.doc.childCount ? lineAttrs(state.doc.child(place)).id : null,
  );
}

/** Moves the block that a line opens before another line (`null`: to the end), where it may stand there. */
export function moveLineBefore(id: LineId, before: LineId | null): Command {
  return (state, dispatch) => {
    const kinds = kindsOf(state.doc);
    const block = blockAt(kinds, indexOfLine(state.doc, id));
    const place = before === null ? state.doc.childCount : indexOfLine(state.doc, before);
    if (block === undefined || place < 0 || !placesFor(kinds, block).includes(place)) return false;
    dispatch?.(moveBlock(state, block, place));
    return true;
  };
}

/** The article of the caret becomes further 款 of the article before it. */
export const joinArticle: Command = (state, dispatch) => {
  const kinds = kindsOf(state.doc);
  const article = blockAround(kinds, caretIndex(state), 'article');
  if (article === undefined || blockAround(kinds, article.from - 1, 'article') === undefined) return false;
  const position = positionOfLine(state.doc, article.from);
  const tr = state.tr.setNodeAttribute(position, 'kind', 'paragraph').setNodeAttribute(position, 'number', null);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** The 款 of the caret, and what follows it in its article, become an article of their own. */
export const splitArticle: Command = (state, dispatch) => {
  const kinds = kindsOf(state.doc);
  const paragraph = blockAround(kinds, caretIndex(state), 'paragraph');
  if (paragraph === undefined || blockAround(kinds, paragraph.from, 'article') === undefined) return false;
  const position = positionOfLine(state.doc, paragraph.from);
  dispatch?.(state.tr.setNodeAttribute(position, 'kind', 'article').scrollIntoView());
  return true;
};

/** Where a new line of a kind goes: the nearest place before or behind the line, its article or its division where it may stand. */
function placeToInsert(state: EditorState, kind: LineKind, side: 'before' | 'after'): number | undefined {
  const kinds = kindsOf(state.doc);
  const index = caretIndex(state);
  const own = blockAt(kinds, index);
  const around = (['paragraph', 'article', 'section', 'chapter', 'subpart', 'part', 'annex'] as const)
    .map((outer) => blockAround(kinds, index, outer))
    .filter((block) => block !== undefined);
  // From inside out, so that the new line comes as near to the caret as it may.
  const blocks = [own, ...around.toSorted((one, other) => other.from - one.from)].filter(
    (block) => block !== undefined,
  );
  const candidates = blocks.map((block) => (side === 'before' ? block.from : block.to));
  // What splits a division (章 behind an article in the middle of one) divides it there.
  const divides = kind === 'part' || kind === 'subpart' || kind === 'chapter' || kind === 'section';
  const article = blockAround(kinds, index, 'article');
  if (divides && article !== undefined && mayDivide(kinds, article[side === 'before' ? 'from' : 'to'], kind)) {
    return side === 'before' ? article.from : article.to;
  }
  if (side === 'after' && !divides) candidates.unshift(index + 1);
  return candidates.find((place) => mayStandAt(kinds, place, kind));
}

/** Whether a heading may open a division between two articles, or where it may stand anyhow. */
function mayDivide(kinds: readonly LineKind[], place: number, kind: LineKind): boolean {
  if (kinds[place] !== 'article') return mayStandAt(kinds, place, kind);
  return mayStandAt(kinds.slice(0, place), place, kind);
}

/** Whether a line of this kind may be inserted before or behind what the caret is in. */
export function mayInsert(state: EditorState, kind: LineKind, side: 'before' | 'after'): boolean {
  return placeToInsert(state, kind, side) !== undefined;
}

/** Inserts an empty line of a kind before or behind what the caret is in, where it may stand; the caret goes into it. */
export function insertLine(newId: () => LineId, kind: LineKind, side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    const place = placeToInsert(state, kind, side);
    if (place === undefined) return false;
    const position = positionOfLine(state.doc, place);
    const tr = state.tr.insert(position, schema.node('line', { id: newId(), kind, number: null }));
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(position + 1))).scrollIntoView());
    return true;
  };
}
