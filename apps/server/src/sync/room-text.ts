import { ClauseGuard, encodeState, mergeUpdates } from '@colex/collab';
import { JournalDamaged, type JournalEntry } from '@colex/store';
import * as Y from 'yjs';
import { type StoredDraft, applyEntries, decodeStored } from './stored-draft.js';

interface Awake {
  readonly doc: Y.Doc;
  readonly guard: ClauseGuard;
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

  constructor(
    private readonly draftId: string,
    stored: Pick<StoredDraft, 'state' | 'following'>,
  ) {
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
  follow(entries: readonly JournalEntry[]): void {
    this.grew(entries.reduce((sum, { bytes }) => sum + bytes.length, 0));
    if (this.#awake) applyEntries(this.#awake.doc, this.draftId, entries);
    else
      this.#asleep = {
        ...this.#asleep!,
        following: [...this.#asleep!.following, ...entries.map(({ bytes }) => bytes)],
      };
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
      this.#awake = { doc, guard: new ClauseGuard(doc) };
      this.#asleep = undefined;
    }
    return this.#awake;
  }

  #forget(): void {
    this.#awake?.guard.destroy();
    this.#awake?.doc.destroy();
    this.#awake = undefined;
  }
}

/** An update that holds nothing. */
const EMPTY = Uint8Array.of(0, 0);

function sizeOf({ state, following }: Pick<StoredDraft, 'state' | 'following'>): number {
  return (state?.length ?? 0) + following.reduce((sum, { length }) => sum + length, 0);
}
