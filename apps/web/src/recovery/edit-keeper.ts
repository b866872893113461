import type { LinesChange, LinesMirror, SaveBook } from '@colex/collab';
import { clauseStarts, numberLines, type Line, type LineId } from '@colex/lawtext';
import type * as Y from 'yjs';
import { watchable, type Watched } from '../editor/watched.js';
import { wordsOf, type EditStore, type KeptSession, type RefusedFor, type TouchedLine } from './edit-store.js';

/** Edits that the server did not confirm within this time are written down, in milliseconds. Online that is hardly ever. */
const PATIENCE = 150;

/** What a keeper is made from. */
export interface EditKeeperOptions {
  readonly doc: Y.Doc;
  /** Changes with this origin came from the server. */
  readonly provider: unknown;
  readonly book: SaveBook;
  readonly mirror: LinesMirror;
  readonly store: EditStore;
  /** Names this opening of the draft among all others. */
  readonly session: string;
  readonly draftId: string;
  readonly personId: string;
  /** Why the server refused, for the state of the book. */
  readonly refusedFor: () => RefusedFor | null;
}

/**
 * Writes down what is not saved yet, so that a crash, a closed page or a week without the network loses nothing. A keystroke only
 * puts its update on a list; whatever is saved within {@link PATIENCE} is never written.
 */
export class EditKeeper {
  readonly #options: EditKeeperOptions;
  readonly #fault = watchable<string | null>(null);
  #queue: Uint8Array[] = [];
  /** The lines changed since everything was saved, as they were before. */
  #touched = new Map<LineId, Line | null>();
  #isKept = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Writing goes one after the other, in the order in which it was asked for. */
  #writing: Promise<void> = Promise.resolve();
  readonly #stops: readonly (() => void)[];

  constructor(options: EditKeeperOptions) {
    this.#options = options;
    const { doc, book, mirror } = options;
    doc.on('update', this.#onUpdate);
    document.addEventListener('visibilitychange', this.#onHide);
    window.addEventListener('pagehide', this.flush);
    this.#stops = [
      mirror.onChange(this.#onLines),
      book.subscribe(this.#onSaving),
      () => doc.off('update', this.#onUpdate),
      () => document.removeEventListener('visibilitychange', this.#onHide),
      () => window.removeEventListener('pagehide', this.flush),
    ];
  }

  /** Why edits cannot be written down in this browser; null while they can. */
  get fault(): Watched<string | null> {
    return this.#fault;
  }

  /** Writes down at once what is not saved. Resolves when it is on the disk. */
  readonly flush = (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const updates = this.#queue;
    const isRefused = this.#options.book.getState().type === 'failed';
    if (updates.length === 0 && !(isRefused && this.#isKept)) return this.#writing;
    this.#queue = [];
    this.#isKept = true;
    const kept = this.#session();
    return this.#write((store) => store.append(kept, updates));
  };

  destroy(): void {
    void this.flush();
    for (const stop of this.#stops) stop();
  }

  #write(task: (store: EditStore) => Promise<void>): Promise<void> {
    this.#writing = this.#writing
      .then(() => task(this.#options.store))
      .then(
        () => this.#fault.set(null),
        (error: unknown) => this.#fault.set(error instanceof Error ? error.message : String(error)),
      );
    return this.#writing;
  }

  readonly #onUpdate = (bytes: Uint8Array, origin: unknown): void => {
    if (origin === this.#options.provider) return;
    this.#queue.push(bytes);
    this.#timer ??= setTimeout(() => void this.flush(), PATIENCE);
  };

  readonly #onLines = ({ removed, added, transaction }: LinesChange): void => {
    if (transaction.origin === this.#options.provider) return;
    const stayed = new Set(added);
    for (const line of removed) {
      if (!stayed.has(line) && !this.#touched.has(line.id)) this.#touched.set(line.id, line);
    }
    const before = new Set(removed);
    for (const line of added) {
      if (!before.has(line) && !this.#touched.has(line.id)) this.#touched.set(line.id, null);
    }
  };

  readonly #onSaving = (): void => {
    const { type } = this.#options.book.getState();
    if (type === 'failed') void this.flush();
    if (type !== 'saved') return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
    this.#touched = new Map();
    if (!this.#isKept) return;
    this.#isKept = false;
    void this.#write((store) => store.forget(this.#options.session));
  };

  readonly #onHide = (): void => {
    if (document.visibilityState === 'hidden') void this.flush();
  };

  #session(): KeptSession {
    const { session, draftId, personId, refusedFor } = this.#options;
    return { session, draftId, personId, at: Date.now(), lines: this.#lines(), refused: refusedFor() };
  }

  #lines(): readonly TouchedLine[] {
    const { lines } = this.#options.mirror;
    const { labels } = numberLines(lines);
    const starts = clauseStarts(lines);
    const changed: TouchedLine[] = [];
    let clause = 0;
    lines.forEach((line, index) => {
      while ((starts[clause + 1] ?? Number.POSITIVE_INFINITY) <= index) clause += 1;
      const before = this.#touched.get(line.id);
      if (before === undefined) return;
      const label = labels[starts[clause] ?? 0] ?? '';
      changed.push({
        id: line.id,
        kind: line.kind,
        label,
        before: before && wordsOf(before),
        after: wordsOf(line),
      });
    });
    const there = new Set(lines.map(({ id }) => id));
    for (const [id, before] of this.#touched) {
      if (before === null || there.has(id)) continue;
      changed.push({ id, kind: before.kind, label: '', before: wordsOf(before), after: null });
    }
    return changed;
  }
}
