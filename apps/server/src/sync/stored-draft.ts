import { CheckpointRepository, JournalDamaged, type JournalEntry, JournalRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';

/** A draft as the database has it: bytes, not decoded yet. */
export interface StoredDraft {
  /** The state of its newest checkpoint; null when there is none. */
  readonly state: Uint8Array | null;
  /** The updates of the entries after it. */
  readonly following: readonly Uint8Array[];
  /** The last entry. */
  readonly seq: number;
  /** The entry `state` stands at; 0 when there is none. */
  readonly checkpointSeq: number;
  /** Whose each client id is. */
  readonly clients: Map<number, string>;
}

/**
 * Reads a draft: the newest checkpoint whose seal holds, and the journal after it. Null when there is no such draft. Throws
 * JournalDamaged when the journal does not verify: a damaged draft is never opened, least of all as an empty text.
 *
 * A checkpoint was read back and gave its text before it was sealed (fold/), so its bytes can be handed on as they are.
 */
export async function openStoredDraft(manager: EntityManager, draftId: string): Promise<StoredDraft | null> {
  const journal = new JournalRepository(manager);
  const newest = await new CheckpointRepository(manager).newest(draftId);
  if (!newest) return null;
  const { headSeq, checkpoint } = newest;
  const following: Uint8Array[] = [];
  const checkpointSeq = checkpoint?.seq ?? 0;
  if (checkpointSeq < headSeq) {
    for await (const entries of journal.entriesAfter(draftId, checkpointSeq)) {
      for (const { bytes } of entries) following.push(bytes);
    }
  }
  const seq = checkpointSeq + following.length;
  if (seq < headSeq) throw new JournalDamaged(draftId, seq + 1, 'gap');
  // After the entries: whoever wrote one of them is among the owners then.
  const clients = await journal.clientsOf(draftId);
  return { state: checkpoint?.state ?? null, following, seq, checkpointSeq, clients };
}

/** Decodes a draft. Throws JournalDamaged when its entries do not fit each other. */
export function decodeStored(draftId: string, { state, following }: Pick<StoredDraft, 'state' | 'following'>): Y.Doc {
  const doc = new Y.Doc();
  foldInto(doc, draftId, state ? [state, ...following] : following, 1);
  return doc;
}

/** Folds journal entries into a document. Throws JournalDamaged when they do not fit it. */
export function applyEntries(doc: Y.Doc, draftId: string, entries: readonly JournalEntry[]): void {
  const [first] = entries;
  if (!first) return;
  foldInto(
    doc,
    draftId,
    entries.map(({ bytes }) => bytes),
    first.seq,
  );
}

function foldInto(doc: Y.Doc, draftId: string, updates: readonly Uint8Array[], seq: number): void {
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, 'journal');
    }, 'journal');
  } catch (cause) {
    throw Object.assign(new JournalDamaged(draftId, seq, 'unreadable'), { cause });
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new JournalDamaged(draftId, seq, 'unreadable');
  }
}
