import { foldJournal, linesOf, stateHash } from '@colex/collab';
import { JournalRepository } from '@colex/store';
import type { DataSource } from 'typeorm';
import * as Y from 'yjs';
import type { Typist } from './typist.js';

/** What the disk holds of a draft, read entry by entry and folded from nothing. */
export interface JournalOnDisk {
  readonly entries: number;
  readonly text: string;
  readonly hash: string;
  /** Words in the order in which entries brought them, each with the authors of the entries that did. */
  readonly authorsOf: ReadonlyMap<string, readonly string[]>;
  /** Entries that brought nothing: the same thing written twice. */
  readonly idle: readonly number[];
}

const WORD = /[\u4e00-\u9fff]\d+。/g;

/** Reads and folds the whole journal; throws when it has a gap, a wrong checksum or a hole. */
export async function readJournal(dataSource: DataSource, draftId: string): Promise<JournalOnDisk> {
  const authorsOf = new Map<string, string[]>();
  const idle: number[] = [];
  const updates: Uint8Array[] = [];
  const doc = new Y.Doc({ gc: false });
  for await (const entries of new JournalRepository(dataSource.manager).entriesAfter(draftId, 0)) {
    for (const { seq, actorId, bytes } of entries) {
      const inserted: string[] = [];
      let brought = false;
      const look = (transaction: Y.Transaction): void => {
        for (const [client, clock] of transaction.afterState) {
          const before = transaction.beforeState.get(client) ?? 0;
          if (clock === before) continue;
          brought = true;
          for (const struct of doc.store.clients.get(client) ?? []) {
            if (struct.id.clock < before || !(struct instanceof Y.Item)) continue;
            const { content } = struct;
            if (content instanceof Y.ContentString) inserted.push(content.str);
          }
        }
        if (transaction.deleteSet.clients.size > 0) brought = true;
      };
      doc.once('beforeObserverCalls', look);
      Y.applyUpdate(doc, bytes);
      doc.off('beforeObserverCalls', look);
      if (!brought) idle.push(seq);
      for (const word of inserted.join('').match(WORD) ?? []) {
        authorsOf.set(word, [...(authorsOf.get(word) ?? []), actorId]);
      }
      updates.push(bytes);
    }
  }
  doc.destroy();
  const folded = foldJournal(updates);
  const text = linesOf(folded)
    .map((line) => line.text)
    .join('\n');
  const hash = stateHash(folded);
  folded.destroy();
  return { entries: updates.length, text, hash, authorsOf, idle };
}

/** What is wrong with the disk, given what people were told and what they saw; empty when nothing is. */
export function faultsOf(
  disk: JournalOnDisk,
  typists: readonly Typist[],
  known: { readonly acknowledged: ReadonlyMap<Typist, number>; readonly seen: ReadonlySet<string> },
): string[] {
  const faults: string[] = [];
  for (const typist of typists) {
    for (const { word, did } of typist.edits.slice(0, known.acknowledged.get(typist) ?? 0)) {
      // What was typed and taken away again before it was ever sent is in no entry.
      const stays = !typist.removed.has(word);
      if (did === 'typed' && stays && !disk.text.includes(word)) faults.push(`${word} was acknowledged and is lost`);
      if (did === 'removed' && disk.text.includes(word)) faults.push(`${word} was removed, acknowledged, and is back`);
    }
    for (const word of typist.typed) {
      if (known.seen.has(word) && !disk.authorsOf.has(word)) faults.push(`${word} was seen by a colleague and is lost`);
      const authors = disk.authorsOf.get(word) ?? [];
      if (authors.length > 1) faults.push(`${word} is in the journal ${authors.length} times`);
      if (authors.some((author) => author !== typist.personId)) faults.push(`${word} has another author`);
      if (disk.text.split(word).length > 2) faults.push(`${word} is in the text more than once`);
    }
    const order = typist.typed.map((word) => disk.text.indexOf(word)).filter((place) => place >= 0);
    if (order.some((place, index) => index > 0 && place < order[index - 1]!))
      faults.push(`${typist.sign} is out of order`);
    const entryOrder = [...disk.authorsOf.keys()].filter((word) => word.startsWith(typist.sign)).map(numberOf);
    if (entryOrder.some((number, index) => index > 0 && number < entryOrder[index - 1]!)) {
      faults.push(`the journal has the words of ${typist.sign} out of order`);
    }
  }
  if (disk.idle.length > 0) faults.push(`entries ${disk.idle.join(', ')} bring nothing: they were written twice`);
  return faults;
}

const numberOf = (word: string): number => Number(/\d+/.exec(word)?.[0]);
