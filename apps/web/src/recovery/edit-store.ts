import type { Line, LineId, LineKind } from '@colex/lawtext';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A line as somebody changed it before it was known to be saved. */
export interface TouchedLine {
  readonly id: LineId;
  readonly kind: LineKind;
  /** What its clause prints before its text, when it was changed; empty for none. */
  readonly label: string;
  /** Its text before the first of these changes; null when it was new. */
  readonly before: string | null;
  /** Its text after the last; null when it was deleted. */
  readonly after: string | null;
}

/** Why the server did not take edits, in both languages. */
export interface RefusedFor {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** What one opening of a draft in this browser could not save. */
export interface KeptSession {
  readonly session: string;
  readonly draftId: string;
  readonly personId: string;
  /** When the last of it was written, in milliseconds since 1970. */
  readonly at: number;
  readonly lines: readonly TouchedLine[];
  /** Null while it may still be brought to the server. */
  readonly refused: RefusedFor | null;
}

interface EditSchema extends DBSchema {
  sessions: { key: string; value: KeptSession; indexes: { draft: [string, string] } };
  updates: { key: number; value: { session: string; bytes: Uint8Array }; indexes: { session: string } };
}

const NAME = 'colex-unsaved-edits';

/** What could not be saved yet, kept by the browser beyond the life of the page (IndexedDB). */
export class EditStore {
  private constructor(private readonly database: IDBPDatabase<EditSchema>) {}

  static async open(): Promise<EditStore> {
    const database = await openDB<EditSchema>(NAME, 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('sessions', { keyPath: 'session' }).createIndex('draft', ['draftId', 'personId']);
        fresh.createObjectStore('updates', { autoIncrement: true }).createIndex('session', 'session');
      },
    });
    return new EditStore(database);
  }

  /** Writes further updates and what the session looks like now, both or neither, onto the disk. */
  async append(kept: KeptSession, updates: readonly Uint8Array[]): Promise<void> {
    const write = this.database.transaction(['sessions', 'updates'], 'readwrite', { durability: 'strict' });
    const log = write.objectStore('updates');
    await Promise.all([
      write.objectStore('sessions').put(kept),
      ...updates.map((bytes) => log.add({ session: kept.session, bytes })),
      write.done,
    ]);
  }

  /** Forgets a session: everything of it is saved, or somebody threw it away. */
  async forget(session: string): Promise<void> {
    const write = this.database.transaction(['sessions', 'updates'], 'readwrite');
    const log = write.objectStore('updates');
    const keys = await log.index('session').getAllKeys(session);
    await Promise.all([
      write.objectStore('sessions').delete(session),
      ...keys.map((key) => log.delete(key)),
      write.done,
    ]);
  }

  /** The sessions of somebody in a draft, the oldest first. */
  async sessionsOf(draftId: string, personId: string): Promise<readonly KeptSession[]> {
    const found = await this.database.getAllFromIndex('sessions', 'draft', [draftId, personId]);
    return found.toSorted((one, other) => one.at - other.at);
  }

  /** The updates of a session in the order in which they were made. */
  async updatesOf(session: string): Promise<readonly Uint8Array[]> {
    return (await this.database.getAllFromIndex('updates', 'session', session)).map(({ bytes }) => bytes);
  }

  close(): void {
    this.database.close();
  }
}

/** The text of a line with its references written out as they printed last. */
export function wordsOf({ text, references = [] }: Line): string {
  let place = 0;
  return text.replace(/\uFFFC/gu, () => references[place++]?.label ?? '');
}
