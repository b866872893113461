import { CHANGED_CLAUSES_NAMED, type ClausesChangedEvent } from '@colex/contract';
import type { ClauseEntity } from '@colex/store';
import type { ProjectedClause } from './clause-rows.js';

/** What must be written so that the rows of a draft say what its text says. */
export interface ClauseChanges {
  /** All rows as they will be, in the order of the text. */
  readonly rows: readonly ClauseEntity[];
  /** Those of them that are new or differ. */
  readonly changed: readonly ClauseEntity[];
  readonly removedIds: readonly string[];
}

/** Compares rows with the text they are made from. `seq` is the entry the text stands at. */
export function clauseChanges(
  before: readonly ClauseEntity[],
  now: readonly ProjectedClause[],
  seq: number,
): ClauseChanges {
  const known = new Map(before.map((row) => [row.id, row]));
  const changed: ClauseEntity[] = [];
  const rows = now.map((clause) => {
    const old = known.get(clause.id);
    known.delete(clause.id);
    if (old && isSame(old, clause)) return old;
    const changedAtSeq = old?.digest === clause.digest ? old.changedAtSeq : seq;
    const row = { ...clause, changedAtSeq, touchedAtSeq: seq };
    changed.push(row);
    return row;
  });
  return { rows, changed, removedIds: [...known.keys()] };
}

/** The event that tells of changes; undefined when there are none. */
export function changesEvent(draftId: string, seq: number, changes: ClauseChanges): ClausesChangedEvent | undefined {
  const { changed, removedIds } = changes;
  if (changed.length === 0 && removedIds.length === 0) return undefined;
  return {
    draftId,
    revision: seq,
    changedIds: changed.slice(0, CHANGED_CLAUSES_NAMED).map((row) => row.id),
    changedCount: changed.length,
    removedIds,
  };
}

/** Whether a row says exactly what the text says. */
export function isSame(row: ClauseEntity, clause: ProjectedClause): boolean {
  return (
    row.position === clause.position &&
    row.digest === clause.digest &&
    row.number === clause.number &&
    row.kind === clause.kind &&
    row.lineId === clause.lineId &&
    row.text === clause.text &&
    isSameList(row.citations, clause.citations, (one, other) => one === other) &&
    isSameList(row.path, clause.path, (one, other) => one === other) &&
    isSameList(
      row.lines,
      clause.lines,
      (one, other) =>
        one.id === other.id && one.kind === other.kind && one.number === other.number && one.text === other.text,
    )
  );
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[], same: (a: Item, b: Item) => boolean): boolean {
  return one.length === other.length && one.every((item, index) => same(item, other[index] as Item));
}
