import { foldJournal, linesOf } from '@colex/collab';
import { JournalRepository } from '@colex/store';
import type { DataSource } from 'typeorm';

/** How many entries the journal of a draft has. */
export async function journalLength(dataSource: DataSource, draftId: string): Promise<number> {
  const [row]: { count: string }[] = await dataSource.query('SELECT count(*) FROM draft_update WHERE draft_id = $1', [
    draftId,
  ]);
  return Number(row!.count);
}

/** The text that is on disk: the journal folded, one row a line. */
export async function textOnDisk(dataSource: DataSource, draftId: string): Promise<string> {
  const updates: Uint8Array[] = [];
  for await (const entries of new JournalRepository(dataSource.manager).entriesAfter(draftId, 0)) {
    updates.push(...entries.map(({ bytes }) => bytes));
  }
  const doc = foldJournal(updates);
  const text = linesOf(doc)
    .map((line) => line.text)
    .join('\n');
  doc.destroy();
  return text;
}

/** Keeps the journal of a draft from being written until it is released: whoever appends waits for this row. */
export async function holdJournal(dataSource: DataSource, draftId: string): Promise<{ release(): Promise<void> }> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query('SELECT 1 FROM draft_head WHERE draft_id = $1 FOR UPDATE', [draftId]);
  return {
    async release() {
      await runner.rollbackTransaction();
      await runner.release();
    },
  };
}
