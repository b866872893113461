import type { Line } from '@colex/lawtext';
import type * as Y from 'yjs';

import { bodyOf, insertLineText } from './document.js';
import { IMPLICIT_LINE_ID, isRawLineId, newMarker } from './line-marker.js';
import { readRecords, sequenceLength, settleIds } from './line-records.js';
import type { LineRecord } from './line-records.js';
import { textEdits } from './text-edit.js';
import { writeMarkers } from './writing-client.js';

/** Makes ids for lines that cannot keep theirs. */
export type NewLineId = () => string;

/**
 * Makes a draft read as `lines`, in one transaction, with as little writing as that takes: a line that is there by its id stays
 * (moved lines but those that kept their order are written anew, under their id), its text is changed character by character, and
 * what is the same is not touched. So concurrent edits by others merge into it, and who wrote what stays known.
 *
 * Every kind, quoted number, text and reference is then as in `lines`, and so is every id that is raw and unique in both; a line
 * whose id could only be derived gets one from `newId`. Use a document made by `newDraftDocument`.
 */
export function rewriteTo(doc: Y.Doc, lines: readonly Line[], newId: NewLineId, origin: unknown = null): void {
  const body = bodyOf(doc);
  const records = settleIds(readRecords(body));
  const wanted = lines.filter(({ id, text }) => id !== IMPLICIT_LINE_ID || text !== '');
  const starts = startsOf(records);
  const kept = keptLines(records, wanted);
  doc.transact(() => {
    // From the end to the beginning, so that the places before are still where they were.
    let oldEnd = records.length;
    let wantedEnd = wanted.length;
    for (const [old, fresh] of [...kept.toReversed(), [-1, -1] as const]) {
      const from = starts[old + 1] ?? 0;
      const length = (starts[oldEnd] ?? 0) - from;
      if (length > 0) body.delete(from, length);
      insertLines(doc, from, wanted.slice(fresh + 1, wantedEnd), newId);
      const record = records[old];
      const line = wanted[fresh];
      if (record && line) rewriteLine(body, starts[old] ?? 0, record, line);
      oldEnd = old;
      wantedEnd = fresh;
    }
  }, origin);
}

/** Where each record begins in the sequence, and where the last one ends. */
function startsOf(records: readonly LineRecord[]): number[] {
  const starts = [0];
  for (const record of records) starts.push((starts.at(-1) ?? 0) + sequenceLength(record));
  return starts;
}

/** The pairs of places of the longest list of lines that are in both, by id, in the same order. */
function keptLines(records: readonly LineRecord[], wanted: readonly Line[]): (readonly [number, number])[] {
  const places = new Map(wanted.map(({ id }, place) => [id, place]));
  const common = records.flatMap(({ line }, old): [number, number][] => {
    const fresh = places.get(line.id);
    return fresh === undefined ? [] : [[old, fresh]];
  });
  // Patience: the last pair of the best list of each length, and what stands before each pair in its list.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  common.forEach(([, fresh], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((common[ends[middle] ?? 0]?.[1] ?? 0) < fresh) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  });
  const kept: (readonly [number, number])[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = common[index];
    if (pair) kept.push(pair);
  }
  return kept.reverse();
}

function insertLines(doc: Y.Doc, start: number, lines: readonly Line[], newId: NewLineId): void {
  const body = bodyOf(doc);
  let index = start;
  for (const line of lines) {
    if (line.id !== IMPLICIT_LINE_ID) {
      const marker = newMarker(isRawLineId(line.id) ? line : { ...line, id: newId() });
      const place = index;
      writeMarkers(doc, () => body.insertEmbed(place, marker));
      index += 1;
    }
    index = insertLineText(body, index, line.text, line.references);
  }
}

function rewriteLine(body: Y.Text, start: number, { marker, line }: LineRecord, wanted: Line): void {
  const textStart = start + (marker === null ? 0 : 1);
  for (const { at, remove, insert, references } of textEdits(line, wanted).reverse()) {
    if (remove > 0) body.delete(textStart + at, remove);
    insertLineText(body, textStart + at, insert, references);
  }
  if (marker === null) return;
  if (line.kind !== wanted.kind) marker.set('kind', wanted.kind);
  if (line.number === wanted.number) return;
  if (wanted.number === undefined) marker.delete('number');
  else marker.set('number', wanted.number);
}
