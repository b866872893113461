import { watchable, type Watched } from './watched.js';

/** A way to the text: a WebSocket, or a stream with posts where the network lets no WebSocket through. */
export type Way = 'socket' | 'stream';

/** How the text is connected; `blocked`: the server is there, and the network lets neither way through. */
export type WayState = Way | 'blocked';

/** What the choice of a way needs to know from outside. */
export interface WayPorts {
  /** Whether the server answers at its door at all: if not, it is away, and no other way helps. */
  readonly isServerThere: () => Promise<boolean>;
  /** Whether a WebSocket can be opened now. */
  readonly doesSocketOpen: () => Promise<boolean>;
  /** Ends the connection that is, so that another is opened by {@link ConnectionWays.next}. */
  readonly reconnect: () => void;
  /** Runs something later, unless it is called off by what this returns. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Failures in a row, each while the server was there, after which a way counts as closed. */
const ENOUGH = 2;
const FIRST_LOOK_MS = 10_000;
const LONGEST_LOOK_MS = 300_000;

/**
 * Chooses the way of each connection. A WebSocket is tried until it has failed twice while the server answered at its door: then it
 * is the network that forbids it. From the stream it is tried again now and then, and gone back to when it opens.
 */
export class ConnectionWays {
  readonly #state = watchable<WayState>('socket');
  readonly #failures: Record<Way, number> = { socket: 0, stream: 0 };
  #last: Way = 'socket';
  #lookAgainMs = FIRST_LOOK_MS;
  #callOff: (() => void) | undefined;
  #isOver = false;

  constructor(private readonly ports: WayPorts) {}

  get state(): Watched<WayState> {
    return this.#state;
  }

  /** The way of the connection that is opened now. */
  next(): Way {
    const { socket, stream } = this.#failures;
    if (socket < ENOUGH) this.#last = 'socket';
    else if (stream < ENOUGH) this.#last = 'stream';
    // Neither works: both are tried in turn until one does.
    else this.#last = this.#last === 'socket' ? 'stream' : 'socket';
    return this.#last;
  }

  /** The server was heard on a way. */
  worked(way: Way): void {
    this.#failures[way] = 0;
    if (way === 'socket') {
      this.#callOff?.();
      this.#callOff = undefined;
      this.#lookAgainMs = FIRST_LOOK_MS;
      this.#failures.stream = 0;
    } else this.#lookForSocket();
    this.#state.set(way);
  }

  /** A connection ended and nothing had been heard on it. */
  async failed(way: Way): Promise<void> {
    const isServerThere = await this.ports.isServerThere();
    if (this.#isOver) return;
    if (!isServerThere) {
      // It is away; that says nothing about the network, and whoever writes goes on writing.
      if (this.#state.getState() === 'blocked') this.#state.set('socket');
      return;
    }
    this.#failures[way] += 1;
    if (this.#failures.socket >= ENOUGH && this.#failures.stream >= ENOUGH) this.#state.set('blocked');
  }

  stop(): void {
    this.#isOver = true;
    this.#callOff?.();
  }

  #lookForSocket(): void {
    this.#callOff ??= this.ports.after(this.#lookAgainMs, () => {
      void this.ports.doesSocketOpen().then((opens) => {
        this.#callOff = undefined;
        if (this.#isOver || this.#state.getState() === 'socket') return;
        this.#lookAgainMs = Math.min(this.#lookAgainMs * 2, LONGEST_LOOK_MS);
        if (!opens) return this.#lookForSocket();
        this.#failures.socket = 0;
        this.ports.reconnect();
      });
    });
  }
}

/** What is used of a socket here; WebSocket and StreamSocket both have it. */
interface WatchedSocket {
  addEventListener(name: 'message', listener: () => void, options: { once: true }): void;
  addEventListener(name: 'close', listener: (event: { code: number }) => void): void;
}

/** Codes below 4000 with which the server itself closes: it was heard. */
const SERVERS_OWN = new Set([1009, 1012, 1013]);

/** A class for y-websocket whose every instance is a socket of the way that is chosen when it is made. */
export function socketOfWays<Socket extends new (address: string, protocols?: string | string[]) => WatchedSocket>(
  ways: ConnectionWays,
  classes: Readonly<Record<Way, Socket>>,
): Socket {
  function SocketOfWays(address: string, protocols?: string | string[]): WatchedSocket {
    const way = ways.next();
    const socket = new classes[way](address, protocols);
    let wasHeard = false;
    const heard = (): void => {
      wasHeard = true;
      ways.worked(way);
    };
    socket.addEventListener('message', heard, { once: true });
    socket.addEventListener('close', ({ code }) => {
      if (wasHeard) return;
      if (code >= 4000 || SERVERS_OWN.has(code)) heard();
      else void ways.failed(way);
    });
    return socket;
  }
  // A function that returns an object gives that object to `new`, which is all that y-websocket does with its class.
  return SocketOfWays as unknown as Socket;
}
