import {
  DraftThreadsDocument,
  LastThreadEventDocument,
  MarkThreadsSeenDocument,
  type ThreadCardFragment,
  ThreadsChangedDocument,
} from '@colex/contract';
import type { Client, CombinedError } from 'urql';
import { followLive } from '../api/live.js';
import { type Watched, watchable } from '../editor/watched.js';

/** How the threads of a draft stand in this browser. */
export interface ThreadShelf {
  readonly threads: ReadonlyMap<string, ThreadCardFragment>;
  /** Whether all of them are here. */
  readonly isComplete: boolean;
  readonly error: CombinedError | null;
}

/** The threads of one draft, read once and kept up to date by the subscription, without React. */
export class ThreadBook {
  readonly #shelf = watchable<ThreadShelf>({ threads: new Map(), isComplete: false, error: null });
  readonly #touched = new Set<string>();
  #stop: (() => void) | undefined;
  #isClosed = false;

  constructor(
    private readonly client: Client,
    private readonly draft: { readonly id: string; readonly slug: string },
  ) {
    void this.load();
  }

  get shelf(): Watched<ThreadShelf> {
    return this.#shelf;
  }

  /** Reads everything, then follows what happens from there on. */
  async load(): Promise<void> {
    this.#stop?.();
    this.#touched.clear();
    const { slug, id: draftId } = this.draft;
    const last = await this.client
      .query(LastThreadEventDocument, { slug }, { requestPolicy: 'network-only' })
      .toPromise();
    if (this.#isClosed) return;
    if (last.error) return this.#failed(last.error);
    const variables: { draftId: string; after: string | null } = {
      draftId,
      after: last.data?.draft?.lastThreadEventId ?? null,
    };
    this.#stop = followLive(ThreadsChangedDocument, variables, {
      next: ({ threadsChanged: { eventId, thread } }) => {
        variables.after = eventId;
        this.put(thread);
      },
      ended: () => undefined,
    });
    await this.#readPages(slug);
  }

  /** Puts a thread as the server gave it after a change. */
  put(thread: ThreadCardFragment): void {
    this.#touched.add(thread.id);
    this.#set(new Map(this.#shelf.getState().threads).set(thread.id, thread));
  }

  /** Remembers that these threads were looked at. */
  async see(ids: readonly string[]): Promise<void> {
    const { threads } = this.#shelf.getState();
    const unread = ids.filter((id) => threads.get(id)?.viewerUnread);
    if (unread.length === 0) return;
    const { data } = await this.client.mutation(MarkThreadsSeenDocument, { input: { threadIds: unread } }).toPromise();
    if (!data || this.#isClosed) return;
    const now = new Map(this.#shelf.getState().threads);
    for (const { id, viewerUnread } of data.markThreadsSeen.threads) {
      const known = now.get(id);
      if (known) now.set(id, { ...known, viewerUnread });
    }
    this.#set(now);
  }

  close(): void {
    this.#isClosed = true;
    this.#stop?.();
  }

  async #readPages(slug: string): Promise<void> {
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<ThreadBook['page']>> = await this.page(slug, after);
      if (this.#isClosed) return;
      const threads = page.data?.draft?.threads;
      if (!threads) return this.#failed(page.error ?? null);
      const now = new Map(this.#shelf.getState().threads);
      // What the subscription told meanwhile is newer than this page.
      for (const thread of threads.nodes) if (!this.#touched.has(thread.id)) now.set(thread.id, thread);
      this.#set(now);
      after = threads.pageInfo.hasNextPage ? (threads.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    this.#shelf.set({ ...this.#shelf.getState(), isComplete: true, error: null });
  }

  private page(slug: string, after: string | null) {
    return this.client
      .query(DraftThreadsDocument, { slug, filter: null, after }, { requestPolicy: 'network-only' })
      .toPromise();
  }

  #set(threads: ReadonlyMap<string, ThreadCardFragment>): void {
    this.#shelf.set({ ...this.#shelf.getState(), threads });
  }

  #failed(error: CombinedError | null): void {
    if (!this.#isClosed) this.#shelf.set({ ...this.#shelf.getState(), error });
  }
}
