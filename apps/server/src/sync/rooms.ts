import { CheckpointRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { Subject, type Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';
import { ClauseRights } from './clause-rights.js';
import { IncidentLog } from './incident-log.js';
import { JournalWriter } from './journal-writer.js';
import { Room } from './room.js';
import { openStoredDraft } from './stored-draft.js';

interface Entry {
  readonly draftId: string;
  readonly opening: Promise<Room | null>;
  room: Room | null;
  holders: number;
  unloading: NodeJS.Timeout | undefined;
}

/** A room that stays open until it is released. */
export interface HeldRoom {
  readonly room: Room;
  release(): void;
}

const IDLE_MS = 30_000;
const LOOK_AT_HEADS_MS = 2_000;

/** The drafts that are open on this node: one room each, loaded when first needed, forgotten when idle. */
@Injectable()
export class Rooms implements OnModuleInit {
  readonly #entries = new Map<string, Entry>();
  readonly #committed = new Subject<{ readonly draftId: string; readonly seq: number }>();
  #following: Subscription | undefined;
  #looking: NodeJS.Timeout | undefined;
  #isLooking = false;

  /** A journal moved on: by us, or by another node as we noticed. */
  readonly committed = this.#committed.asObservable();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly writer: JournalWriter,
    private readonly rights: ClauseRights,
    private readonly incidents: IncidentLog,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.observe('colex_rooms', 'Drafts open on this node', () => this.#entries.size);
  }

  onModuleInit(): void {
    this.#following = this.rights.changes.subscribe((draftId) => this.#entries.get(draftId)?.room?.rightsChanged());
    this.#looking = setInterval(() => void this.#lookAtHeads(), LOOK_AT_HEADS_MS).unref();
  }

  /** The room of a draft, null when there is no such draft. Throws JournalDamaged when it may not be opened. */
  async hold(draftId: string): Promise<HeldRoom | null> {
    const entry = this.#entries.get(draftId) ?? this.#open(draftId);
    entry.holders += 1;
    clearTimeout(entry.unloading);
    const room = await entry.opening.catch((error: unknown) => {
      this.#forget(entry);
      throw error;
    });
    if (!room) {
      this.#forget(entry);
      return null;
    }
    let isHeld = true;
    return {
      room,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        entry.holders -= 1;
        if (entry.holders === 0) entry.unloading = setTimeout(() => void this.#unload(entry), IDLE_MS).unref();
      },
    };
  }

  /** Waits until everything received is committed, acknowledged and told. */
  async drain(): Promise<void> {
    await Promise.all(this.#openRooms().map((room) => room.drained()));
  }

  /** Stops looking after rooms, and writes down where each stands. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    this.#following?.unsubscribe();
    await Promise.all([...this.#entries.values()].map((entry) => this.#unload(entry, true)));
  }

  #open(draftId: string): Entry {
    const opening = openStoredDraft(this.dataSource.manager, draftId).then(async (stored) => {
      if (!stored) return null;
      let changed = false;
      const following = this.rights.changes.subscribe((id) => (changed ||= id === draftId));
      const rights = await this.rights.of(draftId).finally(() => following.unsubscribe());
      entry.room = new Room(draftId, stored, rights, {
        manager: this.dataSource.manager,
        writer: this.writer,
        rights: () => this.rights.of(draftId),
        committed: (id, seq) => this.#committed.next({ draftId: id, seq }),
        massDeletion: (personId, seq) =>
          this.incidents.note({ action: 'draft.massDeletion', personId, draftId, facts: { revision: seq } }),
        checkpointDue: (id, checkpoint) => {
          new CheckpointRepository(this.dataSource.manager)
            .save(id, checkpoint)
            .catch((error: unknown) => this.logger.warn({ err: error, draftId: id }, 'a checkpoint was not written'));
        },
        failed: (_room, error) => {
          this.#forget(entry);
          this.logger.error({ err: error, draftId }, 'a room could not go on and was closed');
        },
      });
      // They changed while they were read: what was read may be older than the change.
      if (changed) entry.room.rightsChanged();
      return entry.room;
    });
    const entry: Entry = { draftId, opening, room: null, holders: 0, unloading: undefined };
    this.#entries.set(draftId, entry);
    return entry;
  }

  #openRooms(): Room[] {
    return [...this.#entries.values()].flatMap(({ room }) => room ?? []);
  }

  #forget(entry: Entry): void {
    clearTimeout(entry.unloading);
    // Another entry may have taken its place already.
    if (this.#entries.get(entry.draftId) === entry) this.#entries.delete(entry.draftId);
  }

  async #unload(entry: Entry, isClosing = false): Promise<void> {
    if (entry.holders > 0 && !isClosing) return;
    this.#forget(entry);
    const { room } = entry;
    if (!room) return;
    const checkpoint = room.finalCheckpoint();
    room.close('restart');
    if (!checkpoint) return;
    try {
      await new CheckpointRepository(this.dataSource.manager).save(entry.draftId, checkpoint);
    } catch (error) {
      // Only a shortcut is lost: the journal holds everything.
      this.logger.warn({ err: error, draftId: entry.draftId }, 'a checkpoint was not written');
    }
  }

  /** Finds entries that other nodes appended; their hint may have been lost, or there is nobody who gives hints. */
  async #lookAtHeads(): Promise<void> {
    const rooms = this.#openRooms();
    if (rooms.length === 0 || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const rows: { draft_id: string; seq: string }[] = await this.dataSource.query(
        'SELECT draft_id, seq FROM draft_head WHERE draft_id = ANY($1::text[])',
        [rooms.map(({ draftId }) => draftId)],
      );
      const heads = new Map(rows.map((row) => [row.draft_id, Number(row.seq)]));
      for (const room of rooms) await room.lookAtJournal(heads.get(room.draftId) ?? 0);
    } catch (error) {
      const message = isDatabaseAway(error) ? 'the database is away' : 'the heads of open drafts could not be read';
      this.logger.warn({ err: error }, message);
    } finally {
      this.#isLooking = false;
    }
  }
}
