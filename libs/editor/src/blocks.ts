import type { LineKind } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';

import { lineAttrs } from './schema.js';

/** How deep a kind of line can hold others. Lines without a rank hold nothing and are held by nothing. */
const RANKS: Readonly<Partial<Record<LineKind, number>>> = {
  annex: 1,
  part: 1,
  subpart: 2,
  chapter: 3,
  section: 4,
  article: 5,
  paragraph: 6,
  item: 7,
  subitem: 8,
};

const ARTICLE = 5;

/** Kinds that only the head of a text has; nothing else may stand between or before them. */
const HEAD: ReadonlySet<LineKind> = new Set(['title', 'note', 'preamble']);

/** A line with everything it holds: an article with its 款, 项 and 目, a chapter with its articles. */
export interface Block {
  readonly from: number;
  /** Index after its last line. */
  readonly to: number;
  readonly kind: LineKind;
}

/** The kinds of the lines of a document, in order. */
export function kindsOf(document: Node): LineKind[] {
  return document.children.map((line) => lineAttrs(line).kind);
}

/** The position before a line; of the index after the last line, the end of the document. */
export function positionOfLine(document: Node, index: number): number {
  let position = 0;
  for (let place = 0; place < index; place += 1) position += document.child(place).nodeSize;
  return position;
}

const rankOf = (kind: LineKind | undefined): number | undefined => (kind === undefined ? undefined : RANKS[kind]);

const isHeadingRank = (rank: number | undefined): rank is number => rank !== undefined && rank < ARTICLE;

/** The block that a line opens. A line of another kind inside an article (`plain`) goes with it. */
export function blockAt(kinds: readonly LineKind[], from: number): Block | undefined {
  const kind = kinds[from];
  if (kind === undefined) return undefined;
  const rank = rankOf(kind);
  let to = from + 1;
  if (rank === undefined) return { from, to, kind };
  while (to < kinds.length) {
    const next = rankOf(kinds[to]);
    if (next === undefined ? rank >= ARTICLE && HEAD.has(kinds[to] ?? 'plain') : next <= rank) break;
    to += 1;
  }
  return { from, to, kind };
}

/** The block of an outer kind around a line: `article` of a 目 its article; undefined when none holds it. */
export function blockAround(kinds: readonly LineKind[], index: number, kind: LineKind): Block | undefined {
  const wanted = rankOf(kind) ?? Number.POSITIVE_INFINITY;
  for (let from = index; from >= 0; from -= 1) {
    const rank = rankOf(kinds[from]);
    if (kinds[from] === kind) {
      const block = blockAt(kinds, from);
      return block !== undefined && block.to > index ? block : undefined;
    }
    if (rank !== undefined && rank < wanted && from !== index) return undefined;
  }
  return undefined;
}

/** The block that the structure commands speak of when the caret is in a line: its article, or what the heading opens. */
export function blockOfCaret(kinds: readonly LineKind[], index: number): Block | undefined {
  return blockAround(kinds, index, 'article') ?? blockAt(kinds, index);
}

/** Whether some line from here on back is one that holds lines of this rank. */
const holderBefore = (kinds: readonly LineKind[], place: number, rank: number): LineKind | undefined => {
  for (let index = place - 1; index >= 0; index -= 1) {
    const own = rankOf(kinds[index]);
    if (own !== undefined && own < rank) return kinds[index];
  }
  return undefined;
};

/** Whether any article or heading stands before a place. */
const bodyBefore = (kinds: readonly LineKind[], place: number): boolean =>
  kinds.slice(0, place).some((kind) => rankOf(kind) !== undefined);

/**
 * Whether a block of this kind may stand before the line `place` (which may be the index after the last line) without tearing
 * an article apart or taking lines from what holds them now.
 */
export function mayStandAt(kinds: readonly LineKind[], place: number, kind: LineKind): boolean {
  const next = kinds[place];
  const previous = kinds[place - 1];
  // Nothing but themselves stands between or before title, note and preamble.
  if (next !== undefined && HEAD.has(next)) return HEAD.has(kind);
  if (HEAD.has(kind)) return previous === undefined || HEAD.has(previous);
  const rank = rankOf(kind);
  if (rank === undefined) return true;
  const nextRank = rankOf(next);
  const previousRank = rankOf(previous);
  switch (kind) {
    case 'paragraph':
      return holderBefore(kinds, place, rank) === 'article' && (nextRank ?? rank) <= rank && next !== 'plain';
    case 'item':
    case 'subitem': {
      const holder = holderBefore(kinds, place, rank);
      const fits = kind === 'item' ? holder === 'article' || holder === 'paragraph' : holder === 'item';
      return fits && (nextRank ?? 0) <= rank;
    }
    case 'article': {
      if (next === 'plain' && previousRank !== undefined) return false;
      if (nextRank !== undefined && nextRank > rank) return false;
      // Between 第二章 and its 第一节 there is nothing; before the first chapter neither.
      if (isHeadingRank(nextRank) && nextRank !== 1 && isHeadingRank(previousRank) && previousRank < nextRank)
        return false;
      // An annex takes articles only when it has some: 附件 is mostly a list or a form.
      if (
        holderBefore(kinds, place, 2) === 'annex' &&
        next !== 'article' &&
        previousRank !== undefined &&
        previousRank < rank
      )
        return false;
      if (holderBefore(kinds, place, 2) === 'annex' && previous === 'plain') return false;
      return !(isHeadingRank(nextRank) && !bodyBefore(kinds, place));
    }
    case 'annex':
      return next === undefined || next === 'annex';
    default: {
      // A heading goes before one of its own rank or an outer one, where what stands before is whole.
      if (next !== undefined && (nextRank === undefined || nextRank > rank)) return false;
      const holder = holderBefore(kinds, place, rank);
      if (holder === 'annex') return false;
      if (kind === 'section') return holder === 'chapter';
      if (kind === 'subpart') return holder === 'part';
      // Where a text has 编, its chapters are in them.
      return kind !== 'chapter' || !kinds.includes('part') || holder === 'part' || holder === 'subpart';
    }
  }
}

/** The places before which a block may be put, other than where it is, counted in the document as it is now. */
export function placesFor(kinds: readonly LineKind[], block: Block): number[] {
  const rest = [...kinds.slice(0, block.from), ...kinds.slice(block.to)];
  const places: number[] = [];
  for (let place = 0; place <= rest.length; place += 1) {
    if (place === block.from || !mayStandAt(rest, place, block.kind)) continue;
    places.push(place < block.from ? place : place + block.to - block.from);
  }
  return places;
}

/** The place for a block one step further up or down: past its neighbour, or over a heading into the division beside it. */
export function neighbouringPlace(
  kinds: readonly LineKind[],
  block: Block,
  direction: 'up' | 'down',
): number | undefined {
  const places = placesFor(kinds, block).filter((place) => {
    // 款, 项 and 目 stay with what holds them; crossing to another article is for drag and paste.
    if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'subitem') return true;
    const outer = rankOf(block.kind) ?? 0;
    const [low, high] = place < block.from ? [place, block.from] : [block.to, place];
    return kinds.slice(low, high).every((kind) => (rankOf(kind) ?? outer) >= outer);
  });
  return direction === 'up' ? places.findLast((place) => place < block.from) : places.find((place) => place > block.to);
}
