import { awarenessFrame, rewriteAwareness } from '@colex/collab';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Member } from './member.js';

interface Changed {
  readonly added: number[];
  readonly updated: number[];
  readonly removed: number[];
}

/** Who is in the room and where their carets are. Who they are is said by the server, never by themselves (trust.md MS8). */
export class RoomAwareness {
  readonly #awareness: Awareness;
  readonly #speakers = new Map<number, Member>();

  /**
   * @param members everybody in the room, to be told of changes
   * @param ownerOf whose a client id is by what was written with it; undefined when nothing was
   */
  constructor(
    private readonly members: ReadonlySet<Member>,
    private readonly ownerOf: (clientId: number) => string | undefined,
  ) {
    // A document of its own, of which it uses the client id and nothing else: the text may be asleep.
    this.#awareness = new Awareness(new Y.Doc());
    // The server itself is nobody.
    this.#awareness.setLocalState(null);
    this.#awareness.on('update', ({ added, updated, removed }: Changed, origin: unknown) =>
      this.#tell([...added, ...updated, ...removed], origin),
    );
  }

  /** Who speaks for a client id now, and so may be the first to write with it. */
  speakerOf(clientId: number): Member | undefined {
    return this.#speakers.get(clientId);
  }

  /** Takes an awareness update in. False when it is no awareness update. */
  receive(connection: Member, update: Uint8Array): boolean {
    const rewritten = rewriteAwareness(update, (clientId) => this.#speaksFor(connection, clientId), connection.user);
    connection.hasSpoken = true;
    if (rewritten.outcome === 'rewritten') {
      applyAwarenessUpdate(this.#awareness, rewritten.update, connection);
      return true;
    }
    // The stock client echoes what it hears of others; that is no attack, and is not passed on.
    return rewritten.outcome === 'foreignClient';
  }

  /** The frame that tells a newcomer who is here; undefined when nobody is. */
  everybody(): Uint8Array | undefined {
    const clientIds = [...this.#awareness.getStates().keys()];
    return clientIds.length === 0 ? undefined : awarenessFrame(encodeAwarenessUpdate(this.#awareness, clientIds));
  }

  leave(connection: Member): void {
    const { clientId } = connection;
    if (clientId === null || this.#speakers.get(clientId) !== connection) return;
    this.#speakers.delete(clientId);
    removeAwarenessStates(this.#awareness, [clientId], connection);
  }

  destroy(): void {
    this.#awareness.destroy();
    this.#awareness.doc.destroy();
  }

  #speaksFor(connection: Member, clientId: number): boolean {
    if (connection.clientId === clientId) return this.#speakers.get(clientId) === connection;
    // Only the first thing a connection says names its client id: what it says later may be an echo of others.
    if (connection.hasSpoken) return false;
    const speaker = this.#speakers.get(clientId);
    // The same person may take over from a connection that is half dead: a laptop that woke up.
    if (speaker && speaker.personId !== connection.personId) return false;
    const owner = this.ownerOf(clientId);
    if (owner !== undefined && owner !== connection.personId) return false;
    connection.clientId = clientId;
    this.#speakers.set(clientId, connection);
    return true;
  }

  #tell(clientIds: number[], origin: unknown): void {
    const frame = awarenessFrame(encodeAwarenessUpdate(this.#awareness, clientIds));
    for (const member of this.members) if (member !== origin) member.send(frame);
  }
}
