import { setTimeout as delay } from 'node:timers/promises';
import { CheckpointRepository, StrandedTextRepository, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { Subject, type Subscription } from 'rxjs';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { Folds } from '../fold/folds.js';
import { newId } from '../identity/new-id.js';
import { Metrics } from '../operations/metrics.js';
import { Backlog } from './backlog.js';
import { ClauseRights } from './clause-rights.js';
import { IncidentLog } from './incident-log.js';
import { JournalWriter } from './journal-writer.js';
import { RoomLink } from './room-link.js';
import { Room } from './room.js';
import type { StrandedWords } from './late-edits.js';
import { openStoredDraft } from './stored-draft.js';

interface Entry {
  readonly draftId: string;
  readonly opening: Promise<Room | null>;
  room: Room | null;
  holders: number;
  unloading: NodeJS.Timeout | undefined;
  /** Ends the connection with the rooms of other nodes. */
  disconnect: () => void;
}

/** A room that stays open until it is released. */
export interface HeldRoom {
  readonly room: Room;
  release(): void;
}

const IDLE_MS = 30_000;
/** What may wait in all rooms together before nobody is read any further. */
const MOST_WAITING_BYTES = 64 * 1_048_576;
/** How many texts may be decoded, and how large they may be together (encoded; decoded they take some nine times as much). */
const MOST_AWAKE = 200;
const MOST_AWAKE_BYTES = 24 * 1_048_576;
/** How long nothing must have happened in a draft before its text sleeps: when memory is short, and at all. */
const SHORTEST_REST_MS = 2_000;
const LONGEST_REST_MS = 120_000;
/** Encoding takes a few milliseconds for a long text; the editors of others do not wait for many of them. */
const MOST_SLEEPERS_A_TURN = 20;
const LOOK_AT_HEADS_MS = 2_000;
const CHECKPOINTS_AT_END_MS = 5_000;

/** The drafts that are open on this node: one room each, loaded when first needed, forgotten when idle. */
@Injectable()
export class Rooms implements OnModuleInit {
  readonly #entries = new Map<string, Entry>();
  readonly #committed = new Subject<{ readonly draftId: string; readonly seq: number }>();
  #following: Subscription | undefined;
  readonly #backlog = new Backlog(MOST_WAITING_BYTES);
  #looking: NodeJS.Timeout | undefined;
  #isLooking = false;

  /** A journal moved on: by us, or by another node as we noticed. */
  readonly committed = this.#committed.asObservable();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly writer: JournalWriter,
    private readonly link: RoomLink,
    private readonly folds: Folds,
    private readonly rights: ClauseRights,
    private readonly incidents: IncidentLog,
    @Inject(LOGGER) private readonly logger: Logger,
    metrics: Metrics,
  ) {
    metrics.observe('colex_rooms', 'Drafts open on this node', () => this.#entries.size);
    metrics.observe('colex_rooms_awake', 'Drafts whose text is decoded in memory', () => this.#awake().length);
    metrics.observe('colex_sync_backlog_bytes', 'Received and not dealt with yet', () => this.#backlog.bytes);
  }

  onModuleInit(): void {
    this.#following = this.rights.changes.subscribe((draftId) => this.#entries.get(draftId)?.room?.rightsChanged());
    this.#looking = setInterval(() => {
      this.#putToSleep();
      void this.#lookAtHeads();
    }, LOOK_AT_HEADS_MS).unref();
    this.link.opened.subscribe(() => void this.#lookAtHeads());
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
    const unloaded = Promise.all([...this.#entries.values()].map((entry) => this.#unload(entry, true)));
    // With very many of them the rest is left to the journal.
    await Promise.race([unloaded, delay(CHECKPOINTS_AT_END_MS, undefined, { ref: false })]);
  }

  #keepStranded(draftId: string, texts: readonly StrandedWords[]): Promise<void> {
    const rows = texts.map(({ authorId, origin, text, line, behind }) => ({
      id: newId('strandedText'),
      draftId,
      origin,
      authorId,
      text,
      lineId: line?.rawId ?? null,
      lineKind: line?.kind ?? null,
      lineText: line?.text ?? null,
      behindId: behind,
    }));
    return this.dataSource.transaction((manager) => new StrandedTextRepository(manager).keep(rows));
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
        backlog: this.#backlog,
        appended: (id, seq, entries) => this.link.appended(id, seq, entries),
        rights: () => this.rights.of(draftId),
        committed: (id, seq) => this.#committed.next({ draftId: id, seq }),
        massDeletion: (personId, seq) =>
          this.incidents.note({ action: 'draft.massDeletion', personId, draftId, facts: { revision: seq } }),
        keepStranded: (texts) => this.#keepStranded(draftId, texts),
        checkpointDue: (id) => void this.#checkpoint(id),
        failed: (_room, error) => {
          this.#forget(entry);
          this.logger.error({ err: error, draftId }, 'a room could not go on and was closed');
        },
      });
      entry.disconnect = this.link.connect(entry.room);
      // They changed while they were read: what was read may be older than the change.
      if (changed) entry.room.rightsChanged();
      return entry.room;
    });
    const entry: Entry = {
      draftId,
      opening,
      room: null,
      holders: 0,
      unloading: undefined,
      disconnect: () => undefined,
    };
    this.#entries.set(draftId, entry);
    return entry;
  }

  #openRooms(): Room[] {
    return [...this.#entries.values()].flatMap(({ room }) => room ?? []);
  }

  #awake(): Room[] {
    return this.#openRooms().filter((room) => room.weight.isAwake);
  }

  /**
   * However many drafts are open, only so many are decoded: those that nothing happens in sleep after a while, and the least
   * recently used of the others when they are too many together.
   */
  #putToSleep(): void {
    const now = performance.now();
    const awake = this.#awake().toSorted((one, other) => one.weight.lastUsed - other.weight.lastUsed);
    let bytes = awake.reduce((sum, { weight }) => sum + weight.bytes, 0);
    let left = awake.length;
    let slept = 0;
    for (const room of awake) {
      const { lastUsed, bytes: own } = room.weight;
      const isTooMuch = bytes > MOST_AWAKE_BYTES || left > MOST_AWAKE;
      const rested = now - lastUsed;
      if (slept >= MOST_SLEEPERS_A_TURN || rested < (isTooMuch ? SHORTEST_REST_MS : LONGEST_REST_MS)) return;
      room.sleep();
      if (room.weight.isAwake) continue;
      slept += 1;
      left -= 1;
      bytes -= own;
    }
  }

  #forget(entry: Entry): void {
    clearTimeout(entry.unloading);
    entry.disconnect();
    // Another entry may have taken its place already.
    if (this.#entries.get(entry.draftId) === entry) this.#entries.delete(entry.draftId);
  }

  async #unload(entry: Entry, isClosing = false): Promise<void> {
    // What came in is committed first, however long the database is away: whoever sent it may be gone (trust.md CD5).
    if (!isClosing) await entry.room?.drained();
    if (entry.holders > 0 && !isClosing) return;
    this.#forget(entry);
    const { room } = entry;
    if (!room) return;
    room.close('restart');
    if (room.isWorthCheckpoint) await this.#checkpoint(entry.draftId);
  }

  /** Writes down where a draft stands. Only a shortcut is lost when it cannot be: the journal holds everything. */
  async #checkpoint(draftId: string): Promise<void> {
    try {
      const checkpoint = await this.folds.checkpoint(draftId);
      if (checkpoint) await new CheckpointRepository(this.dataSource.manager).save(draftId, checkpoint);
    } catch (error) {
      this.logger.warn({ err: error, draftId }, 'a checkpoint was not written');
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
