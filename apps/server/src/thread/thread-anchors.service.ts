import { Gathered, ThreadRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { Rooms } from '../sync/rooms.js';
import { type FoundPlace, type PlaceFault, type PlaceWish, findPlace, followPlaces } from './thread-place.js';

interface Follow {
  timer: NodeJS.Timeout | undefined;
  running: Promise<void> | undefined;
  again: boolean;
  lastMilliseconds: number;
  failures: number;
}

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 800;
const LONGEST_RETRY_MS = 10_000;
/** All drafts are looked at on the same beat, so that one question serves all of them. */
const BEAT_MS = 250;

/**
 * Keeps what readers of the API are told about the place of a thread in step with the text, as the projection does for clauses:
 * at most a second behind, and with long texts seldom enough that following takes a tenth of the time at most.
 */
@Injectable()
export class ThreadAnchors implements OnModuleInit, OnModuleDestroy {
  readonly #follows = new Map<string, Follow>();
  readonly #havePlaces = new Gathered<string, boolean>(async (draftIds) => {
    const drafts = await new ThreadRepository(this.dataSource.manager).draftsWithPlaces(draftIds);
    return draftIds.map((draftId) => drafts.has(draftId));
  });
  #subscription: Subscription | undefined;
  #isStopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly rooms: Rooms,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#subscription = this.rooms.committed.subscribe(({ draftId }) => this.#note(draftId));
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopped = true;
    this.#subscription?.unsubscribe();
    for (const { timer } of this.#follows.values()) clearTimeout(timer);
    await Promise.all([...this.#follows.values()].map(({ running }) => running));
  }

  /** Finds a place in the text as it stands; null when there is no such draft. */
  async find(draftId: string, wish: PlaceWish): Promise<FoundPlace | PlaceFault | null> {
    const held = await this.rooms.hold(draftId);
    if (!held) return null;
    try {
      return await held.room.look((doc) => findPlace(doc, wish));
    } finally {
      held.release();
    }
  }

  /** Brings the places of a draft's threads up to date, now. */
  async follow(draftId: string): Promise<void> {
    const places = await new ThreadRepository(this.dataSource.manager).places(draftId);
    if (places.length === 0) return;
    const held = await this.rooms.hold(draftId);
    if (!held) return;
    try {
      const moved = await held.room.look((doc) => followPlaces(doc, places));
      if (moved.length === 0) return;
      await this.dataSource.transaction(async (manager) => {
        const threads = new ThreadRepository(manager);
        await threads.lock(draftId);
        const before = new Map((await threads.places(draftId)).map((place) => [place.id, place]));
        const events = [];
        for (const place of moved) {
          const known = before.get(place.id);
          const earlier = places.find(({ id }) => id === place.id);
          // Somebody attached it anew since the text was looked at: that stands.
          if (!known || !earlier || JSON.stringify(known.anchor) !== JSON.stringify(earlier.anchor)) continue;
          await threads.moveTo(place);
          const kind = kindOf(known.anchorState, place.anchorState, place.anchor !== earlier.anchor);
          if (kind) events.push({ threadId: place.id, kind, actorId: null, commentId: null, details: {} });
        }
        if (events.length > 0) await threads.record(draftId, events);
      });
    } finally {
      held.release();
    }
  }

  #note(draftId: string): void {
    if (this.#isStopped) return;
    const follow = this.#follows.get(draftId) ?? {
      timer: undefined,
      running: undefined,
      again: false,
      lastMilliseconds: 0,
      failures: 0,
    };
    this.#follows.set(draftId, follow);
    if (follow.running) follow.again = true;
    else follow.timer ??= setTimeout(() => this.#start(draftId, follow), toBeat(pauseOf(follow))).unref();
  }

  #start(draftId: string, follow: Follow): void {
    follow.timer = undefined;
    follow.again = false;
    const begin = performance.now();
    follow.running = this.#havePlaces
      .of(draftId)
      .then((hasPlaces) => (hasPlaces ? this.follow(draftId) : undefined))
      .then(() => void (follow.failures = 0))
      .catch((error: unknown) => {
        follow.failures += 1;
        follow.again = true;
        const message = isDatabaseAway(error) ? 'threads wait for the database' : 'threads could not follow the text';
        this.logger.warn({ err: error, draftId, failures: follow.failures }, message);
      })
      .finally(() => {
        follow.running = undefined;
        follow.lastMilliseconds = performance.now() - begin;
        if (follow.again) this.#note(draftId);
        else this.#follows.delete(draftId);
      });
  }
}

function kindOf(before: string, after: string, isRenewed: boolean): string | undefined {
  if (before !== after) return after === 'DELETED' ? 'TEXT_DELETED' : 'TEXT_RETURNED';
  return isRenewed ? 'FOLLOWED' : undefined;
}

function pauseOf({ lastMilliseconds, failures }: Follow): number {
  if (failures > 0) return Math.min(SHORTEST_PAUSE_MS * 2 ** failures, LONGEST_RETRY_MS);
  return Math.min(Math.max(SHORTEST_PAUSE_MS, lastMilliseconds * 10), LONGEST_PAUSE_MS);
}

function toBeat(pause: number): number {
  const now = performance.now();
  return Math.ceil((now + pause) / BEAT_MS) * BEAT_MS - now;
}
