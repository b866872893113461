import { setTimeout as delay } from 'node:timers/promises';
import {
  Coverage,
  LARGEST_FRAME,
  admitUpdate,
  bodyOf,
  linesOf,
  mergeUpdates,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@colex/collab';
import type { CloseReason } from '@colex/contract';
import type { Line } from '@colex/lawtext';
import { JournalDamaged, JournalRepository, type NewEntry, isDatabaseAway } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { Backlog } from './backlog.js';
import type { DraftRights } from './clause-rights.js';
import { type Following, type StrandedWords, followingOf } from './late-edits.js';
import { DeletionWatch } from './deletion-watch.js';
import type { JournalWriter } from './journal-writer.js';
import type { Member, WritingFrame } from './member.js';
import { RoomAwareness } from './room-awareness.js';
import { type Lacked, RoomText } from './room-text.js';
import type { StoredDraft } from './stored-draft.js';

/** A text at a journal entry. */
export interface Snapshot {
  readonly seq: number;
  readonly lines: readonly Line[];
}

/** What a room needs of the server. */
export interface RoomPorts {
  readonly manager: EntityManager;
  readonly writer: JournalWriter;
  /** This node appended entries, the last of them is `seq`: for other nodes to hear. */
  readonly appended: (draftId: string, seq: number, entries: readonly NewEntry[]) => void;
  /** Who may not change which clause, as it is committed now. */
  readonly rights: () => Promise<DraftRights>;
  /** What waits in all rooms together. */
  readonly backlog: Backlog;
  /** Something was committed: `seq` is the last entry. */
  readonly committed: (draftId: string, seq: number) => void;
  /** One person took away much of the text in a short time; `seq` is the last entry before it. */
  readonly massDeletion: (personId: string, seq: number) => void;
  /** Keeps words that lost their line, before they leave the text; the same words once. */
  readonly keepStranded: (texts: readonly StrandedWords[]) => Promise<void>;
  /** So much was committed that a checkpoint would make opening faster. */
  readonly checkpointDue: (draftId: string) => void;
  /** The room cannot go on and has sent everybody away. */
  readonly failed: (room: Room, error: unknown) => void;
}

interface Read {
  readonly run: () => void;
  /** The room is closed before it could run. */
  readonly cancel: () => void;
}

/** What another node said it appended; the last of its entries is `seq`. */
interface Heard {
  readonly seq: number;
  readonly entries: readonly NewEntry[];
}

interface Admitted {
  readonly entry: NewEntry;
  /** Undefined when it follows from somebody's edit: then its author is told too. */
  readonly from: Member | undefined;
}

/** At most this many frames are looked at before the other rooms have their turn. */
const MOST_FRAMES_A_TURN = 200;
const ENTRIES_BETWEEN_CHECKPOINTS = 500;
/** Words of other nodes that wait while this room waits for the database; the journal holds whatever is forgotten. */
const MOST_HEARD = 200;
const BETWEEN_CHECKPOINTS_MS = 15_000;
/** So many updates committed together are told as one. */
const RAIN = 3;
const LARGEST_MERGED = LARGEST_FRAME / 2;
/** Decoding begins so long after the stored bytes went out: whoever else opens something is answered first. */
const AFTER_ANSWER_MS = 50;
/** A writer is asked what the server lacks after so long at the latest: the text is decoded for that. */
const LONGEST_UNASKED_MS = 250;
/** What may wait in one room before nobody in it is read any further. */
const MOST_WAITING_BYTES = 8 * 1_048_576;
/** Entries of the journal that are read again before others have their turn. */
const ENTRIES_A_TURN = 500;
/** The pause between two attempts to read the rights while the database is away. */
const RIGHTS_AGAIN_MS = 250;

/**
 * A draft that is open on this node. It takes frames strictly in order: admits what came in, commits it with one append, and
 * only then acknowledges, tells the others, and answers those who ask for the text. So nothing undurable is ever seen by
 * anyone, and what was acknowledged is on disk (trust.md N1).
 */
export class Room {
  readonly awareness: RoomAwareness;
  readonly backlog: Backlog;
  readonly #text: RoomText;
  /** Writers who wait to be asked what the server lacks until the text is awake. */
  #unasked: Member[] = [];
  #waking: NodeJS.Timeout | undefined;
  readonly #clients: Map<number, string>;
  readonly #members = new Set<Member>();
  readonly #deletions = new DeletionWatch();
  /** Undefined when they have changed since they were read. */
  #rights: DraftRights | undefined;
  /** Counts the changes of the rights. */
  #rightsChanges = 0;
  #seq: number;
  #checkpointSeq: number;
  /** When the last one was asked for, on the clock of `performance.now`. */
  #checkpointAt = -Infinity;
  #frames: WritingFrame[] = [];
  /** What wants to see the document when everything in it is committed. */
  #reads: Read[] = [];
  #heard: Heard[] = [];
  /** Words that are about to leave the text. */
  #stranded: StrandedWords[] = [];
  #running: Promise<void> | undefined;
  #isOver = false;

  constructor(
    readonly draftId: string,
    stored: StoredDraft,
    rights: DraftRights,
    private readonly ports: RoomPorts,
  ) {
    this.#text = new RoomText(draftId, stored);
    this.backlog = new Backlog(MOST_WAITING_BYTES, ports.backlog);
    this.#clients = stored.clients;
    this.#seq = stored.seq;
    this.#checkpointSeq = stored.checkpointSeq;
    this.#rights = rights;
    this.awareness = new RoomAwareness(this.#members, (clientId) => this.#clients.get(clientId));
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
      let lacked: Lacked;
      try {
        lacked = this.#text.lackedBy(stateVector);
      } catch (error) {
        if (error instanceof JournalDamaged) throw error;
        // The only other thing that can fail here is reading a state vector that is none.
        connection.refuse('badFrame', 'state vector');
        return;
      }
      connection.send(syncStep2Frame(lacked.answer, lacked.rest ? undefined : this.#seq));
      if (lacked.rest) connection.send(updateFrame(lacked.rest, this.#seq));
      connection.isSynced = true;
      // The bytes are on their way; only now is there time to decode them.
      if (this.#unasked.length > 0) connection.whenSent(() => this.#wakeText(AFTER_ANSWER_MS));
    });
  }

  /** The text when everything in the document is committed. */
  snapshot(): Promise<Snapshot> {
    return this.#read(() => ({ seq: this.#seq, lines: linesOf(this.#text.doc) }));
  }

  /** Looks at the document when everything in it is committed; `look` neither changes nor keeps it. */
  look<Result>(look: (doc: Y.Doc, seq: number) => Result): Promise<Result> {
    return this.#read(() => look(this.#text.doc, this.#seq));
  }

  /** Reads from the journal what other nodes wrote. */
  async lookAtJournal(headSeq: number): Promise<void> {
    if (headSeq <= this.#seq || this.#running) return;
    this.#running = this.#guarded(() => this.#catchUp());
    await this.#running;
  }

  /** Another node said that it appended. Taken over before anything else is looked at. */
  hear(seq: number, entries: readonly NewEntry[]): void {
    if (seq <= this.#seq) return;
    this.#heard = [...this.#heard, { seq, entries }].slice(-MOST_HEARD);
    this.#wake();
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Encoded bytes of the text, and whether they are decoded. */
  get weight(): { readonly bytes: number; readonly isAwake: boolean; readonly lastUsed: number } {
    return { bytes: this.#text.size, isAwake: this.#text.isAwake, lastUsed: this.#text.lastUsed };
  }

  /** Keeps only the encoded text until it is needed again; not while something is under way. */
  sleep(): void {
    if (!this.#running && !this.#hasWork) this.#text.sleep();
  }

  /** Whether anything was committed since the last checkpoint. */
  get isWorthCheckpoint(): boolean {
    return this.#seq > this.#checkpointSeq;
  }

  /** Sends everybody away and forgets the document. */
  close(reason: CloseReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const member of this.#members) member.close(reason);
    // Of those who left before: nothing of theirs waits any more.
    for (const { connection, frame, size } of this.#frames.splice(0)) connection.handled(frame, size, 'missing');
    this.#heard = [];
    for (const read of this.#reads.splice(0)) read.cancel();
    clearTimeout(this.#waking);
    this.awareness.destroy();
    this.#text.destroy();
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
    if (this.#hasWork) this.#wake();
  }

  get #hasWork(): boolean {
    return this.#frames.length > 0 || this.#reads.length > 0 || this.#heard.length > 0;
  }

  async #work(): Promise<void> {
    while (!this.#isOver && this.#hasWork) {
      if (this.#heard.length > 0) await this.#takeHeard();
      const rights = (this.#rights ??= await this.#readRights());
      const frames = this.#frames.splice(0, MOST_FRAMES_A_TURN);
      await this.#remember(frames);
      const admitted = frames.flatMap((frame) => this.#admit(frame, rights));
      await this.#keepStranded();
      if (admitted.length > 0) await this.#commit(admitted);
      this.#tellAll(admitted);
      for (const connection of new Set(frames.map((frame) => frame.connection))) connection.acknowledge(this.#seq);
      const reads = this.#reads;
      this.#reads = [];
      for (const read of reads) read.run();
      if (this.#text.isAwake) for (const member of this.#unasked.splice(0)) this.#askForAll(member);
      this.#askForCheckpoint();
    }
  }

  /** Looks at one frame against the document; what is admitted is applied at once, so that the next frame is judged with it. */
  #admit({ connection, frame, type, update, heard, size }: WritingFrame, rights: DraftRights): Admitted[] {
    if (connection.isSentAway) return [];
    const isStep2 = type === 'syncStep2';
    if (isStep2) connection.awaitsStep2 = false;
    const covers = isStep2 ? 'coversAllBefore' : 'covered';
    const admission = admitUpdate(this.#text.doc, update);
    switch (admission.verdict) {
      case 'known':
        connection.handled(frame, size, covers);
        return [];
      case 'missing':
        // Never parked: the client is asked for everything, unless it was and its answer is still to come.
        connection.handled(frame, size, 'missing');
        if (!connection.awaitsStep2) {
          connection.awaitsStep2 = true;
          this.#whenCommitted(() => this.#askForAll(connection));
        }
        return [];
      case 'refused':
        connection.refuseWrite(frame, 'BAD_USER_INPUT', 'updateRefused', admission.reason);
        return [];
      case 'admitted': {
        if (admission.writers.some((clientId) => !this.#isOf(clientId, connection))) {
          connection.refuseWrite(frame, 'FORBIDDEN', 'foreignClientId', 'client id of somebody else');
          return [];
        }
        const protection = rights.of(connection.cityId);
        const following = heard === undefined ? undefined : this.#followingOf(update, connection.personId, heard);
        const whole = following ? mergeUpdates([update, ...following.entries.map(({ bytes }) => bytes)]) : update;
        const touched = this.#text.guard.touchedBy(whole, protection.ids);
        if (touched.length > 0) {
          const isSettled = touched.some((clauseId) => protection.clauses.get(clauseId)?.because === 'SETTLED');
          const messageKey = isSettled ? 'settledClauseTouched' : 'ownedClauseTouched';
          connection.refuseWrite(frame, 'LOCKED', messageKey, `protected clauses ${touched.join(' ')}`, touched);
          return [];
        }
        const newClientIds = admission.writers.filter((clientId) => !this.#clients.has(clientId));
        for (const clientId of newClientIds) this.#clients.set(clientId, connection.personId);
        const { doc } = this.#text;
        const before = bodyOf(doc).length;
        this.#text.apply(update, connection.personId);
        if (this.#deletions.isMassDeletion(connection.personId, before, bodyOf(doc).length, performance.now()))
          this.ports.massDeletion(connection.personId, this.#seq);
        connection.handled(frame, size, covers);
        const entry: NewEntry = { kind: 'edit', actorId: connection.personId, newClientIds, bytes: update };
        return [{ entry, from: connection }, ...(following ? this.#applyFollowing(following) : [])];
      }
    }
  }

  #followingOf(update: Uint8Array, personId: string, heard: number): Following | undefined {
    return followingOf(this.#text, this.#clients, { update, personId, heard });
  }

  #applyFollowing({ entries, stranded, note }: Following): Admitted[] {
    for (const { bytes, newClientIds, actorId } of entries) {
      for (const clientId of newClientIds) this.#clients.set(clientId, actorId);
      this.#text.apply(bytes, undefined);
    }
    note();
    this.#stranded.push(...stranded);
    return entries.map((entry) => ({ entry, from: undefined }));
  }

  /** Somebody comes back with edits from before the text woke: only the journal knows what became of their lines. */
  async #remember(frames: readonly WritingFrame[]): Promise<void> {
    const isOld = ({ heard, update, connection }: WritingFrame): boolean =>
      heard !== undefined &&
      heard > 0 &&
      !connection.isSentAway &&
      heard < this.#text.graveyard.since &&
      admitUpdate(this.#text.doc, update).verdict === 'admitted';
    if (!frames.some(isOld)) return;
    await this.#text.remember(new JournalRepository(this.ports.manager).entriesAfter(this.draftId, 0, ENTRIES_A_TURN));
  }

  /** Before they leave the text, however long the database is away: what nobody can read any more must be on a card. */
  async #keepStranded(): Promise<void> {
    while (this.#stranded.length > 0) {
      const texts = this.#stranded;
      try {
        await this.ports.keepStranded(texts);
        this.#stranded = [];
      } catch (error) {
        if (!isDatabaseAway(error) || this.#isOver) throw error;
        await delay(RIGHTS_AGAIN_MS);
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
    let entries: readonly NewEntry[] = admitted.map(({ entry }) => entry);
    const elsewhere = new Coverage();
    while (entries.length > 0) {
      const outcome = await this.ports.writer.append({ draftId: this.draftId, expectedSeq: this.#seq, entries });
      if (outcome.kind === 'gone') throw new Error(`The draft ${this.draftId} is gone.`);
      if (outcome.kind === 'appended') {
        this.#seq = outcome.seq;
        this.ports.appended(this.draftId, this.#seq, entries);
        this.ports.committed(this.draftId, this.#seq);
        return;
      }
      await this.#catchUp(elsewhere);
      const taken = entries.find(({ actorId, newClientIds }) =>
        newClientIds.some((clientId) => this.#clients.get(clientId) !== actorId),
      );
      // Another node bound the id to somebody else first. What is in memory can no longer become true.
      if (taken) throw new Error(`A client id of ${this.draftId} was bound by another node meanwhile.`);
      // Somebody who came back by another node sent it there again, and it is in the journal already.
      entries = entries.filter(({ bytes }) => !elsewhere.covers(bytes));
    }
  }

  /** From the words of the other node where nothing is missing before them, else from the journal. */
  async #takeHeard(): Promise<void> {
    for (const { seq, entries } of this.#heard.splice(0)) {
      const first = seq - entries.length;
      if (seq <= this.#seq) continue;
      if (first > this.#seq || entries.length === 0) await this.#catchUp();
      else this.#takeOver(entries.slice(this.#seq - first));
    }
  }

  #takeOver(entries: readonly NewEntry[]): void {
    try {
      this.#text.follow(entries.map(({ bytes }, index) => ({ seq: this.#seq + index + 1, bytes })));
    } catch (cause) {
      // The journal is not damaged because of it: the room is opened again from there.
      throw new Error(`What another node said about ${this.draftId} does not fit.`, { cause });
    }
    for (const { actorId, newClientIds, bytes } of entries) {
      for (const clientId of newClientIds) this.#clients.set(clientId, actorId);
      this.#seq += 1;
      this.#tell(bytes, this.#seq);
    }
    this.ports.committed(this.draftId, this.#seq);
  }

  /** Takes over what another node appended, and tells it to everybody here. */
  async #catchUp(coverage?: Coverage): Promise<void> {
    const journal = new JournalRepository(this.ports.manager);
    for await (const entries of journal.entriesAfter(this.draftId, this.#seq)) {
      this.#text.follow(entries);
      for (const { seq, bytes } of entries) {
        coverage?.add(bytes);
        this.#tell(bytes, seq);
      }
      this.#seq += entries.length;
    }
    for (const [clientId, personId] of await journal.clientsOf(this.draftId)) this.#clients.set(clientId, personId);
    this.ports.committed(this.draftId, this.#seq);
  }

  /**
   * Tells everybody what was committed: as it was received, or, when it rains, as one update with all of it. That goes to its
   * authors too, who know a part of it already, so that it is one frame for all.
   */
  #tellAll(admitted: readonly Admitted[]): void {
    const merged = admitted.length < RAIN ? undefined : mergeUpdates(admitted.map(({ entry }) => entry.bytes));
    if (merged === undefined || merged.length > LARGEST_MERGED) {
      // Some may have been in the journal already: only with the last is it sure what everybody has.
      admitted.forEach(({ entry, from }, index) =>
        this.#tell(entry.bytes, index === admitted.length - 1 ? this.#seq : undefined, from),
      );
      return;
    }
    const authors = new Set(admitted.map(({ from }) => from));
    this.#tell(merged, this.#seq, authors.size === 1 ? admitted[0]?.from : undefined);
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

  #tell(update: Uint8Array, seq: number | undefined, from?: Member): void {
    const frame = updateFrame(update, seq);
    for (const member of this.#members) if (member !== from && member.isSynced) member.send(frame);
  }

  #askForAll(connection: Member): void {
    if (connection.isClosed) return;
    connection.awaitsStep2 = true;
    if (this.#text.isAwake) {
      connection.send(syncStep1Frame(Y.encodeStateVector(this.#text.doc)));
    } else {
      this.#unasked.push(connection);
      this.#wakeText(LONGEST_UNASKED_MS);
    }
  }

  /** Decodes the text some time later, so that those who want to write can be asked what the server lacks. */
  #wakeText(milliseconds: number): void {
    if (this.#isOver || this.#unasked.length === 0) return;
    clearTimeout(this.#waking);
    this.#waking = setTimeout(() => this.#whenCommitted(() => void this.#text.doc), milliseconds).unref();
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

  #askForCheckpoint(): void {
    const now = performance.now();
    if (this.#seq - this.#checkpointSeq < ENTRIES_BETWEEN_CHECKPOINTS) return;
    if (now - this.#checkpointAt < BETWEEN_CHECKPOINTS_MS) return;
    this.#checkpointSeq = this.#seq;
    this.#checkpointAt = now;
    this.ports.checkpointDue(this.draftId);
  }
}
