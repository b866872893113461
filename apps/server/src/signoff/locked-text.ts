import { type Clause, clausesOf } from '@colex/lawtext';
import { JournalRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { linesOf } from '@colex/collab';
import { DraftTexts } from '../history/draft-texts.service.js';
import { decodeStored, openStoredDraft } from '../sync/stored-draft.js';

/** The text of a draft while nobody can append to its journal. */
export interface LockedText {
  /** The last journal entry. */
  readonly seq: number;
  readonly clauses: readonly Clause[];
}

/** Work that needs the text to stand still. */
export interface LockedWork<Prepared, Result> {
  /** What can be worked out before the lock is taken; done again when the text moved on meanwhile. */
  readonly prepare: (text: LockedText, manager: EntityManager) => Promise<Prepared> | Prepared;
  /** Runs in the transaction that holds the lock: what it writes speaks of exactly this text. */
  readonly work: (manager: EntityManager, prepared: Prepared, text: LockedText) => Promise<Result>;
}

/** So often the text is read without stopping anybody; whoever types faster than that is stopped for one reading. */
const ATTEMPTS = 5;

class MovedOn extends Error {}

/**
 * Decides about words exactly as they stand (trust.md CV12): reads the live text, then locks the draft's head, which an append
 * needs too, and goes on only when the journal ends where the text was read.
 */
@Injectable()
export class LockedTexts {
  constructor(
    private readonly texts: DraftTexts,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Null when there is no such draft. */
  async with<Prepared, Result>(
    draftId: string,
    { prepare, work }: LockedWork<Prepared, Result>,
  ): Promise<{ readonly result: Result } | null> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const snapshot = await this.texts.now(draftId);
      if (snapshot === null) return null;
      const text = { seq: snapshot.seq, clauses: clausesOf(snapshot.lines) };
      const prepared = await prepare(text, this.dataSource.manager);
      try {
        return await this.dataSource.transaction(async (manager) => {
          if ((await lockHead(manager, draftId)) !== text.seq) throw new MovedOn();
          return { result: await work(manager, prepared, text) };
        });
      } catch (error) {
        if (!(error instanceof MovedOn)) throw error;
      }
    }
    return this.dataSource.transaction(async (manager) => {
      await lockHead(manager, draftId);
      const stored = await openStoredDraft(manager, draftId);
      if (stored === null) return null;
      const doc = decodeStored(draftId, stored);
      const text = { seq: stored.seq, clauses: clausesOf(linesOf(doc)) };
      doc.destroy();
      return { result: await work(manager, await prepare(text, manager), text) };
    });
  }
}

async function lockHead(manager: EntityManager, draftId: string): Promise<number | undefined> {
  return (await new JournalRepository(manager).lockHeads([draftId])).get(draftId);
}
