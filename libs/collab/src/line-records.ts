import { REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Line, Reference } from '@colex/lawtext';
import * as Y from 'yjs';

import { IMPLICIT_LINE_ID, derivedLineId, readMarker } from './line-marker.js';
import type { MarkerReading } from './line-marker.js';
import { itemOfMarker, readItem, visibleItems } from './sequence.js';

/** A line together with where it comes from: its marker (null for the implicit line) and what that marker says. */
export interface LineRecord {
  readonly marker: Y.Map<unknown> | null;
  readonly reading: MarkerReading;
  readonly line: Line;
}

const IMPLICIT: MarkerReading = { rawId: undefined, kind: 'plain' };

const lineFrom = (id: string, reading: MarkerReading, text: string, references: readonly Reference[]): Line => ({
  id,
  kind: reading.kind,
  ...(reading.number === undefined ? {} : { number: reading.number }),
  text,
  ...(references.length === 0 ? {} : { references }),
});

/** The same record under another effective id. */
export function renamed(record: LineRecord, id: string): LineRecord {
  return { ...record, line: { ...record.line, id } };
}

/** How much of the sequence a line takes: its marker, if it has one, and its text. */
export function sequenceLength(record: LineRecord): number {
  return (record.marker === null ? 0 : 1) + record.line.text.length;
}

/** The effective id when no earlier line claims the raw id. */
export function ownId(record: LineRecord): string {
  if (record.marker === null) return IMPLICIT_LINE_ID;
  return record.reading.rawId ?? derivedLineId(undefined, itemOfMarker(record.marker).id);
}

/** The effective id when an earlier line holds the raw id. */
export function laterId(record: LineRecord): string {
  if (record.marker === null) return IMPLICIT_LINE_ID;
  return derivedLineId(record.reading.rawId, itemOfMarker(record.marker).id);
}

/**
 * Reads the lines from `first` (default: the beginning of the body) up to, not including, the line opened by `until`. Ids are the
 * lines' own; duplicates are settled by the caller. Text before any marker makes an implicit line only at the beginning of the
 * body.
 */
export function readRecords(
  body: Y.Text,
  first: Y.Item | null = body._start,
  until: Y.Map<unknown> | null = null,
): LineRecord[] {
  const records: LineRecord[] = [];
  let marker: Y.Map<unknown> | null = null;
  let text = '';
  let references: Reference[] = [];
  const close = (): void => {
    if (marker === null && text === '') return;
    const reading = marker === null ? IMPLICIT : readMarker(marker);
    const id =
      marker === null ? IMPLICIT_LINE_ID : (reading.rawId ?? derivedLineId(undefined, itemOfMarker(marker).id));
    records.push({ marker, reading, line: lineFrom(id, reading, text, references) });
  };
  for (const item of visibleItems(body, first)) {
    for (const content of readItem(item)) {
      if (content.type === 'text') text += content.text;
      else if (content.type === 'reference') {
        text += REFERENCE_PLACEHOLDER;
        references.push(content.reference);
      } else {
        close();
        if (content.marker === until) return records;
        marker = content.marker;
        text = '';
        references = [];
      }
    }
  }
  close();
  return records;
}

/** The record of a body that holds nothing: one empty implicit line. */
export function emptyRecord(): LineRecord {
  return { marker: null, reading: IMPLICIT, line: { id: IMPLICIT_LINE_ID, kind: 'plain', text: '' } };
}

/**
 * Settles ids that occur more than once: the first place keeps the raw id, every later one gets its derived id. Records whose id
 * is right already are returned as they are.
 */
export function settleIds(records: readonly LineRecord[]): LineRecord[] {
  const taken = new Set<string>();
  return records.map((record) => {
    const own = ownId(record);
    const id = taken.has(own) ? laterId(record) : own;
    taken.add(id);
    return record.line.id === id ? record : renamed(record, id);
  });
}
