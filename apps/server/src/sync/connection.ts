import type { Credential } from '@colex/access';
import {
  type Frame,
  type ProtectedFrom,
  acknowledgementFrame,
  awarenessFrame,
  decodeFrame,
  isWritingFrame,
  permissionDeniedFrame,
  protectionFrame,
  refusalFrame,
} from '@colex/collab';
import { type AwarenessUser, CLOSES, type CloseReason, type ErrorCode, type MessageKey } from '@colex/contract';
import type { LineId } from '@colex/lawtext';
import type { DraftMode } from '@colex/policy';
import { FRAME_COSTS, FrameBudget } from './frame-budget.js';
import type { Member } from './member.js';
import type { Room } from './room.js';
import type { SyncSocket, Wire } from './sync-socket.js';

/** Who is connected, and with what right. */
export interface Admission {
  readonly credential: Credential;
  readonly personId: string;
  readonly cityId: string | null;
  readonly mode: DraftMode;
  /** What others are told about this person. */
  readonly user: AwarenessUser;
  /** Whether the client understands acknowledgement and refusal frames (`?ack=1`). */
  readonly wantsAcknowledgements: boolean;
}

/** Frames a connection may have waiting in its room before its socket is no longer read. */
const MOST_WAITING_FRAMES = 500;
const MOST_WAITING_BYTES = 1_048_576;
/** What may wait to be sent to one client; beyond it the client is sent away to catch up by resynchronising. */
const MOST_UNSENT_BYTES = 4 * 1_048_576;

/** What a reader's empty answer to sync step 1 holds: no structs, no deletions. It writes nothing. */
const EMPTY_UPDATE = [0, 0];
const NOTHING = Buffer.alloc(0);
/** Of nobody: says nothing but that the server is there. */
const SIGN_OF_LIFE = awarenessFrame(Uint8Array.of(0));

/** One socket in a room: reads its frames, hands them to the room in order, and keeps account of what was acknowledged. */
export class SyncConnection implements Member {
  readonly credential: Credential;
  readonly personId: string;
  readonly cityId: string | null;
  readonly mode: DraftMode;
  readonly user: AwarenessUser;
  /** The client id it speaks with in awareness; null before it spoke. */
  clientId: number | null = null;
  /** Whether it sent an awareness frame yet. */
  hasSpoken = false;
  /** Whether it has the text and is told of changes. */
  isSynced = false;
  /** Whether sync step 1 was sent to it and step 2 has not come back yet: until then, what it lacks may still come. */
  awaitsStep2 = false;
  /** Whether it was closed by us or by the other side; nothing can be said to it any more. */
  isClosed = false;
  /** Whether we sent it away: what of it still waits is not looked at. What somebody sent who then left is. */
  isSentAway = false;
  readonly #wantsAcknowledgements: boolean;
  #room: Room | undefined;
  #writesReceived = 0;
  #writesHandled = 0;
  /** The first writing frame that is not covered because it built on something missing; null when there is none. */
  #firstMissing: number | null = null;
  #acknowledged = 0;
  #waitingFrames = 0;
  #waitingBytes = 0;
  #isAlive = true;
  #isCorked = false;
  readonly #budget = new FrameBudget(performance.now());
  #isSlowed = false;

  /** @param wire the stream below `socket`, to which whole messages are written */
  constructor(
    readonly socket: SyncSocket,
    private readonly wire: Wire,
    admission: Admission,
    private readonly onRefused: (reason: CloseReason, detail: string) => void,
  ) {
    this.credential = admission.credential;
    this.personId = admission.personId;
    this.cityId = admission.cityId;
    this.mode = admission.mode;
    this.user = admission.user;
    this.#wantsAcknowledgements = admission.wantsAcknowledgements;
    socket.on('pong', () => (this.#isAlive = true));
  }

  /** Begins to read frames for this room. */
  attach(room: Room): void {
    this.#room = room;
    this.socket.on('message', (message: Buffer, isBinary: boolean) => {
      if (isBinary) this.#receive(room, message);
      else this.refuse('badFrame', 'text frame');
    });
  }

  /** Sends a frame, or sends the client away when it reads too slowly to ever catch up. */
  send(frame: Uint8Array): void {
    // The other side may have said goodbye already; nothing may follow the answer to that.
    if (this.isClosed || this.socket.readyState !== this.socket.OPEN) return;
    if (this.wire.stream.writableLength > MOST_UNSENT_BYTES) {
      return this.refuse('overload', `${this.wire.stream.writableLength} bytes unsent`);
    }
    this.#cork();
    this.wire.stream.write(this.wire.messageOf(frame));
  }

  whenSent(done: () => void): void {
    const { stream } = this.wire;
    if (this.isClosed || (stream.writableLength === 0 && !this.#isCorked)) done();
    else stream.write(NOTHING, () => done());
  }

  /** Closes; the reason of the close frame is the key of the table of close codes. */
  close(reason: CloseReason): void {
    this.isSentAway = true;
    const hadLeft = this.isClosed;
    this.#end();
    if (hadLeft) return;
    // A paused socket would never read the answer to its close frame.
    this.socket.resume();
    this.socket.close(CLOSES[reason].code, reason);
    this.#room?.leave(this);
  }

  /** Closes because of something the other side did. */
  refuse(reason: CloseReason, detail: string): void {
    if (this.isSentAway) return;
    this.onRefused(reason, detail);
    this.close(reason);
  }

  /** Says that a writing frame is refused whole, and closes. */
  refuseWrite(
    frame: number,
    code: ErrorCode,
    messageKey: MessageKey,
    detail: string,
    clauseIds: readonly LineId[] = [],
  ): void {
    if (this.#wantsAcknowledgements) this.send(refusalFrame({ frame, code, messageKey, clauseIds }));
    this.refuse('refusedUpdate', detail);
  }

  tellProtected(clauses: readonly ProtectedFrom[]): void {
    if (this.#wantsAcknowledgements) this.send(protectionFrame({ clauses }));
  }

  /** The socket is gone; nothing can be said to it any more. */
  gone(): void {
    this.isClosed = true;
    this.#room?.leave(this);
  }

  /** A writing frame is dealt with: it is in the journal or on its way there, was known, or lacks something. */
  handled(frame: number, bytes: number, how: 'covered' | 'coversAllBefore' | 'missing'): void {
    this.#writesHandled = frame;
    if (how === 'missing') this.#firstMissing ??= frame;
    // A sync step 2 holds everything the client had when it sent it, so also what earlier frames lacked.
    else if (how === 'coversAllBefore') this.#firstMissing = null;
    this.#release(bytes);
  }

  /** Everything handled so far is committed: says so, up to the first frame that is not covered. */
  acknowledge(seq: number): void {
    const frames = this.#firstMissing === null ? this.#writesHandled : this.#firstMissing - 1;
    if (frames <= this.#acknowledged) return;
    this.#acknowledged = frames;
    if (this.#wantsAcknowledgements) this.send(acknowledgementFrame({ frames, seq }));
  }

  /** Asks whether the other side is still there; ends the connection when it did not answer the last time. */
  heartbeat(): void {
    // Nothing is read from a paused socket, so no answer can be expected from it.
    if (this.socket.isPaused) return;
    if (!this.#isAlive) return this.socket.terminate();
    this.#isAlive = false;
    this.socket.ping();
    // Scripts in a browser see no pings: the stock client takes half a minute without a frame for a broken connection.
    this.send(SIGN_OF_LIFE);
  }

  /** Has everything that is sent until the present work is done go to the system in one piece. */
  #cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    this.wire.stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      this.wire.stream.uncork();
    });
  }

  #receive(room: Room, bytes: Buffer): void {
    if (this.isClosed) return;
    if (isWritingFrame(bytes)) {
      this.#writesReceived += 1;
      if (this.mode !== 'WRITE') return this.#withoutRight(bytes);
    }
    const frame = decodeFrame(bytes);
    this.#slowDown(frame.type);
    switch (frame.type) {
      case 'syncStep1':
        this.#hold(room, bytes.length);
        return room.answerStep1(this, frame.stateVector, () => this.#release(bytes.length));
      case 'syncStep2':
      case 'update': {
        this.#hold(room, bytes.length);
        const { type, update, seq: heard } = frame;
        const size = bytes.length;
        return room.write({ connection: this, frame: this.#writesReceived, type, update, heard, size });
      }
      case 'awareness':
        if (!room.awareness.receive(this, frame.update)) this.refuse('badFrame', 'awareness');
        return;
      case 'queryAwareness': {
        const everybody = room.awareness.everybody();
        if (everybody) this.send(everybody);
        return;
      }
      case 'malformed':
        return this.refuse('badFrame', frame.fault);
      case 'permissionDenied':
      case 'acknowledged':
      case 'refused':
      case 'protected':
        return this.refuse('badFrame', frame.type);
    }
  }

  /** Refused by its head alone, before anything is parsed (trust.md MS1). */
  #withoutRight(bytes: Buffer): void {
    const body = bytes.subarray(-EMPTY_UPDATE.length);
    const isEmptyStep2 =
      bytes.length === 5 && bytes[1] === 1 && EMPTY_UPDATE.every((byte, index) => body[index] === byte);
    if (isEmptyStep2) return;
    this.send(permissionDeniedFrame('forbidden'));
    this.refuse('forbidden', `write in mode ${this.mode}`);
  }

  #hold({ backlog }: Room, bytes: number): void {
    this.#waitingFrames += 1;
    this.#waitingBytes += bytes;
    backlog.add(bytes);
    const isFull = this.#waitingFrames >= MOST_WAITING_FRAMES || this.#waitingBytes >= MOST_WAITING_BYTES;
    if (isFull || backlog.isFull) this.socket.pause();
    if (backlog.isFull) backlog.whenLow(() => this.#readOn());
  }

  /** Nothing of it counts any more, and nothing of it waits. */
  #end(): void {
    this.isClosed = true;
    this.#room?.backlog.remove(this.#waitingBytes);
    this.#waitingBytes = 0;
  }

  #release(bytes: number): void {
    // Nothing is held any more of one that was sent away.
    const held = Math.min(bytes, this.#waitingBytes);
    this.#waitingFrames -= 1;
    this.#waitingBytes -= held;
    this.#room?.backlog.remove(held);
    this.#readOn();
  }

  /** Reads no further for a while when the other side sends too fast. */
  #slowDown(type: Frame['type'] | 'malformed'): void {
    const cost = type === 'syncStep1' || type === 'queryAwareness' ? FRAME_COSTS[type] : FRAME_COSTS.other;
    if (this.#budget.spend(cost, performance.now()) > 0 && !this.#isSlowed) this.#pauseForBudget();
  }

  #pauseForBudget(): void {
    // What one read brought in is taken in one go, so the debt may have grown meanwhile.
    const wait = this.#budget.spend(0, performance.now());
    this.#isSlowed = wait > 0;
    if (!this.#isSlowed) return this.#readOn();
    this.socket.pause();
    setTimeout(() => this.#pauseForBudget(), wait).unref();
  }

  /** Reads on where reading had stopped, when there is room for it again. */
  #readOn(): void {
    if (this.isClosed) return;
    if (this.#room?.backlog.isFull) return this.#room.backlog.whenLow(() => this.#readOn());
    const isLow = this.#waitingFrames < MOST_WAITING_FRAMES / 2 && this.#waitingBytes < MOST_WAITING_BYTES / 2;
    if (isLow && !this.#isSlowed && this.socket.isPaused) {
      this.#isAlive = true;
      this.socket.resume();
    }
  }
}
