import { ClauseGuard, Graveyard, encodeState, maybeLate, mergeUpdates } from '@colex/collab';
import { JournalDamaged, type JournalEntry } from '@colex/store';
import * as Y from 'yjs';
import { type StoredDraft, applyEntries, decodeStored } from './stored-draft.js';

interface Awake {
  readonly doc: Y.Doc;
  readonly guard: ClauseGuard;
  readonly graveyard: Graveyard;
}

/** What somebody lacks, as it is told: the answer to sync step 1, and what came after it. */
export interface Lacked {
  readonly answer: Uint8Array;
  /** Another update that belongs to it; undefined when there is none. */
  readonly rest: Uint8Array | undefined;
}

/** Of a client that has nothing: an encoded state vector without entries. */
const isOfNothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0;

/**
 * The text of a room. Asleep it is the bytes that were stored, a ninth of what it takes decoded, and whoever opens the draft anew is
 * given those; it is decoded when somebody writes or something of it must be looked at.
 */
export class RoomText {
  #asleep: Pick<StoredDraft, 'state' | 'following'> | undefined;
  #awake: Awake | undefined;
  #size: number;
  #lastUsed = performance.now();
  /** The entry the text stands at, as far as it is not committed yet too. */
  #seq: number;
  /** Whose edit an entry was, for those that came in here since it woke. */
  #authors = new Map<number, string>();

  constructor(
    private readonly draftId: string,
    stored: Pick<StoredDraft, 'state' | 'following' | 'seq'>,
  ) {
    this.#seq = stored.seq;
    this.#asleep = stored;
    this.#size = sizeOf(stored);
  }

  get isAwake(): boolean {
    return this.#awake !== undefined;
  }

  /** Encoded bytes, more or less. */
  get size(): number {
    return this.#size;
  }

  /** When it was needed last, on the clock of `performance.now`. */
  get lastUsed(): number {
    return this.#lastUsed;
  }

  /** Decoded, which takes a moment when it was asleep. Throws JournalDamaged when it cannot be read. */
  get doc(): Y.Doc {
    return this.#wake().doc;
  }

  get guard(): ClauseGuard {
    return this.#wake().guard;
  }

  /** What was deleted since it woke. */
  get graveyard(): Graveyard {
    return this.#wake().graveyard;
  }

  /** Whose edit an entry was; undefined for what nobody here wrote. */
  authorOf(seq: number): string | undefined {
    return this.#authors.get(seq);
  }

  /** Takes in an update that is to be the next entry. @param author of an edit, whose author knows what it did */
  apply(update: Uint8Array, author: string | undefined): void {
    const { doc, graveyard } = this.#wake();
    graveyard.setMoment(this.#seq);
    Y.applyUpdate(doc, update, 'member');
    this.#seq += 1;
    if (author !== undefined) this.#authors.set(this.#seq, author);
    this.grew(update.length);
  }

  /** Remembers from the journal what was deleted before it woke; everything in the document must be committed. */
  async remember(entries: AsyncIterable<readonly JournalEntry[]>): Promise<void> {
    const doc = new Y.Doc();
    const graveyard = new Graveyard(doc);
    for await (const group of entries)
      for (const entry of group) {
        if (entry.seq > this.#seq) break;
        graveyard.setMoment(entry.seq - 1);
        applyEntries(doc, this.draftId, [entry]);
      }
    this.#forget();
    this.#asleep = undefined;
    this.#awake = { doc, guard: new ClauseGuard(doc), graveyard };
  }

  /** What the holder of a state vector lacks. Throws when that is none. */
  lackedBy(stateVector: Uint8Array): Lacked {
    this.#lastUsed = performance.now();
    if (!this.#asleep || !isOfNothing(stateVector)) {
      return { answer: encodeState(this.doc, stateVector), rest: undefined };
    }
    const { state, following } = this.#asleep;
    const rest = following.length > 1 ? mergeUpdates(following) : following[0];
    if (following.length > 1 && rest) this.#asleep = { state, following: [rest] };
    return state ? { answer: state, rest } : { answer: rest ?? EMPTY, rest: undefined };
  }

  /** Takes in what another node appended. */
  follow(entries: readonly Pick<JournalEntry, 'seq' | 'bytes'>[]): void {
    this.grew(entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
    if (this.#awake) this.#followAwake(this.#awake, entries);
    else {
      const following = [...this.#asleep!.following, ...entries.map(({ bytes }) => bytes)];
      this.#asleep = { ...this.#asleep!, following };
      this.#seq += entries.length;
    }
  }

  /** Those of other nodes come before what is not committed here yet. */
  #followAwake({ doc, graveyard }: Awake, entries: readonly Pick<JournalEntry, 'seq' | 'bytes'>[]): void {
    const before = (entries[0]?.seq ?? 1) - 1;
    if (before < this.#seq) {
      const isUnheard = (moment: number): boolean => moment > before;
      if (graveyard.newestGrave > before || entries.some(({ bytes }) => maybeLate(doc, bytes, graveyard, isUnheard)))
        throw new Error(`Lines of ${this.draftId} were taken away here while another node wrote in it.`);
      graveyard.shift(before, entries.length);
      const authors = [...this.#authors].map(([seq, author]): [number, string] => [
        seq > before ? seq + entries.length : seq,
        author,
      ]);
      this.#authors = new Map(authors);
    }
    for (const entry of entries) {
      graveyard.setMoment(entry.seq - 1);
      applyEntries(doc, this.draftId, [entry]);
    }
    this.#seq += entries.length;
    graveyard.setMoment(this.#seq);
  }

  /** So many bytes were written. */
  grew(bytes: number): void {
    this.#size += bytes;
  }

  /** Keeps only the bytes; everything in the document must be committed. */
  sleep(): void {
    if (!this.#awake) return;
    this.#asleep = { state: encodeState(this.#awake.doc), following: [] };
    this.#size = sizeOf(this.#asleep);
    this.#forget();
  }

  destroy(): void {
    this.#asleep = { state: null, following: [] };
    this.#forget();
  }

  #wake(): Awake {
    this.#lastUsed = performance.now();
    if (!this.#awake) {
      if (!this.#asleep) throw new JournalDamaged(this.draftId, 1, 'unreadable');
      const doc = decodeStored(this.draftId, this.#asleep);
      this.#awake = { doc, guard: new ClauseGuard(doc), graveyard: new Graveyard(doc, undefined, this.#seq) };
      this.#asleep = undefined;
    }
    return this.#awake;
  }

  #forget(): void {
    this.#awake?.guard.destroy();
    this.#awake?.graveyard.destroy();
    this.#authors.clear();
    this.#awake?.doc.destroy();
    this.#awake = undefined;
  }
}

/** An update that holds nothing. */
const EMPTY = Uint8Array.of(0, 0);

function sizeOf({ state, following }: Pick<StoredDraft, 'state' | 'following'>): number {
  return (state?.length ?? 0) + following.reduce((sum, { length }) => sum + length, 0);
}
