import { linesOf } from '@colex/collab';
import { digestOfText } from '@colex/lawtext';
import { CheckpointRepository, JournalDamaged, type JournalEntry, JournalRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';

/** A draft as the database has it. */
export interface StoredDraft {
  readonly doc: Y.Doc;
  /** The entry up to which `doc` is folded. */
  readonly seq: number;
  /** The checkpoint it was folded from; 0 when from nothing. */
  readonly checkpointSeq: number;
  /** Whose each client id is. */
  readonly clients: Map<number, string>;
}

/**
 * Opens a draft: the newest checkpoint that verifies, and the journal after it. Null when there is no such draft. Throws
 * JournalDamaged when the journal does not verify: a damaged draft is never opened, least of all as an empty text.
 */
export async function openStoredDraft(manager: EntityManager, draftId: string): Promise<StoredDraft | null> {
  const journal = new JournalRepository(manager);
  const headSeq = await journal.headOf(draftId);
  if (headSeq === null) return null;
  const { doc, seq: checkpointSeq } = await fromCheckpoint(manager, draftId, headSeq);
  let seq = checkpointSeq;
  for await (const entries of journal.entriesAfter(draftId, checkpointSeq)) {
    applyEntries(doc, draftId, entries);
    seq += entries.length;
  }
  if (seq < headSeq) throw new JournalDamaged(draftId, seq + 1, 'gap');
  return { doc, seq, checkpointSeq, clients: await journal.clientsOf(draftId) };
}

/** Folds journal entries into a document. Throws JournalDamaged when they do not fit it. */
export function applyEntries(
  doc: Y.Doc,
  draftId: string,
  entries: readonly Pick<JournalEntry, 'seq' | 'bytes'>[],
): void {
  const [first] = entries;
  if (!first) return;
  try {
    doc.transact(() => {
      for (const { bytes } of entries) Y.applyUpdate(doc, bytes, 'journal');
    }, 'journal');
  } catch (cause) {
    throw Object.assign(new JournalDamaged(draftId, first.seq, 'unreadable'), { cause });
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new JournalDamaged(draftId, first.seq, 'unreadable');
  }
}

async function fromCheckpoint(
  manager: EntityManager,
  draftId: string,
  headSeq: number,
): Promise<{ doc: Y.Doc; seq: number }> {
  for await (const checkpoint of new CheckpointRepository(manager).intact(draftId, headSeq)) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, checkpoint.state, 'checkpoint');
    if (digestOfText(linesOf(doc)) === checkpoint.digest) return { doc, seq: checkpoint.seq };
    doc.destroy();
  }
  return { doc: new Y.Doc(), seq: 0 };
}
