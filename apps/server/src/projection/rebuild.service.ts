import {
  ClauseChangeRepository,
  ClauseEntity,
  ClauseRepository,
  DraftRepository,
  HistoryRepository,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { withClausesOf, writeHead } from './clause-store.js';
import { foldWholeJournal } from './journal-fold.js';
import { wordingChanges } from './wording-changes.js';

/** One draft whose rows were made again. */
export interface RebuiltDraft {
  readonly draftId: string;
  readonly entries: number;
  readonly clauses: number;
}

/** Makes clause rows again from the journal and from nothing else. */
@Injectable()
export class Rebuild {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One draft, or all of them one after the other. Each is replaced in one transaction: readers see the old rows or the new. */
  async rebuildClauses(draftId?: string): Promise<RebuiltDraft[]> {
    const draftIds = draftId ? [draftId] : await new DraftRepository(this.dataSource.manager).allIds();
    const rebuilt: RebuiltDraft[] = [];
    for (const id of draftIds) rebuilt.push(await this.rebuild(id));
    return rebuilt;
  }

  private rebuild(draftId: string): Promise<RebuiltDraft> {
    return withClausesOf(this.dataSource, draftId, async (manager) => {
      // The history keeper makes them again.
      await new HistoryRepository(manager).removeAll(draftId);
      const wordings = new ClauseChangeRepository(manager);
      await wordings.removeAll(draftId);
      const { seq, doc, text, changedAt } = await foldWholeJournal(manager, draftId, undefined, async (before, now) => {
        // How a draft began is no change.
        if (before.seq === 0) return;
        await wordings.save(draftId, before.seq, now.seq, wordingChanges(before.text.clauses, now.text.clauses));
      });
      doc.destroy();
      await manager.delete(ClauseEntity, { draftId });
      const rows = text.clauses.map((clause) => ({
        ...clause,
        changedAtSeq: changedAt.get(clause.id) ?? seq,
        touchedAtSeq: seq,
      }));
      await new ClauseRepository(manager).save(rows);
      if (seq > 0) await writeHead(manager, draftId, seq, text);
      return { draftId, entries: seq, clauses: rows.length };
    });
  }
}
