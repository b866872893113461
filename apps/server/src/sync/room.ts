import { setTimeout as delay } from 'node:timers/promises';
import {
  ClauseGuard,
  admitUpdate,
  bodyOf,
  encodeState,
  linesOf,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@colex/collab';
import type { CloseReason } from '@colex/contract';
import { type Line, digestOfText } from '@colex/lawtext';
import { type Checkpoint, JournalDamaged, JournalRepository, type NewEntry, isDatabaseAway } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import type { DraftRights } from './clause-rights.js';
import { DeletionWatch } from './deletion-watch.js';
import type { JournalWriter } from './journal-writer.js';
import type { Member, WritingFrame } from './member.js';
import { RoomAwareness } from './room-awareness.js';
import { type StoredDraft, applyEntries } from './stored-draft.js';

/** A text at a journal entry. */
export interface Snapshot {
  readonly seq: number;
  readonly lines: readonly Line[];
}

/** What a room needs of the server. */
export interface RoomPorts {
  readonly manager: EntityManager;
  readonly writer: JournalWriter;
  /** Who may not change which clause, as it is committed now. */
  readonly rights: () => Promise<DraftRights>;
  /** Something was committed: `seq` is the last entry. */
  readonly committed: (draftId: string, seq: number) => void;
  /** One person took away much of the text in a short time; `seq` is the last entry before it. */
  readonly massDeletion: (personId: string, seq: number) => void;
  /** A checkpoint is due; told at a moment when everything in the document is committed. */
  readonly checkpointDue: (draftId: string, checkpoint: Checkpoint) => void;
  /** The room cannot go on and has sent everybody away. */
  readonly failed: (room: Room, error: unknown) => void;
}

interface Read {
  readonly run: () => void;
  /** The room is closed before it could run. */
  readonly cancel: () => void;
}

interface Admitted {
  readonly entry: NewEntry;
  readonly from: Member;
}

/** At most this many frames are looked at before the other rooms have their turn. */
const MOST_FRAMES_A_TURN = 200;
const ENTRIES_BETWEEN_CHECKPOINTS = 500;
/** The pause between two attempts to read the rights while the database is away. */
const RIGHTS_AGAIN_MS = 250;

/**
 * A draft that is open on this node. It takes frames strictly in order: admits what came in, commits it with one append, and
 * only then acknowledges, tells the others, and answers those who ask for the text. So nothing undurable is ever seen by
 * anyone, and what was acknowledged is on disk (trust.md N1).
 */
export class Room {
  readonly awareness: RoomAwareness;
  readonly #doc: Y.Doc;
  readonly #clients: Map<number, string>;
  readonly #members = new Set<Member>();
  readonly #guard: ClauseGuard;
  readonly #deletions = new DeletionWatch();
  /** Undefined when they have changed since they were read. */
  #rights: DraftRights | undefined;
  /** Counts the changes of the rights. */
  #rightsChanges = 0;
  #seq: number;
  #checkpointSeq: number;
  #frames: WritingFrame[] = [];
  /** What wants to see the document when everything in it is committed. */
  #reads: Read[] = [];
  #running: Promise<void> | undefined;
  #isOver = false;

  constructor(
    readonly draftId: string,
    stored: StoredDraft,
    rights: DraftRights,
    private readonly ports: RoomPorts,
  ) {
    this.#doc = stored.doc;
    this.#clients = stored.clients;
    this.#seq = stored.seq;
    this.#checkpointSeq = stored.checkpointSeq;
    this.#rights = rights;
    this.#guard = new ClauseGuard(this.#doc);
    this.awareness = new RoomAwareness(this.#doc, this.#members, (clientId) => this.#clients.get(clientId));
  }

  /** The last journal entry that is in the document. */
  get seq(): number {
    return this.#seq;
  }

  get members(): ReadonlySet<Member> {
    return this.#members;
  }

  /** Lets a connection in: asks a writer for what the server lacks, and says who is here. */
  join(connection: Member): void {
    this.#members.add(connection);
    const mayWrite = connection.mode === 'WRITE';
    connection.awaitsStep2 = mayWrite;
    this.#whenCommitted(() => {
      if (mayWrite) this.#askForAll(connection);
      const everybody = this.awareness.everybody();
      if (everybody) connection.send(everybody);
      this.#tellProtected(connection);
    });
  }

  leave(connection: Member): void {
    if (this.#members.delete(connection)) this.awareness.leave(connection);
  }

  /** The protections of clauses changed: no further frame is judged by the old ones, and everybody is told the new ones. */
  rightsChanged(): void {
    this.#rights = undefined;
    this.#rightsChanges += 1;
    if (this.#isOver) return;
    this.#whenCommitted(() => {
      for (const member of this.#members) this.#tellProtected(member);
    });
  }

  write(frame: WritingFrame): void {
    this.#frames.push(frame);
    this.#wake();
  }

  /** Answers sync step 1 with what the client lacks, once everything is committed; then it is told of changes. */
  answerStep1(connection: Member, stateVector: Uint8Array, done: () => void): void {
    this.#whenCommitted(() => {
      done();
      if (connection.isClosed) return;
      let update: Uint8Array;
      try {
        update = encodeState(this.#doc, stateVector);
      } catch {
        // The only thing that can fail here is reading a state vector that is none.
        connection.refuse('badFrame', 'state vector');
        return;
      }
      connection.send(syncStep2Frame(update));
      connection.isSynced = true;
    });
  }

  /** The text when everything in the document is committed. */
  snapshot(): Promise<Snapshot> {
    return this.#read(() => ({ seq: this.#seq, lines: linesOf(this.#doc) }));
  }

  /** Looks at the document when everything in it is committed; `look` neither changes nor keeps it. */
  look<Result>(look: (doc: Y.Doc, seq: number) => Result): Promise<Result> {
    return this.#read(() => look(this.#doc, this.#seq));
  }

  /** Reads from the journal what other nodes wrote. */
  async lookAtJournal(headSeq: number): Promise<void> {
    if (headSeq <= this.#seq || this.#running) return;
    this.#running = this.#guarded(() => this.#catchUp());
    await this.#running;
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** A checkpoint of the room as it is, when it is worth one; everything must be committed. */
  finalCheckpoint(): Checkpoint | undefined {
    return this.#seq > this.#checkpointSeq && !this.#isOver ? this.#makeCheckpoint() : undefined;
  }

  /** Sends everybody away and forgets the document. */
  close(reason: CloseReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const member of this.#members) member.close(reason);
    this.#frames = [];
    for (const read of this.#reads.splice(0)) read.cancel();
    this.awareness.destroy();
    this.#guard.destroy();
    this.#doc.destroy();
  }

  #wake(): void {
    if (!this.#isOver) this.#running ??= this.#guarded(() => this.#work());
  }

  async #guarded(work: () => Promise<void>): Promise<void> {
    // The caller must have stored this promise before the work can end and forget it.
    await Promise.resolve();
    try {
      await work();
    } catch (error) {
      this.close(error instanceof JournalDamaged ? 'damaged' : 'reload');
      this.ports.failed(this, error);
    }
    this.#running = undefined;
    if (this.#frames.length > 0 || this.#reads.length > 0) this.#wake();
  }

  async #work(): Promise<void> {
    while (!this.#isOver && (this.#frames.length > 0 || this.#reads.length > 0)) {
      const rights = (this.#rights ??= await this.#readRights());
      const frames = this.#frames.splice(0, MOST_FRAMES_A_TURN);
      const admitted = frames.flatMap((frame) => this.#admit(frame, rights) ?? []);
      if (admitted.length > 0) await this.#commit(admitted);
      for (const { entry, from } of admitted) this.#tell(entry.bytes, from);
      for (const connection of new Set(frames.map((frame) => frame.connection))) connection.acknowledge(this.#seq);
      const reads = this.#reads;
      this.#reads = [];
      for (const read of reads) read.run();
      if (this.#seq - this.#checkpointSeq >= ENTRIES_BETWEEN_CHECKPOINTS) {
        this.ports.checkpointDue(this.draftId, this.#makeCheckpoint());
      }
    }
  }

  /** Looks at one frame against the document; what is admitted is applied at once, so that the next frame is judged with it. */
  #admit({ connection, frame, type, update, size }: WritingFrame, rights: DraftRights): Admitted | undefined {
    if (connection.isClosed) return undefined;
    const isStep2 = type === 'syncStep2';
    if (isStep2) connection.awaitsStep2 = false;
    const covers = isStep2 ? 'coversAllBefore' : 'covered';
    const admission = admitUpdate(this.#doc, update);
    switch (admission.verdict) {
      case 'known':
        connection.handled(frame, size, covers);
        return undefined;
      case 'missing':
        // Never parked: the client is asked for everything, unless it was and its answer is still to come.
        connection.handled(frame, size, 'missing');
        if (!connection.awaitsStep2) {
          connection.awaitsStep2 = true;
          this.#whenCommitted(() => this.#askForAll(connection));
        }
        return undefined;
      case 'refused':
        connection.refuseWrite(frame, 'BAD_USER_INPUT', 'updateRefused', admission.reason);
        return undefined;
      case 'admitted': {
        if (admission.writers.some((clientId) => !this.#isOf(clientId, connection))) {
          connection.refuseWrite(frame, 'FORBIDDEN', 'foreignClientId', 'client id of somebody else');
          return undefined;
        }
        const protection = rights.of(connection.cityId);
        const touched = this.#guard.touchedBy(update, protection.ids);
        if (touched.length > 0) {
          const isSettled = touched.some((clauseId) => protection.clauses.get(clauseId)?.because === 'SETTLED');
          const messageKey = isSettled ? 'settledClauseTouched' : 'ownedClauseTouched';
          connection.refuseWrite(frame, 'LOCKED', messageKey, `protected clauses ${touched.join(' ')}`, touched);
          return undefined;
        }
        const newClientIds = admission.writers.filter((clientId) => !this.#clients.has(clientId));
        for (const clientId of newClientIds) this.#clients.set(clientId, connection.personId);
        const before = bodyOf(this.#doc).length;
        Y.applyUpdate(this.#doc, update, connection);
        const { length } = bodyOf(this.#doc);
        if (this.#deletions.isMassDeletion(connection.personId, before, length, performance.now()))
          this.ports.massDeletion(connection.personId, this.#seq);
        connection.handled(frame, size, covers);
        return { entry: { kind: 'edit', actorId: connection.personId, newClientIds, bytes: update }, from: connection };
      }
    }
  }

  /** Whether a person may write with a client id: it is theirs, or nobody's and nobody else is seen with it. */
  #isOf(clientId: number, { personId }: Member): boolean {
    const owner = this.#clients.get(clientId);
    if (owner !== undefined) return owner === personId;
    const speaker = this.awareness.speakerOf(clientId);
    return speaker === undefined || speaker.personId === personId;
  }

  async #commit(admitted: readonly Admitted[]): Promise<void> {
    const entries = admitted.map(({ entry }) => entry);
    for (;;) {
      const outcome = await this.ports.writer.append({ draftId: this.draftId, expectedSeq: this.#seq, entries });
      if (outcome.kind === 'gone') throw new Error(`The draft ${this.draftId} is gone.`);
      if (outcome.kind === 'appended') {
        this.#seq = outcome.seq;
        this.ports.committed(this.draftId, this.#seq);
        return;
      }
      await this.#catchUp();
      const taken = entries.find(({ actorId, newClientIds }) =>
        newClientIds.some((clientId) => this.#clients.get(clientId) !== actorId),
      );
      // Another node bound the id to somebody else first. What is in memory can no longer become true.
      if (taken) throw new Error(`A client id of ${this.draftId} was bound by another node meanwhile.`);
    }
  }

  /** Takes over what another node appended, and tells it to everybody here. */
  async #catchUp(): Promise<void> {
    const journal = new JournalRepository(this.ports.manager);
    for await (const entries of journal.entriesAfter(this.draftId, this.#seq)) {
      applyEntries(this.#doc, this.draftId, entries);
      for (const { bytes } of entries) this.#tell(bytes);
      this.#seq += entries.length;
    }
    for (const [clientId, personId] of await journal.clientsOf(this.draftId)) this.#clients.set(clientId, personId);
    this.ports.committed(this.draftId, this.#seq);
  }

  /** Reads the rights as they are committed, however long the database is away: by older ones no frame is judged. */
  async #readRights(): Promise<DraftRights> {
    for (;;) {
      const changes = this.#rightsChanges;
      try {
        const rights = await this.ports.rights();
        if (changes === this.#rightsChanges) return rights;
      } catch (error) {
        if (!isDatabaseAway(error) || this.#isOver) throw error;
        await delay(RIGHTS_AGAIN_MS);
      }
    }
  }

  #tellProtected(connection: Member): void {
    if (this.#rights && !connection.isClosed) connection.tellProtected(this.#rights.of(connection.cityId).told);
  }

  #tell(update: Uint8Array, from?: Member): void {
    const frame = updateFrame(update);
    for (const member of this.#members) if (member !== from && member.isSynced) member.send(frame);
  }

  #askForAll(connection: Member): void {
    if (connection.isClosed) return;
    connection.awaitsStep2 = true;
    connection.send(syncStep1Frame(Y.encodeStateVector(this.#doc)));
  }

  #whenCommitted(run: () => void, cancel: () => void = () => undefined): void {
    this.#reads.push({ run, cancel });
    this.#wake();
  }

  #read<Result>(read: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const cancel = () => reject(new Error(`The room of ${this.draftId} is closed.`));
      if (this.#isOver) cancel();
      else this.#whenCommitted(() => resolve(read()), cancel);
    });
  }

  #makeCheckpoint(): Checkpoint {
    this.#checkpointSeq = this.#seq;
    return { seq: this.#seq, state: encodeState(this.#doc), digest: digestOfText(linesOf(this.#doc)) };
  }
}
