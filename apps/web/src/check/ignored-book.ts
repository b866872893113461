import { IgnoredFindingsChangedDocument, IgnoredFindingsDocument, type IgnoredRowFragment } from '@colex/contract';
import type { Client } from 'urql';
import { followLive } from '../api/live.js';
import { type Watched, watchable } from '../editor/watched.js';

/** The findings of a draft that are ignored, as this browser knows them. */
export interface IgnoredShelf {
  /** By what a finding is known by. */
  readonly byKey: ReadonlyMap<string, IgnoredRowFragment>;
  /** Whether all of them are here. */
  readonly isComplete: boolean;
  readonly mayIgnore: boolean;
  /** Why not, as a sentence; null when it may. */
  readonly reason: string | null;
}

/** Keeps the ignored findings of one draft up to date. */
export class IgnoredBook {
  readonly #shelf = watchable<IgnoredShelf>({ byKey: new Map(), isComplete: false, mayIgnore: false, reason: null });
  readonly #stop: () => void;
  #isClosed = false;
  #isReading = false;
  #isStale = false;

  constructor(
    private readonly client: Client,
    private readonly draft: { readonly id: string; readonly slug: string },
  ) {
    // The first hint comes at once.
    this.#stop = followLive(
      IgnoredFindingsChangedDocument,
      { draftId: draft.id },
      { next: () => void this.load(), ended: () => undefined },
    );
  }

  get shelf(): Watched<IgnoredShelf> {
    return this.#shelf;
  }

  /** Reads all of them; a request that comes meanwhile makes it read once more. */
  async load(): Promise<void> {
    if (this.#isReading) {
      this.#isStale = true;
      return;
    }
    this.#isReading = true;
    do {
      this.#isStale = false;
      await this.#read();
    } while (this.#isStale && !this.#isClosed);
    this.#isReading = false;
  }

  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  async #read(): Promise<void> {
    const byKey = new Map<string, IgnoredRowFragment>();
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<IgnoredBook['page']>> = await this.page(after);
      const draft = page.data?.draft;
      if (!draft || this.#isClosed) return;
      for (const row of draft.ignoredFindings.nodes) byKey.set(row.key, row);
      const { hasNextPage, endCursor } = draft.ignoredFindings.pageInfo;
      after = hasNextPage ? (endCursor ?? null) : null;
      if (after === null) {
        const { allowed, reason } = draft.viewerMayIgnoreFindings;
        this.#shelf.set({ byKey, isComplete: true, mayIgnore: allowed, reason: reason ?? null });
      }
    } while (after !== null);
  }

  private page(after: string | null) {
    const { slug } = this.draft;
    return this.client.query(IgnoredFindingsDocument, { slug, after }, { requestPolicy: 'network-only' }).toPromise();
  }
}
