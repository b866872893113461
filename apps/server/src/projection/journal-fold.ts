import { linesOf } from '@colex/collab';
import { type JournalEntry, JournalRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { applyEntries } from '../sync/stored-draft.js';
import { type ProjectedText, projectText } from './clause-rows.js';

/** Entries this close to each other were projected together while they were written, and are when they are folded again. */
const TOGETHER_MS = 1_000;

/** A journal folded from nothing, without any checkpoint. */
export interface FoldedJournal {
  readonly seq: number;
  readonly doc: Y.Doc;
  readonly text: ProjectedText;
  /** The entry at which each clause last changed, to the second: what `changedAtSeq` is. */
  readonly changedAt: ReadonlyMap<string, number>;
}

/** Somebody who wants to know how a draft read after certain entries. */
export interface MomentWatch {
  readonly seqs: ReadonlySet<number>;
  /** Told once for each of `seqs`, in order. */
  readonly tell: (seq: number, digest: string) => void;
}

/** How a draft read after an entry at which it was, or would have been, projected. */
export interface SettledText {
  readonly seq: number;
  readonly text: ProjectedText;
}

/** Folds the whole journal of a draft, telling `settled` of each step. The caller owns `doc`. Throws JournalDamaged when it does not verify. */
export async function foldWholeJournal(
  manager: EntityManager,
  draftId: string,
  watch?: MomentWatch,
  settled?: (before: SettledText, now: SettledText) => Promise<void>,
): Promise<FoldedJournal> {
  const doc = new Y.Doc();
  const changedAt = new Map<string, number>();
  const digests = new Map<string, string>();
  let seq = 0;
  let text = projectText(draftId, linesOf(doc));
  const settle = async (entries: readonly JournalEntry[]): Promise<void> => {
    const before = { seq, text };
    applyEntries(doc, draftId, entries);
    seq += entries.length;
    text = projectText(draftId, linesOf(doc));
    for (const { id, digest } of text.clauses) {
      if (digests.get(id) !== digest) changedAt.set(id, seq);
      digests.set(id, digest);
    }
    await settled?.(before, { seq, text });
  };
  const together: JournalEntry[] = [];
  for await (const entries of new JournalRepository(manager).entriesAfter(draftId, 0)) {
    for (const entry of entries) {
      const [first] = together;
      if (first && entry.at.getTime() - first.at.getTime() > TOGETHER_MS) await settle(together.splice(0));
      together.push(entry);
      if (watch?.seqs.has(entry.seq)) {
        await settle(together.splice(0));
        watch.tell(entry.seq, text.digest);
      }
    }
  }
  if (together.length > 0) await settle(together);
  return { seq, doc, text, changedAt };
}
