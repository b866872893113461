import { linesOf } from '@colex/collab';
import { type ClausesChangedEvent } from '@colex/contract';
import { digestOfText } from '@colex/lawtext';
import type { Checkpoint, ClauseEntity } from '@colex/store';
import * as Y from 'yjs';
import { changesEvent, clauseChanges } from '../projection/clause-changes.js';
import { type ProjectedText, projectText } from '../projection/clause-rows.js';
import { type PackedUpdates, unpack } from './packed-updates.js';

/** Clause rows as they stand in the database, made from the text at an entry. */
export interface KnownRows {
  readonly seq: number;
  readonly rows: readonly ClauseEntity[];
}

/** What must be written so that the rows of a draft say what its text says. */
export interface Projected {
  /** The entry the rows stand at now. */
  readonly knownSeq: number;
  /** The entry the text stands at. */
  readonly seq: number;
  readonly text: Omit<ProjectedText, 'clauses'>;
  readonly changed: readonly ClauseEntity[];
  readonly removedIds: readonly string[];
  /** What subscribers are told; undefined when no clause changed. */
  readonly event: ClausesChangedEvent | undefined;
}

interface Folded {
  readonly doc: Y.Doc;
  seq: number;
  known: KnownRows | undefined;
  /** The rows as they will stand when what was projected last is written. */
  next: KnownRows | undefined;
}

/** Drafts folded from their journals, as far as they were told. Lives in a thread of its own: no keystroke waits for it. */
export class FoldedDrafts {
  readonly #folded = new Map<string, Folded>();

  /** Begins with a checkpoint, or with nothing. Returns whether the checkpoint gives the text it says it gives. */
  open(draftId: string, checkpoint: Checkpoint | null): boolean {
    this.forget(draftId);
    const doc = new Y.Doc();
    if (checkpoint) Y.applyUpdate(doc, checkpoint.state);
    if (checkpoint && digestOfText(linesOf(doc)) !== checkpoint.digest) {
      doc.destroy();
      return false;
    }
    this.#folded.set(draftId, { doc, seq: checkpoint?.seq ?? 0, known: undefined, next: undefined });
    return true;
  }

  /** Folds in the entries that follow. Throws when they do not fit: what was folded is given up then. */
  advance(draftId: string, updates: PackedUpdates): void {
    const folded = this.#of(draftId);
    try {
      folded.doc.transact(() => {
        for (const update of unpack(updates)) Y.applyUpdate(folded.doc, update);
      });
      const { pendingStructs, pendingDs } = folded.doc.store;
      if (pendingStructs !== null || pendingDs !== null) throw new Error(`The journal of ${draftId} has a hole.`);
    } catch (error) {
      this.forget(draftId);
      throw error;
    }
    folded.seq += updates.lengths.length;
  }

  /** Compares the text with the rows. Undefined when the rows are not known: ask again and say what they are. */
  project(draftId: string, rows?: KnownRows): Projected | undefined {
    const folded = this.#of(draftId);
    if (rows) folded.known = rows;
    const { known, seq } = folded;
    if (!known) return undefined;
    const { clauses, ...text } = projectText(draftId, linesOf(folded.doc));
    const changes = clauseChanges(known.rows, clauses, seq);
    folded.next = { seq, rows: changes.rows };
    const { changed, removedIds } = changes;
    return { knownSeq: known.seq, seq, text, changed, removedIds, event: changesEvent(draftId, seq, changes) };
  }

  /** What was projected last is written; or it could not be, because the rows are others than was thought. */
  projected(draftId: string, isWritten: boolean): void {
    const folded = this.#of(draftId);
    folded.known = isWritten ? folded.next : undefined;
    folded.next = undefined;
  }

  /** The state as it stands, after it was read back and gave the same text: nothing else may be relied upon later. */
  checkpoint(draftId: string): Checkpoint {
    const { doc, seq } = this.#of(draftId);
    const state = Y.encodeStateAsUpdate(doc);
    const digest = digestOfText(linesOf(doc));
    const again = new Y.Doc();
    Y.applyUpdate(again, state);
    const isSame = digestOfText(linesOf(again)) === digest;
    again.destroy();
    if (!isSame) throw new Error(`The state of ${draftId} at entry ${seq} does not give its text.`);
    return { seq, state, digest };
  }

  forget(draftId: string): void {
    this.#folded.get(draftId)?.doc.destroy();
    this.#folded.delete(draftId);
  }

  #of(draftId: string): Folded {
    const folded = this.#folded.get(draftId);
    if (!folded) throw new Error(`The draft ${draftId} is not folded here.`);
    return folded;
  }
}
