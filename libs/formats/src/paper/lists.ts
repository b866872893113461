import { numberLabel, numberLines, type Line, type LineKind } from '@colex/lawtext';
import type { RedlineEntry } from '@colex/drafting';
import type { ListPlace } from './paper.js';

/** How one line of a redline is numbered on one of its sides. */
export interface LineNumber {
  /** What is printed before the text: 第十条; empty where nothing is. */
  readonly label: string;
  /** The list that prints just that; absent where none does, so that the label must be written out. */
  readonly list?: ListPlace;
}

/** How one line is numbered in the old text and in the new; absent on the side where it does not stand. */
export interface NumberedEntry {
  readonly before?: LineNumber;
  readonly after?: LineNumber;
}

/** The kinds a word processor can count. An annex and a quoted number are written out. */
const COUNTED: readonly LineKind[] = ['part', 'subpart', 'chapter', 'section', 'article', 'item', 'subitem'];

/** Below which lines a list begins anew. 编 and 条 run through the whole text; 章 runs on unless the text says otherwise. */
const OWNERS: Readonly<Partial<Record<LineKind, readonly LineKind[]>>> = {
  subpart: ['part'],
  section: ['part', 'subpart', 'chapter', 'annex'],
  item: ['part', 'subpart', 'chapter', 'section', 'article', 'paragraph', 'annex'],
  subitem: ['part', 'subpart', 'chapter', 'section', 'article', 'paragraph', 'item', 'annex'],
};

type Side = 'before' | 'after';
const SIDES: readonly Side[] = ['before', 'after'];

/** Counts of one list on both sides. */
interface Counts {
  before: number;
  after: number;
}

class Lists {
  /** Instance by kind and owner; numbered from 0 in the order they are met. */
  readonly #instances = new Map<string, number>();
  readonly #counts = new Map<string, Counts>();

  place(kind: LineKind, owner: number): ListPlace {
    const key = `${kind} ${owner}`;
    const known = this.#instances.get(key);
    if (known !== undefined) return { kind, instance: known };
    const instance = [...this.#instances.keys()].filter((each) => each.startsWith(`${kind} `)).length;
    this.#instances.set(key, instance);
    return { kind, instance };
  }

  next({ kind, instance }: ListPlace, side: Side): string {
    return numberLabel(kind, this.#countsOf(kind, instance)[side] + 1);
  }

  count({ kind, instance }: ListPlace, side: Side): void {
    this.#countsOf(kind, instance)[side] += 1;
  }

  #countsOf(kind: LineKind, instance: number): Counts {
    const key = `${kind} ${instance}`;
    const known = this.#counts.get(key);
    if (known) return known;
    const counts = { before: 0, after: 0 };
    this.#counts.set(key, counts);
    return counts;
  }
}

/**
 * Says for each line of a redline which list numbers it on each side, so that accepting every change leaves the numbers
 * of the new text and rejecting every change those of the old. A word processor counts by itself, so a line is put into a
 * list only where that list would print the very label on every side on which the line stands; else the label is written
 * out and the list does not count the line.
 */
export function numberEntries(entries: readonly RedlineEntry[]): NumberedEntry[] {
  const labels: Record<Side, readonly string[]> = {
    before: numberLines(entries.flatMap(({ before }) => before ?? [])).labels,
    after: numberLines(entries.flatMap(({ after }) => after ?? [])).labels,
  };
  const lists = new Lists();
  /** By side and kind: the last entry of that kind. */
  const last: Record<Side, Partial<Record<LineKind, number>>> = { before: {}, after: {} };
  /** By side and kind: the owner that a list which began anew against the rule is counted under. */
  const anew: Record<Side, Partial<Record<LineKind, number>>> = { before: {}, after: {} };

  return entries.map((entry, index) => {
    const lineOf = (side: Side): Line | undefined => entry[side];
    const labelOf = (side: Side): string =>
      labels[side][side === 'before' ? entry.oldIndex : entry.newIndex]?.toString() ?? '';
    const ownerOf = (line: Line, side: Side): number => {
      const owners = OWNERS[line.kind];
      if (owners) return Math.max(-1, ...owners.map((kind) => last[side][kind] ?? -1));
      // 章 of the Civil Code begin anew in each 编, by quoted numbers: the list begins anew there too.
      const owner = anew[side][line.kind] ?? -1;
      const isFirst = labelOf(side) === numberLabel(line.kind, 1);
      if (isFirst && lists.next(lists.place(line.kind, owner), side) !== labelOf(side)) return index;
      return owner;
    };
    const places = new Map<Side, ListPlace>();
    const owned = new Map<Side, number>();
    for (const side of SIDES) {
      const line = lineOf(side);
      if (!line || !COUNTED.includes(line.kind)) continue;
      const owner = ownerOf(line, side);
      owned.set(side, owner);
      places.set(side, lists.place(line.kind, owner));
    }
    const standing = SIDES.filter((side) => lineOf(side));
    const fits = standing.every((side) => {
      const place = places.get(side);
      return place === undefined ? labelOf(side) === '' : lists.next(place, side) === labelOf(side);
    });
    const numbered: { before?: LineNumber; after?: LineNumber } = {};
    for (const side of standing) {
      const place = places.get(side);
      numbered[side] = { label: labelOf(side), ...(fits && place ? { list: place } : {}) };
      if (fits && place) {
        lists.count(place, side);
        if (OWNERS[place.kind] === undefined) anew[side][place.kind] = owned.get(side) ?? -1;
      }
      const kind = lineOf(side)?.kind;
      if (kind) last[side][kind] = index;
    }
    return numbered;
  });
}
