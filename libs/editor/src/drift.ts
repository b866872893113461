import type { SequenceStep } from '@colex/collab';

import { lengthOfAll, sliceContents } from './content.js';
import type { Content } from './content.js';
import type { LineAttrs } from './schema.js';

/**
 * A stretch of the two sequences:
 *
 *     piece      in the editor   in the shared text
 *     same            yes              yes
 *     typed           yes              not yet
 *     struck          no               still
 *     arrived         not yet          yes
 *     vanished        still            no
 */
type Piece =
  | { readonly type: 'same' | 'struck' | 'vanished'; readonly length: number }
  | { readonly type: 'typed' | 'arrived'; readonly contents: readonly Content[] };

type Side = 'editor' | 'shared';

/** Writes into one of the two sequences; indexes are of that sequence as it is after the calls before. */
export interface SequenceWriter {
  remove(index: number, length: number): void;
  insert(index: number, contents: readonly Content[]): void;
}

const HELD_BY: Readonly<Record<Side, ReadonlySet<Piece['type']>>> = {
  editor: new Set(['same', 'typed', 'vanished']),
  shared: new Set(['same', 'struck', 'arrived']),
};

const lengthOf = (piece: Piece): number => ('contents' in piece ? lengthOfAll(piece.contents) : piece.length);

const lengthIn = (side: Side, piece: Piece): number => (HELD_BY[side].has(piece.type) ? lengthOf(piece) : 0);

const part = (piece: Piece, from: number, to: number): Piece =>
  'contents' in piece
    ? { type: piece.type, contents: sliceContents(piece.contents, from, to) }
    : { type: piece.type, length: to - from };

function joined(one: Piece, other: Piece): Piece | undefined {
  if (one.type !== other.type) return undefined;
  if ('contents' in one && 'contents' in other)
    return { type: one.type, contents: [...one.contents, ...other.contents] };
  if ('length' in one && 'length' in other) return { type: one.type, length: one.length + other.length };
  return undefined;
}

const opensLine = (contents: readonly Content[]): boolean => contents[0]?.type === 'marker';

const holdsMarker = (contents: readonly Content[]): boolean => contents.some((content) => content.type === 'marker');

/**
 * Where the editor's sequence and the shared one differ at the moment: what was typed and is held back (a composition), and what
 * arrived and is not shown yet (a composition, or a rain of remote changes). Either side changes in its own indexes; settling one
 * side writes exactly what it lacks, at the right places. Everything beyond the last piece is the same in both.
 */
export class Drift {
  private pieces: Piece[] = [];

  /** Whether there is something the shared text does not have. */
  get hasTyped(): boolean {
    return this.pieces.some((piece) => piece.type === 'typed' || piece.type === 'struck');
  }

  /** Whether there is something the editor does not show. */
  get hasArrived(): boolean {
    return this.pieces.some((piece) => piece.type === 'arrived' || piece.type === 'vanished');
  }

  /** The editor changed: at its index, `deleted` places gave way to `inserted`. */
  editLocally(index: number, deleted: number, inserted: readonly Content[]): void {
    this.remove('editor', index, deleted);
    this.insert('editor', index, inserted);
  }

  /** The shared text changed. */
  editRemotely(steps: readonly SequenceStep[], toContent: (step: SequenceStep & { type: 'insert' }) => Content): void {
    let index = 0;
    for (const step of steps) {
      if (step.type === 'delete') this.remove('shared', index, step.length);
      else if (step.type === 'insert') {
        if (step.content.length > 0) this.insert('shared', index, [toContent(step)]);
        index += step.content.length;
      } else index += step.length;
    }
  }

  /**
   * The marker at an index of the editor's sequence gets other attributes. Returns where it stands in the shared sequence when it
   * is there, so that its keys can be set; undefined when it is only typed (then it is changed here) or has vanished.
   */
  retypeLocally(index: number, line: LineAttrs): number | undefined {
    const { place, shared, offset } = this.find('editor', index);
    const piece = this.pieces[place];
    if (piece === undefined || piece.type === 'same') return shared + offset;
    if (piece.type === 'typed') {
      this.pieces[place] = {
        type: 'typed',
        contents: [
          ...sliceContents(piece.contents, 0, offset),
          { type: 'marker', line },
          ...sliceContents(piece.contents, offset + 1),
        ],
      };
    }
    return undefined;
  }

  /** The boundary of the shared sequence at which a boundary of the editor's stands. */
  toShared(index: number): number {
    return this.across('editor', 'shared', index);
  }

  /** The boundary of the editor's sequence at which a boundary of the shared one stands. */
  toEditor(index: number): number {
    return this.across('shared', 'editor', index);
  }

  /** What was typed and is not in the shared text, with its places in the editor's sequence. */
  typedContents(): { readonly index: number; readonly contents: readonly Content[] }[] {
    const typed: { index: number; contents: readonly Content[] }[] = [];
    let index = 0;
    for (const piece of this.pieces) {
      if (piece.type === 'typed') typed.push({ index, contents: piece.contents });
      index += lengthIn('editor', piece);
    }
    return typed;
  }

  /** Writes to the shared text what it lacks. */
  settleShared(writer: SequenceWriter): void {
    this.settle('shared', 'typed', 'struck', writer);
  }

  /** Writes to the editor what it lacks. */
  settleEditor(writer: SequenceWriter): void {
    this.settle('editor', 'arrived', 'vanished', writer);
  }

  private across(from: Side, to: Side, index: number): number {
    let [here, there] = [0, 0];
    for (const piece of this.pieces) {
      const size = lengthIn(from, piece);
      if (index < here + size || (index === here && size === 0)) {
        return there + Math.min(lengthIn(to, piece), index - here);
      }
      here += size;
      there += lengthIn(to, piece);
    }
    return there + index - here;
  }

  private settle(
    side: Side,
    missing: 'typed' | 'arrived',
    surplus: 'struck' | 'vanished',
    writer: SequenceWriter,
  ): void {
    let index = 0;
    const settled: Piece[] = [];
    for (const piece of this.pieces) {
      if (piece.type === surplus) {
        writer.remove(index, lengthOf(piece));
        continue;
      }
      if (piece.type === missing && 'contents' in piece) {
        writer.insert(index, piece.contents);
        settled.push({ type: 'same', length: lengthOf(piece) });
        index += lengthOf(piece);
        continue;
      }
      settled.push(piece);
      index += lengthIn(side, piece);
    }
    this.replacePieces(settled);
  }

  private remove(side: Side, index: number, length: number): void {
    if (length === 0) return;
    this.reach(side, index + length);
    const kept: Piece[] = [];
    let start = 0;
    for (const piece of this.pieces) {
      const size = lengthIn(side, piece);
      const [from, to] = [Math.max(0, index - start), Math.min(size, index + length - start)];
      start += size;
      if (from >= to) {
        kept.push(piece);
        continue;
      }
      if (from > 0) kept.push(part(piece, 0, from));
      // What only this side had is gone for good; what both had is now the other side's alone.
      if (piece.type === 'same') kept.push({ type: side === 'editor' ? 'struck' : 'vanished', length: to - from });
      if (to < size) kept.push(part(piece, to, size));
    }
    this.replacePieces(kept);
  }

  /**
   * Puts contents at an index. What the other side has at the very same place stays behind them, except that a new line does not
   * take along text that was added to the end of the line before it.
   */
  private insert(side: Side, index: number, contents: readonly Content[]): void {
    if (contents.length === 0) return;
    this.reach(side, index);
    const { place, offset } = this.boundary(side, index);
    const fresh: Piece = { type: side === 'editor' ? 'typed' : 'arrived', contents };
    const piece = this.pieces[place];
    if (piece !== undefined && offset > 0) {
      this.pieces.splice(place, 1, part(piece, 0, offset), fresh, part(piece, offset, lengthOf(piece)));
    } else this.pieces.splice(this.behindText(side, place, contents), 0, fresh);
    this.replacePieces(this.pieces);
  }

  private behindText(side: Side, place: number, contents: readonly Content[]): number {
    if (!opensLine(contents)) return place;
    let behind = place;
    for (let next = place; next < this.pieces.length; next += 1) {
      const piece = this.pieces[next];
      if (piece === undefined || lengthIn(side, piece) > 0) break;
      if ('contents' in piece && holdsMarker(piece.contents)) break;
      behind = next + 1;
    }
    return behind;
  }

  /** The place of the first piece that begins at or holds the boundary: right behind what stands before it. */
  private boundary(side: Side, index: number): { place: number; offset: number } {
    let start = 0;
    for (const [place, piece] of this.pieces.entries()) {
      const size = lengthIn(side, piece);
      if (start === index) return { place, offset: 0 };
      if (index < start + size) return { place, offset: index - start };
      start += size;
    }
    return { place: this.pieces.length, offset: 0 };
  }

  /** The piece that holds what stands at the index, and where that piece begins in the shared sequence. */
  private find(side: Side, index: number): { place: number; shared: number; offset: number } {
    let start = 0;
    let shared = 0;
    for (const [place, piece] of this.pieces.entries()) {
      const size = lengthIn(side, piece);
      if (index < start + size) return { place, shared, offset: index - start };
      start += size;
      shared += lengthIn('shared', piece);
    }
    return { place: this.pieces.length, shared, offset: index - start };
  }

  /** Makes the pieces cover the side's sequence up to the index. */
  private reach(side: Side, index: number): void {
    const covered = this.pieces.reduce((sum, piece) => sum + lengthIn(side, piece), 0);
    if (covered < index) this.pieces.push({ type: 'same', length: index - covered });
  }

  private replacePieces(pieces: readonly Piece[]): void {
    const next: Piece[] = [];
    for (const piece of pieces) {
      if (lengthOf(piece) === 0) continue;
      const last = next.at(-1);
      const both = last === undefined ? undefined : joined(last, piece);
      if (both === undefined) next.push(piece);
      else next[next.length - 1] = both;
    }
    if (next.at(-1)?.type === 'same') next.pop();
    this.pieces = next;
  }
}
