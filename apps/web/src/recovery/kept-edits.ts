import { linesOf, type LinesMirror, type SaveBook } from '@colex/collab';
import { CLOSES } from '@colex/contract';
import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { failureSentence } from '../editor/save-sentence.js';
import { watchable, type Watched } from '../editor/watched.js';
import { EditKeeper } from './edit-keeper.js';
import { EditStore, type KeptSession, type RefusedFor } from './edit-store.js';
import { mergeReport, type MergedLine } from './merge-report.js';

/** Origin of the transaction that brings edits back: to everybody else they are edits of this browser. */
const RECOVERED = 'colex.recovered';

/** What was brought back when the draft was opened. */
export interface Recovery {
  /** When the last of it was written. */
  readonly at: number;
  readonly lines: readonly MergedLine[];
}

/** What stands ready when a draft is opened again. */
export interface KeptState {
  /** What was brought back; null when nothing was. */
  readonly recovered: Recovery | null;
  /** What the server would not take, the oldest first. */
  readonly refused: readonly KeptSession[];
  /** Why nothing can be kept in this browser; null while it can. */
  readonly fault: string | null;
}

/** What keeping edits needs of an open draft. */
export interface KeptEditsOptions {
  readonly doc: Y.Doc;
  readonly provider: unknown;
  readonly book: SaveBook;
  readonly mirror: LinesMirror;
  readonly draftId: string;
  readonly personId: string;
  /** Whether this person may change the text now. */
  readonly mayEdit: boolean;
}

/** Keeps unsaved edits of a draft while it is open and brings back what earlier openings left. */
export class KeptEdits {
  readonly #options: KeptEditsOptions;
  readonly #session = nanoid();
  readonly #state = watchable<KeptState>({ recovered: null, refused: [], fault: null });
  #store: EditStore | undefined;
  #keeper: EditKeeper | undefined;
  #release: () => void = () => undefined;
  #isClosed = false;
  /** Resolves when earlier edits were looked for. */
  readonly ready: Promise<void>;

  constructor(options: KeptEditsOptions) {
    this.#options = options;
    this.ready = this.#open().catch((error: unknown) => this.#failed(error));
  }

  get state(): Watched<KeptState> {
    return this.#state;
  }

  /** Throws refused edits away for good. */
  async discard(session: string): Promise<void> {
    await this.#store?.forget(session);
    const state = this.#state.getState();
    this.#state.set({ ...state, refused: state.refused.filter((each) => each.session !== session) });
  }

  /** Takes the report of what was brought back off the page. */
  dismiss(): void {
    this.#state.set({ ...this.#state.getState(), recovered: null });
  }

  close(): void {
    this.#isClosed = true;
    this.#keeper?.destroy();
    // What the keeper writes last is ordered before the database closes.
    void this.#keeper?.flush().then(() => this.#store?.close());
    this.#release();
  }

  async #open(): Promise<void> {
    const store = await EditStore.open();
    if (this.#isClosed) return store.close();
    this.#store = store;
    const { draftId, personId } = this.#options;
    this.#holdLock();
    const keeper = new EditKeeper({
      ...this.#options,
      store,
      session: this.#session,
      refusedFor: () => refusedFor(this.#options.book),
    });
    this.#keeper = keeper;
    keeper.fault.subscribe(() => this.#state.set({ ...this.#state.getState(), fault: keeper.fault.getState() }));
    const open = await openSessions();
    const left = (await store.sessionsOf(draftId, personId)).filter(
      ({ session }) => session !== this.#session && !open.has(lockName(session)),
    );
    if (this.#isClosed) return;
    const refused = left.filter((kept) => kept.refused !== null);
    const rest = left.filter((kept) => kept.refused === null);
    // Whoever may not write any more keeps the words; bringing them in would only have them refused.
    const withheld = this.#options.mayEdit ? [] : rest.map((kept) => ({ ...kept, refused: NO_RIGHT }));
    if (withheld.length > 0 || refused.length > 0) {
      this.#state.set({ ...this.#state.getState(), refused: [...refused, ...withheld] });
    }
    if (this.#options.mayEdit && rest.length > 0) await this.#bringBack(store, keeper, rest);
  }

  async #bringBack(store: EditStore, keeper: EditKeeper, rest: readonly KeptSession[]): Promise<void> {
    const updates = (await Promise.all(rest.map(({ session }) => store.updatesOf(session)))).flat();
    if (this.#isClosed || updates.length === 0) return;
    const { doc } = this.#options;
    const left = Y.mergeUpdates([...updates]);
    if (!fits(doc, left)) {
      const withheld = rest.map((kept) => ({ ...kept, refused: NO_GROUND }));
      const state = this.#state.getState();
      this.#state.set({ ...state, refused: [...state.refused, ...withheld] });
      return;
    }
    const before = Y.snapshot(doc);
    Y.applyUpdate(doc, left, RECOVERED);
    const isNew = !Y.equalSnapshots(before, Y.snapshot(doc));
    // They belong to this opening from here on, so the old ones are forgotten only when they are on the disk again.
    await keeper.flush();
    await Promise.all(rest.map(({ session }) => store.forget(session)));
    const lines = mergeReport(
      rest.flatMap((kept) => kept.lines),
      linesOf(doc),
    );
    // What had reached the server before the page was lost needs no report.
    if (!isNew) return;
    this.#state.set({ ...this.#state.getState(), recovered: { at: rest.at(-1)?.at ?? Date.now(), lines } });
  }

  /** Tells other windows of this browser that this opening is alive and its edits are its own to save. */
  #holdLock(): void {
    if (!('locks' in navigator)) return;
    void navigator.locks.request(lockName(this.#session), () => new Promise<void>((done) => (this.#release = done)));
  }

  #failed(error: unknown): void {
    this.#state.set({ ...this.#state.getState(), fault: error instanceof Error ? error.message : String(error) });
  }
}

/** Whether edits can be brought into a text: it has everything they were made upon. Tried on a copy, because what waits cannot be taken back. */
function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(copy, update);
  const waits = copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
  copy.destroy();
  return !waits;
}

const NO_GROUND: RefusedFor = {
  'zh-CN': '服务器上的文本里没有这些修改所依据的内容（可能从较早的备份恢复过）。',
  en: 'The text on the server lacks what these edits were made upon (it may have been restored from an older backup).',
};

const NO_RIGHT: RefusedFor = {
  'zh-CN': '您现在不能直接修改这份文本。',
  en: 'You may not change this text directly now.',
};

const lockName = (session: string): string => `colex-edits:${session}`;

/** Locks that are held in this browser; none where it does not tell (http in an office network): bringing edits in twice is harmless. */
async function openSessions(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}

/** Why the server will take no more, while the book says so. */
function refusedFor(book: SaveBook): RefusedFor | null {
  const state = book.getState();
  if (state.type !== 'failed') return null;
  const { failure } = state;
  // After signing in again everything may still be saved.
  if (failure.type === 'closed' && failure.closeCode === CLOSES.unauthenticated.code) return null;
  return {
    'zh-CN': failureSentence(failure, 'zh-CN') ?? CLOSES.refusedUpdate.sentence['zh-CN'],
    en: failureSentence(failure, 'en') ?? CLOSES.refusedUpdate.sentence.en,
  };
}
