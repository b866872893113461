import { chineseNumeral, LARGEST_NUMERAL, parseChineseNumeral } from './numeral.js';
import type { Line, LineId, LineKind } from './line.js';

/** A change of the list of lines: at `from`, `removed` lines gave way to `added` lines. */
export interface LineChange {
  /** Index of the first line that differs. */
  readonly from: number;
  /** How many lines of the old list went. */
  readonly removed: number;
  /** How many lines of the new list came in their place. */
  readonly added: number;
}

/**
 * The printed numbers of a list of lines. It belongs to the lines it was made from and to no later list.
 */
export interface Numbering {
  /** By line index: what is printed before the text (第一编, 第十条, （一）, 1.); empty where nothing is. */
  readonly labels: readonly string[];
  /**
   * By line index: the number counted for the line within what holds it, from 1. For `article` its number in the
   * text, for `paragraph` which 款 it is (an article line is the first 款 itself, so these begin at 2). 0 where
   * nothing is counted: title, note, preamble, plain.
   */
  readonly ordinals: readonly number[];
  /** The index of a line by its id; of an id that occurs twice, the first place. */
  readonly indexById: ReadonlyMap<LineId, number>;
}

/** The counters, in the order they stand in a row of {@link CountedNumbering.rows}. */
const COUNTED = ['part', 'subpart', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem', 'annex'] as const;
const WIDTH = COUNTED.length;
type Counted = (typeof COUNTED)[number];
const COLUMN: Readonly<Record<Counted, number>> = {
  part: 0,
  subpart: 1,
  chapter: 2,
  section: 3,
  article: 4,
  paragraph: 5,
  item: 6,
  subitem: 7,
  annex: 8,
};

/**
 * What begins anew below a line of each kind. 章 runs on through 编 and 条 through the whole text; a text whose 章
 * begin anew in every 编 (民法典, 刑法) quotes 第一章 there.
 */
const RESTARTED: Readonly<Record<Counted, readonly Counted[]>> = {
  part: ['subpart', 'section', 'paragraph', 'item', 'subitem'],
  subpart: ['section', 'paragraph', 'item', 'subitem'],
  chapter: ['section', 'paragraph', 'item', 'subitem'],
  section: ['paragraph', 'item', 'subitem'],
  article: ['paragraph', 'item', 'subitem'],
  paragraph: ['item', 'subitem'],
  item: ['subitem'],
  subitem: [],
  annex: ['subpart', 'chapter', 'section', 'article', 'paragraph', 'item', 'subitem'],
};

const isCounted = (kind: LineKind): kind is Counted => Object.hasOwn(COLUMN, kind);

const numeral = (n: number): string => (n <= LARGEST_NUMERAL ? chineseNumeral(n) : String(n));

/** What a line of this kind prints before its text when it is the n-th: 第n编 … 第n条, （n）, `n.`, 附件n. */
export const numberLabel = (kind: LineKind, n: number): string => {
  switch (kind) {
    case 'part':
      return `第${numeral(n)}编`;
    case 'subpart':
      return `第${numeral(n)}分编`;
    case 'chapter':
      return `第${numeral(n)}章`;
    case 'section':
      return `第${numeral(n)}节`;
    case 'article':
      return `第${numeral(n)}条`;
    case 'item':
      return `（${numeral(n)}）`;
    case 'subitem':
      return `${n}.`;
    case 'annex':
      return `附件${n}`;
    case 'title':
    case 'note':
    case 'preamble':
    case 'paragraph':
    case 'plain':
      return '';
    default: {
      const unknown: never = kind;
      throw new TypeError(`no such kind of line: ${String(unknown)}`);
    }
  }
};

/**
 * The number a quoted label begins with (第七条之一 → 7, （十二） → 12, `3.` → 3), or `undefined` when it has none.
 */
export const numberInLabel = (label: string): number | undefined => {
  const found = /[零〇一二三四五六七八九十百千万]+|\d+/u.exec(label.normalize('NFKC'))?.[0];
  if (found === undefined) return undefined;
  return /^\d/u.test(found) ? Number(found) : parseChineseNumeral(found);
};

class CountedNumbering implements Numbering {
  #indexById: Map<LineId, number> | undefined;

  constructor(
    readonly lines: readonly Line[],
    readonly labels: readonly string[],
    readonly ordinals: readonly number[],
    /** The counters after each line, one row of {@link WIDTH} per line, so that counting can begin anywhere. */
    readonly rows: Int32Array,
  ) {}

  get indexById(): ReadonlyMap<LineId, number> {
    if (this.#indexById === undefined) {
      this.#indexById = new Map();
      for (let index = this.lines.length - 1; index >= 0; index -= 1) {
        const line = this.lines[index];
        if (line !== undefined) this.#indexById.set(line.id, index);
      }
    }
    return this.#indexById;
  }
}

/** Counts one line: changes `counters` to what holds after it and gives its label and ordinal. */
const count = (counters: Int32Array, line: Line): { label: string; ordinal: number } => {
  const { kind, number } = line;
  if (!isCounted(kind)) return { label: number ?? '', ordinal: 0 };
  for (const restarted of RESTARTED[kind]) counters[COLUMN[restarted]] = 0;
  const column = COLUMN[kind];
  if (number === undefined) {
    const ordinal = (counters[column] ?? 0) + 1;
    counters[column] = ordinal;
    if (kind === 'article') counters[COLUMN.paragraph] = 1;
    return { label: numberLabel(kind, ordinal), ordinal };
  }
  if (kind === 'article' || kind === 'paragraph') counters[COLUMN.paragraph] = 1;
  if (kind !== 'paragraph') counters[column] = numberInLabel(number) ?? counters[column] ?? 0;
  return { label: number, ordinal: counters[column] ?? 0 };
};

/**
 * The same lines without the quoted numbers that would be printed anyway: what remains quoted is what a text says
 * against the count (第七条之一, a gap, 第一章 in a later 编). Used by readers, which first quote every number they see.
 */
export const dropComputedNumbers = (lines: readonly Line[]): Line[] => {
  const counters = new Int32Array(WIDTH);
  return lines.map((line) => {
    const { number, ...computed } = line;
    if (number === undefined) {
      count(counters, line);
      return line;
    }
    const before = counters.slice();
    if (isCounted(line.kind) && line.kind !== 'paragraph' && count(counters, computed).label === number)
      return computed;
    counters.set(before);
    count(counters, line);
    return line;
  });
};

const numberFrom = (lines: readonly Line[], previous?: CountedNumbering, change?: LineChange): CountedNumbering => {
  const labels: string[] = [];
  const ordinals: number[] = [];
  const rows = new Int32Array(lines.length * WIDTH);
  let index = 0;
  if (previous !== undefined && change !== undefined) {
    index = change.from;
    for (let kept = 0; kept < index; kept += 1) {
      labels.push(previous.labels[kept] ?? '');
      ordinals.push(previous.ordinals[kept] ?? 0);
    }
    rows.set(previous.rows.subarray(0, index * WIDTH));
  }
  const counters = new Int32Array(WIDTH);
  if (index > 0) counters.set(rows.subarray((index - 1) * WIDTH, index * WIDTH));
  for (; index < lines.length; index += 1) {
    if (previous !== undefined && change !== undefined && index >= change.from + change.added) {
      const old = index - change.added + change.removed;
      if (sameRow(counters, previous.rows, old - 1)) {
        // From here on both texts count alike: the rest is what it was.
        for (let rest = old; rest < previous.labels.length; rest += 1) {
          labels.push(previous.labels[rest] ?? '');
          ordinals.push(previous.ordinals[rest] ?? 0);
        }
        rows.set(previous.rows.subarray(old * WIDTH), index * WIDTH);
        return new CountedNumbering(lines, labels, ordinals, rows);
      }
    }
    const line = lines[index];
    if (line === undefined) throw new TypeError(`the list of lines has a hole at ${index}`);
    const { label, ordinal } = count(counters, line);
    labels.push(label);
    ordinals.push(ordinal);
    rows.set(counters, index * WIDTH);
  }
  return new CountedNumbering(lines, labels, ordinals, rows);
};

/** Whether the counters stand where they stood after the `line`-th line of the old text (-1: before its first). */
const sameRow = (counters: Int32Array, rows: Int32Array, line: number): boolean => {
  for (let column = 0; column < WIDTH; column += 1) {
    if (counters[column] !== (line < 0 ? 0 : rows[line * WIDTH + column])) return false;
  }
  return true;
};

/**
 * Numbers a list of lines (立法法 art. 65; 立法技术规范): 条 run through the whole text, 章 through 编, 分编 begin anew
 * in each 编, 节 in each 章, 款 项 目 within what holds them. An annex is numbered by itself.
 *
 * A quoted `number` is printed as it is and the count goes on from the number it begins with: after 第七条之一 comes
 * 第八条, after a quoted 第一章 comes 第二章. The empty quoted number is an unnumbered heading (附则) and is not counted.
 * A `paragraph` with a quoted number is a point of a decision (一、二、三); the 款 after it are counted from it.
 */
export const numberLines = (lines: readonly Line[]): Numbering => numberFrom(lines);

const sameNumbering = (a: Line | undefined, b: Line | undefined): boolean =>
  a !== undefined && b !== undefined && a.id === b.id && a.kind === b.kind && a.number === b.number;

/**
 * The numbering of `lines` when the numbering of the list before `change` is known: the same as `numberLines(lines)`,
 * but only what can differ is counted again. When the change touched characters only (no id, kind or quoted number)
 * `previous` itself is returned, so a caller can tell by identity that no number changed.
 *
 * @param previous made by this module; of any other origin everything is counted again.
 */
export const renumberLines = (previous: Numbering, lines: readonly Line[], change: LineChange): Numbering => {
  if (!(previous instanceof CountedNumbering)) return numberFrom(lines);
  const { from, removed, added } = change;
  if (previous.lines.length - removed + added !== lines.length || from < 0 || from + added > lines.length) {
    throw new RangeError(
      `the change (${removed} lines to ${added} at ${from}) does not lead from ${previous.lines.length} to ${lines.length} lines`,
    );
  }
  if (removed === added) {
    let structural = false;
    for (let index = from; index < from + added && !structural; index += 1) {
      structural = !sameNumbering(previous.lines[index], lines[index]);
    }
    if (!structural) return previous;
  }
  return numberFrom(lines, previous, change);
};
