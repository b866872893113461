import { randomInt } from 'node:crypto';
import { type Client, closeAll, connectClient } from './client.js';
import type { Room } from './commands.js';
import { type Place, readTypedUpdate, typedUpdate } from './typed-update.js';

/** One who types, and how far the colleagues have seen it. */
export interface Typist {
  readonly client: number;
  readonly room: number;
  readonly place: Place;
  /** When each edit was made, on the clock of `performance.now`. */
  readonly typedAt: number[];
  /** How many colleagues have each edit. */
  readonly seenBy: number[];
  /** How many edits at least one colleague has, counted from the first without a gap. */
  seenBySomebody: number;
  type(): void;
}

/** Hears of every delivery: the typist's `index`-th edit was seen by one more colleague. */
export type DeliveryListener = (typist: Typist, index: number) => void;

/** Largest client id Yjs makes. */
const CLIENT_IDS = 2 ** 32;

/** Typists in rooms, connected. */
export class Crowd {
  readonly typists: Typist[] = [];
  /** Called for each delivery; a stretch of typing puts its own here. */
  delivered: DeliveryListener = () => undefined;
  #open = 0;
  #closing = false;
  readonly #connections: Client[] = [];
  readonly #byClient = new Map<number, Typist>();
  #fail: ((error: Error) => void) | undefined;
  #allClosed: (() => void) | undefined;

  /** How many colleagues see what one types. */
  private constructor(readonly colleagues: number) {}

  /** Connects everybody and resolves when all are synchronised. */
  static async connect(rooms: readonly Room[], typistsPerRoom: number): Promise<Crowd> {
    const crowd = new Crowd(typistsPerRoom - 1);
    const synchronised = rooms.flatMap((room, index) =>
      Array.from({ length: typistsPerRoom }, (_, turn) => crowd.#join(room, index, turn)),
    );
    await Promise.all(synchronised);
    return crowd;
  }

  /** Rejects when a connection closes that nobody asked to close. */
  failure(): Promise<never> {
    return new Promise((_, reject) => (this.#fail = reject));
  }

  /** Resolves when the server has closed every connection. */
  closedByServer(): Promise<void> {
    this.#closing = true;
    return new Promise((resolve) => {
      this.#allClosed = resolve;
      if (this.#open === 0) resolve();
    });
  }

  async disconnect(): Promise<void> {
    this.#closing = true;
    await closeAll(this.#connections);
  }

  #join(room: Room, roomIndex: number, turn: number): Promise<void> {
    const place = room.places[turn];
    if (!place) throw new Error(`${room.name} has no place for typist ${turn}.`);
    return new Promise((resolve, reject) => {
      const client = randomInt(CLIENT_IDS);
      const connection = connectClient(room, turn, room.stateVector, {
        answered: () => resolve(),
        updated: (update) => this.#receive(client, update),
        closed: (code, reason) => {
          this.#open -= 1;
          const error = new Error(`The server closed a typist's connection: ${code} ${reason}`);
          reject(error);
          if (!this.#closing) this.#fail?.(error);
          if (this.#open === 0) this.#allClosed?.();
        },
      });
      this.#open += 1;
      this.#connections.push(connection);
      const typist: Typist = {
        client,
        room: roomIndex,
        place,
        typedAt: [],
        seenBy: [],
        seenBySomebody: 0,
        type() {
          const index = this.typedAt.length;
          const update = typedUpdate(client, index, place);
          this.seenBy.push(0);
          this.typedAt.push(performance.now());
          connection.send(update);
        },
      };
      this.typists.push(typist);
      this.#byClient.set(client, typist);
    });
  }

  #receive(receiver: number, update: Uint8Array): void {
    readTypedUpdate(update, (client, firstIndex, edits) => {
      // Some servers send a typist's own edits back; that is no delivery.
      if (client === receiver) return;
      const typist = this.#byClient.get(client);
      if (!typist) return;
      for (let index = firstIndex; index < firstIndex + edits; index += 1) {
        typist.seenBy[index] = (typist.seenBy[index] ?? 0) + 1;
        if (index === typist.seenBySomebody) typist.seenBySomebody += 1;
        this.delivered(typist, index);
      }
    });
  }
}
