import type { LineId } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf } from '../document.js';
import { IMPLICIT_LINE_ID, readMarker } from '../line-marker.js';
import type { LineRecord } from '../line-records.js';
import { emptyRecord, settleIds } from '../line-records.js';

/** One line of a draft without its words. */
export interface MappedLine {
  /** The effective id, as `linesOf` gives it. */
  readonly id: LineId;
  /** What its marker says; undefined when malformed or when it has no marker. */
  readonly rawId: LineId | undefined;
  readonly kind: LineRecord['line']['kind'];
  readonly number?: string;
}

/** The lines of a draft as its markers make them, and which line each marker opens. */
export interface LineMap {
  readonly lines: readonly MappedLine[];
  /** Index of the line a marker opens. */
  readonly lineOf: ReadonlyMap<Y.Item, number>;
  /** Index of the line no marker opens; -1 when there is none. */
  readonly implicit: number;
}

/** The marker an item of the body holds; undefined when it holds none or was deleted. */
export function markerIn(item: Y.Item): Y.Map<unknown> | undefined {
  if (item.deleted || !(item.content instanceof Y.ContentType)) return undefined;
  const { type } = item.content;
  return type.constructor === Y.Map ? (type as Y.Map<unknown>) : undefined;
}

/** Reads where the lines of a document begin, without their words: one walk over the items of the body. */
export function readLineMap(doc: Y.Doc): LineMap {
  const records: LineRecord[] = [];
  const items: (Y.Item | null)[] = [];
  for (let item = bodyOf(doc)._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const marker = markerIn(item);
    if (marker !== undefined) {
      const reading = readMarker(marker);
      const { rawId, ...rest } = reading;
      records.push({ marker, reading, line: { id: rawId ?? '', text: '', ...rest } });
      items.push(item);
    } else if (records.length === 0) {
      records.push(emptyRecord());
      items.push(null);
    }
  }
  if (records.length === 0) {
    records.push(emptyRecord());
    items.push(null);
  }
  const lines = settleIds(records).map(({ line, reading }) => ({
    id: line.id,
    rawId: reading.rawId,
    kind: line.kind,
    ...(line.number === undefined ? {} : { number: line.number }),
  }));
  const lineOf = new Map<Y.Item, number>();
  items.forEach((item, index) => {
    if (item !== null) lineOf.set(item, index);
  });
  return { lines, lineOf, implicit: lines[0]?.id === IMPLICIT_LINE_ID ? 0 : -1 };
}
