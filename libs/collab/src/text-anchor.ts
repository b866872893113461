import * as Y from 'yjs';

import { bodyOf, linesOf } from './document.js';
import { IMPLICIT_LINE_ID } from './line-marker.js';
import { readItem, visibleItems } from './sequence.js';

/** Characters written by one client one after the other: its id, the clock of the first, and how many. */
export type CharacterRun = readonly [client: number, clock: number, length: number];

/**
 * A stretch of a text that stays the same stretch while everybody edits. It names the very characters it stands at, as Yjs
 * relative positions name one, so typing, splitting and joining cannot mislead it. Words that are cut and pasted, moved, or
 * brought back by undo are other characters: they are found again by the lines they stood in and by what they say. Plain data,
 * safe as JSON.
 */
export interface TextAnchor {
  /** The characters, in the order of the text. */
  readonly runs: readonly CharacterRun[];
  /** The lines they stood in. */
  readonly lineIds: readonly string[];
  /** What they said: a line break between lines, U+FFFC for a reference. */
  readonly quote: string;
  /** Whether nothing else in the text said the same. */
  readonly unique: boolean;
  /** Of an anchor at a line as such, whatever it says: its id. Where the line is, the anchor is. */
  readonly lineId?: string;
}

/** Where an anchor stands now. */
export interface AnchoredRange {
  /** Sequence indexes: the first of its characters, and the place after its last. */
  readonly from: number;
  readonly to: number;
  /** Index of the line in which it begins. */
  readonly line: number;
  /** How it was found. `words`: these are other characters that say the same; the anchor should be renewed. */
  readonly by: 'characters' | 'words';
}

/** An anchor keeps at most this many runs; of a stretch made of more, those at both ends. */
const MOST_RUNS = 200;
/** Shorter words prove nothing by standing somewhere else. */
const SHORTEST_TELLING_QUOTE = 4;
const LINE_BREAK = '\n';
const REFERENCE = '\uFFFC';

/** The body as one string in which every place of the sequence is one character: a line break for a marker, U+FFFC for a reference. */
export function sequenceText(doc: Y.Doc): string {
  let text = '';
  for (const item of visibleItems(bodyOf(doc))) {
    for (const content of readItem(item)) {
      if (content.type === 'text') text += content.text.replaceAll(LINE_BREAK, ' ');
      else text += content.type === 'marker' ? LINE_BREAK : REFERENCE;
    }
  }
  return text;
}

/** Where the text of each line begins and ends, in sequence indexes, in the order of `linesOf`. */
export function lineBounds(text: string): readonly { readonly from: number; readonly to: number }[] {
  const bounds: { from: number; to: number }[] = [];
  let from = text.startsWith(LINE_BREAK) ? 1 : 0;
  while (from <= text.length) {
    const end = text.indexOf(LINE_BREAK, from);
    const to = end === -1 ? text.length : end;
    bounds.push({ from, to });
    from = to + 1;
  }
  return bounds;
}

/**
 * An anchor at a stretch of the sequence. Markers in it count as line breaks between its lines and are not held on to.
 * Throws RangeError when the stretch holds no character or is not in the text.
 */
export function anchorRange(doc: Y.Doc, begins: number, ends: number): TextAnchor {
  const text = sequenceText(doc);
  let [from, to] = [begins, ends];
  // A line break at either end is nothing to hold on to.
  while (from < to && text[from] === LINE_BREAK) from += 1;
  while (from < to && text[to - 1] === LINE_BREAK) to -= 1;
  if (from < 0 || to > text.length || from >= to) throw new RangeError(`There is no stretch from ${from} to ${to}.`);
  const runs: [number, number, number][] = [];
  let index = 0;
  for (const item of visibleItems(bodyOf(doc))) {
    const begin = Math.max(from - index, 0);
    const end = Math.min(to - index, item.length);
    index += item.length;
    if (begin >= end || isMarker(item)) continue;
    const last = runs.at(-1);
    const { client } = item.id;
    const clock = item.id.clock + begin;
    if (last && last[0] === client && last[1] + last[2] === clock) last[2] += end - begin;
    else runs.push([client, clock, end - begin]);
    if (index >= to) break;
  }
  const quote = text.slice(from, to);
  const lines = linesOf(doc);
  const lineIds = lineBounds(text).flatMap((bound, line) =>
    bound.from < to && bound.to > from ? (lines[line]?.id ?? IMPLICIT_LINE_ID) : [],
  );
  return { runs: shortened(runs), lineIds, quote, unique: isUnique(text, quote) };
}

/** An anchor at a line as such; its words count only when the line is no more. Undefined when there is no such line. */
export function anchorLine(doc: Y.Doc, lineId: string): TextAnchor | undefined {
  const line = linesOf(doc).findIndex(({ id }) => id === lineId);
  const bound = line === -1 ? undefined : lineBounds(sequenceText(doc))[line];
  if (!bound) return undefined;
  const words =
    bound.from < bound.to
      ? anchorRange(doc, bound.from, bound.to)
      : { runs: [], lineIds: [lineId], quote: '', unique: false };
  return { ...words, lineId };
}

/**
 * Where each anchor stands now, undefined for one whose words are gone. The same on every replica that has the same text, and
 * nothing is written. One walk over the body, however many anchors there are.
 */
export function resolveAnchors(doc: Y.Doc, anchors: readonly TextAnchor[]): (AnchoredRange | undefined)[] {
  const pieces = anchors.map((anchor) => livingPieces(doc, anchor.runs));
  const places = placesOf(doc, new Set(pieces.flat().map(({ item }) => item)));
  const known = new LazyText(doc);
  return anchors.map((anchor, index) => {
    const ofLine = anchor.lineId === undefined ? undefined : known.line(anchor.lineId);
    if (ofLine) return ofLine;
    let from = Number.POSITIVE_INFINITY;
    let to = -1;
    for (const piece of pieces[index] ?? []) {
      const place = places.get(piece.item);
      if (place === undefined) continue;
      from = Math.min(from, place + piece.from);
      to = Math.max(to, place + piece.to);
    }
    if (to > from) return { from, to, line: known.lineAt(from), by: 'characters' };
    const found = known.find(anchor);
    return found === undefined
      ? undefined
      : { from: found, to: found + anchor.quote.length, line: known.lineAt(found), by: 'words' };
  });
}

/** A part of an item, `from` and `to` counted from its first character. */
interface Piece {
  readonly item: Y.Item;
  readonly from: number;
  readonly to: number;
}

/** The parts of these runs that a reader of the body still sees. */
function livingPieces(doc: Y.Doc, runs: readonly CharacterRun[]): Piece[] {
  const body = bodyOf(doc);
  return runs.flatMap(([client, clock, length]) => {
    const structs = doc.store.clients.get(client);
    const known = Y.getState(doc.store, client);
    if (!structs || clock >= known) return [];
    const living: Piece[] = [];
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
      const item = structs[index];
      if (!item || item.id.clock >= clock + length) break;
      if (!(item instanceof Y.Item) || item.deleted || !item.countable || item.parent !== body || isMarker(item))
        continue;
      const from = Math.max(clock - item.id.clock, 0);
      const to = Math.min(clock + length - item.id.clock, item.length);
      living.push({ item, from, to });
    }
    return living;
  });
}

const isMarker = (item: Y.Item): boolean => item.content instanceof Y.ContentType;

function placesOf(doc: Y.Doc, wanted: ReadonlySet<Y.Item>): ReadonlyMap<Y.Item, number> {
  const places = new Map<Y.Item, number>();
  if (wanted.size === 0) return places;
  let index = 0;
  for (const item of visibleItems(bodyOf(doc))) {
    if (wanted.has(item)) places.set(item, index);
    index += item.length;
  }
  return places;
}

/** The text of a document, read when it is first needed. */
class LazyText {
  private read: { readonly text: string; readonly bounds: ReturnType<typeof lineBounds> } | undefined;
  private ids: readonly string[] | undefined;

  constructor(private readonly doc: Y.Doc) {}

  /** The line in which a place of the sequence is. */
  lineAt(index: number): number {
    const { bounds } = this.known();
    let low = 0;
    let high = bounds.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((bounds[middle]?.from ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** A line as such. */
  line(id: string): AnchoredRange | undefined {
    const line = this.knownIds().indexOf(id);
    const bound = line === -1 ? undefined : this.known().bounds[line];
    return bound && { from: bound.from, to: bound.to, line, by: 'characters' };
  }

  /**
   * Where the words of an anchor stand, when that is beyond doubt: once in the lines they stood in; or once in the whole text,
   * if they stood nowhere else before.
   */
  find({ quote, lineIds, unique }: TextAnchor): number | undefined {
    const { text } = this.known();
    const found = occurrences(text, quote);
    if (found.length === 0) return undefined;
    const ids = this.knownIds();
    const inItsLines = found.filter((index) => lineIds.includes(ids[this.lineAt(index)] ?? ''));
    if (inItsLines.length === 1) return inItsLines[0];
    return inItsLines.length === 0 && unique && found.length === 1 && quote.length >= SHORTEST_TELLING_QUOTE
      ? found[0]
      : undefined;
  }

  private knownIds(): readonly string[] {
    return (this.ids ??= linesOf(this.doc).map(({ id }) => id));
  }

  private known() {
    if (!this.read) {
      const text = sequenceText(this.doc);
      this.read = { text, bounds: lineBounds(text) };
    }
    return this.read;
  }
}

/** Where these words begin, overlapping occurrences counted once. */
function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let index = text.indexOf(words); index !== -1; index = text.indexOf(words, index + words.length))
    found.push(index);
  return found;
}

const isUnique = (text: string, words: string): boolean => text.indexOf(words) === text.lastIndexOf(words);

function shortened(runs: readonly CharacterRun[]): readonly CharacterRun[] {
  return runs.length <= MOST_RUNS ? runs : [...runs.slice(0, MOST_RUNS / 2), ...runs.slice(-MOST_RUNS / 2)];
}
