import type { Line } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf } from './document.js';
import { emptyRecord, laterId, ownId, readRecords, renamed, sequenceLength, settleIds } from './line-records.js';
import type { LineRecord } from './line-records.js';
import { sequenceChange } from './sequence-change.js';
import type { SequenceStep } from './sequence-change.js';
import { itemOfMarker } from './sequence.js';

/** How the lines of a draft changed by one Yjs transaction. */
export interface LinesChange {
  /** Index of the first line that differs. */
  readonly from: number;
  /** The lines that stood there. */
  readonly removed: readonly Line[];
  /** The lines that stand there now. A line that did not change is the same object as before. */
  readonly added: readonly Line[];
  /** What happened to the sequence, exactly; empty when only keys of markers changed. */
  readonly steps: readonly SequenceStep[];
  readonly transaction: Y.Transaction;
}

/** A stretch of lines, first and last included. */
interface Stretch {
  from: number;
  to: number;
}

/**
 * The lines of a draft, kept up to date change by change: a keystroke costs one walk over the items of the body without reading
 * them, and the text of the lines it touched. `lines` is never changed in place and equals `linesOf(doc)` after every transaction.
 * Call `destroy` to stop following; the document stays its owner's.
 */
export class LinesMirror {
  private readonly body: Y.Text;
  private records: LineRecord[];
  /** How many records claim a raw id; only those claimed twice ever need their ids settled again. */
  private readonly claims = new Map<string, number>();
  private current: readonly Line[];
  private readonly listeners = new Set<(change: LinesChange) => void>();

  constructor(readonly doc: Y.Doc) {
    this.body = bodyOf(doc);
    this.records = settleIds(readRecords(this.body));
    this.current = this.linesOfRecords();
    for (const record of this.records) this.claim(record, 1);
    this.body.observeDeep(this.follow);
  }

  /** The lines now; never empty. */
  get lines(): readonly Line[] {
    return this.current;
  }

  /** The sequence index at which the text of a line begins. */
  startOf(lineIndex: number): number {
    let index = 0;
    for (let place = 0; place < lineIndex; place += 1) index += sequenceLength(this.recordAt(place));
    return index + (this.records[lineIndex]?.marker === null || this.records.length === 0 ? 0 : 1);
  }

  /** The marker that opens a line; null for the implicit line. */
  markerOf(lineIndex: number): Y.Map<unknown> | null {
    return this.records[lineIndex]?.marker ?? null;
  }

  /** The marker that stands at a sequence index; null when something else does. */
  markerAt(sequenceIndex: number): Y.Map<unknown> | null {
    let index = 0;
    for (const record of this.records) {
      if (index === sequenceIndex) return record.marker;
      if (index > sequenceIndex) return null;
      index += sequenceLength(record);
    }
    return null;
  }

  /** Calls the listener after every transaction that changed a line, within Yjs' event; returns how to stop. */
  onChange(listener: (change: LinesChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  destroy(): void {
    this.body.unobserveDeep(this.follow);
    this.listeners.clear();
  }

  // Yjs types a deep event by no type in particular.
  // oxlint-disable-next-line typescript/no-explicit-any
  private readonly follow = (events: Y.YEvent<any>[], transaction: Y.Transaction): void => {
    const before = this.current;
    const bodyEvent = events.find((event) => event.target === this.body);
    const steps = bodyEvent === undefined ? [] : sequenceChange(bodyEvent);
    if (steps.length > 0) this.reread(steps);
    for (const event of events) {
      if (event.target instanceof Y.Map) this.rereadMarker(event.target);
    }
    this.current = this.linesNow();
    const change = changeBetween(before, this.current, steps, transaction);
    if (change !== undefined) for (const listener of this.listeners) listener(change);
  };

  /** Reads the lines that the steps touched once more; the text always comes from the document, never from the steps. */
  private reread(steps: readonly SequenceStep[]): void {
    const touched = this.touchedLines(steps);
    const first = this.records[touched.from]?.marker ?? null;
    const until = this.records[touched.to + 1]?.marker ?? null;
    const start = touched.from === 0 || first === null ? this.body._start : itemOfMarker(first);
    const added = readRecords(this.body, start, until);
    const removed = this.records.splice(touched.from, touched.to - touched.from + 1, ...added);
    for (const record of removed) this.claim(record, -1);
    const doubtful = new Set<string>();
    for (const record of added) this.claim(record, 1);
    for (const record of [...removed, ...added]) {
      const { rawId } = record.reading;
      if (rawId !== undefined && (this.claims.get(rawId) !== 1 || record.line.id !== rawId)) doubtful.add(rawId);
    }
    // Removing one of two claims may make the other the only one, so ids that were claimed twice are settled too.
    for (const record of removed) if (record.reading.rawId !== undefined) doubtful.add(record.reading.rawId);
    this.settle(doubtful);
  }

  private rereadMarker(marker: Y.Map<unknown>): void {
    const place = this.records.findIndex((record) => record.marker === marker);
    const old = this.records[place];
    if (old === undefined) return;
    const until = this.records[place + 1]?.marker ?? null;
    const [record] = readRecords(this.body, itemOfMarker(marker), until);
    if (record === undefined) return;
    this.claim(old, -1);
    this.claim(record, 1);
    this.records[place] = record;
    const ids = [old.reading.rawId, record.reading.rawId].filter((id) => id !== undefined);
    this.settle(new Set(ids));
  }

  /** From the line that holds the place before the first change to the last line that lost or gained something. */
  private touchedLines(steps: readonly SequenceStep[]): Stretch {
    let index = 0;
    let first: number | undefined;
    let last = 0;
    for (const step of steps) {
      if (step.type === 'keep') index += step.length;
      else {
        first ??= index;
        if (step.type === 'delete') index += step.length;
        last = index;
      }
    }
    return {
      from: first === 0 || first === undefined ? 0 : this.lineAt(first - 1),
      to: Math.max(0, last === 0 ? -1 : this.lineAt(last - 1)),
    };
  }

  /** The index of the line that holds the place at this sequence index. */
  private lineAt(sequenceIndex: number): number {
    let end = 0;
    for (let place = 0; place < this.records.length; place += 1) {
      end += sequenceLength(this.recordAt(place));
      if (sequenceIndex < end) return place;
    }
    return this.records.length - 1;
  }

  private claim(record: LineRecord, by: 1 | -1): void {
    const { rawId } = record.reading;
    if (rawId === undefined) return;
    const count = (this.claims.get(rawId) ?? 0) + by;
    if (count === 0) this.claims.delete(rawId);
    else this.claims.set(rawId, count);
  }

  private settle(rawIds: ReadonlySet<string>): void {
    if (rawIds.size === 0) return;
    const taken = new Set<string>();
    this.records.forEach((record, place) => {
      const { rawId } = record.reading;
      if (rawId === undefined || !rawIds.has(rawId)) return;
      const id = taken.has(rawId) ? laterId(record) : ownId(record);
      taken.add(rawId);
      if (record.line.id !== id) this.records[place] = renamed(record, id);
    });
  }

  private recordAt(place: number): LineRecord {
    const record = this.records[place];
    if (record === undefined) throw new RangeError(`The draft has no line ${place}.`);
    return record;
  }

  /** The lines after a change; when one line changed, which is nearly always, the list is copied and not made anew. */
  private linesNow(): readonly Line[] {
    const { records, current } = this;
    if (records.length !== current.length) return this.linesOfRecords();
    let first = -1;
    for (let place = 0; place < records.length; place += 1) {
      if (records[place]?.line === current[place]) continue;
      if (first !== -1) return this.linesOfRecords();
      first = place;
    }
    const line = records[first]?.line;
    return line === undefined ? current : current.with(first, line);
  }

  private linesOfRecords(): readonly Line[] {
    return this.records.length === 0 ? [emptyRecord().line] : this.records.map((record) => record.line);
  }
}

const sameLine = (one: Line | undefined, other: Line | undefined): boolean =>
  one === other ||
  (one !== undefined &&
    other !== undefined &&
    one.id === other.id &&
    one.kind === other.kind &&
    one.number === other.number &&
    one.text === other.text &&
    sameReferences(one, other));

const sameReferences = (one: Line, other: Line): boolean =>
  (one.references?.length ?? 0) === (other.references?.length ?? 0) &&
  (one.references ?? []).every((reference, place) => {
    const counterpart = other.references?.[place];
    return (
      reference.target === counterpart?.target &&
      reference.until === counterpart.until &&
      reference.label === counterpart.label
    );
  });

/** The shortest stretch that differs; undefined when the lines read the same. */
function changeBetween(
  before: readonly Line[],
  after: readonly Line[],
  steps: readonly SequenceStep[],
  transaction: Y.Transaction,
): LinesChange | undefined {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && sameLine(before[from], after[from])) from += 1;
  let tail = 0;
  while (tail < shorter - from && sameLine(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  const removed = before.slice(from, before.length - tail);
  const added = after.slice(from, after.length - tail);
  if (removed.length === 0 && added.length === 0 && steps.length === 0) return undefined;
  return { from, removed, added, steps, transaction };
}
