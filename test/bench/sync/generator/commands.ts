import type { Place } from './typed-update.js';
import type { WireName } from './wire.js';

/** Where a document is reached. */
export interface Address {
  readonly wire: WireName;
  /** The document's name in the protocol. */
  readonly name: string;
  /** One address for each person who may be signed in; clients take them in turn. */
  readonly urls: readonly string[];
}

/** The highest clock of each client a document must know to be whole. */
export type Clocks = ReadonlyMap<number, number>;

/** A document with a text in it. */
export interface Room extends Address {
  /** What a client has that has everything. */
  readonly stateVector: Uint8Array;
  readonly clocks: Clocks;
  /** Places all over the text where typists may sit. */
  readonly places: readonly Place[];
}

/** Lower, middle and upper end of a distribution, in milliseconds. */
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
}

/** What one stretch of typing showed. */
export interface TypingResult {
  readonly edits: number;
  /** Edits that became visible to another typist; one edit in a room of n counts n − 1 times. */
  readonly deliveries: number;
  /** Deliveries that had not happened 10 s after the last edit. */
  readonly missing: number;
  readonly seconds: number;
  readonly latency: Quantiles;
  /** How much later than planned the generator typed: its own share in the figures. */
  readonly lagP99: number;
  /** CPU during the stretch, in seconds, of the server, of its database, and of the generator itself. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
  readonly generatorCpu: number;
  /** CPU that processes which have nothing to do with the measurement took away. */
  readonly othersCpu: number;
}

/** Processes whose CPU is read at both ends of a stretch of typing. */
export interface Watched {
  readonly serverPid: number;
  readonly databasePid: number | undefined;
}

/** What one typist's colleagues had seen of his or her edits when the server died. */
export interface SeenEdits {
  readonly room: number;
  readonly client: number;
  readonly edits: number;
}

/** How long an opening took, in milliseconds from the start of the connection. */
export interface OpeningTimes {
  /** Until the server's answer to the state vector arrived: what the client does with it is not the server's. */
  readonly answered: number;
  /** Until the client's Yjs document held the whole text. */
  readonly whole: number;
}

/** What the benchmark asks the generator to do; one at a time. */
export interface Commands {
  /** Connects typists, each at a place of its own, and resolves when all are synchronised. */
  connect(rooms: readonly Room[], typistsPerRoom: number): Promise<void>;
  /** Everybody types at a fixed pace, at first unmeasured. */
  type(pace: { editsPerSecond: number; warmSeconds: number; seconds: number }, watched: Watched): Promise<TypingResult>;
  /** Everybody types as fast as the others see it: at most `unseen` edits of each are under way. */
  saturate(load: { unseen: number; warmSeconds: number; seconds: number }, watched: Watched): Promise<TypingResult>;
  /** Everybody types until the server is gone. */
  typeUntilClosed(editsPerSecond: number): Promise<SeenEdits[]>;
  /** Closes every connection and resolves when all are closed. */
  disconnect(): Promise<void>;
  /** So many tabs that have the text come back at once; seconds until the last one is synchronised. */
  storm(rooms: readonly Room[], tabsPerRoom: number): Promise<number>;
  /** Opens a document with a real Yjs document behind it. */
  open(room: Room): Promise<OpeningTimes>;
}

/** One call of a command, as it goes to the generator's process. */
export interface Call {
  readonly name: keyof Commands;
  readonly args: readonly unknown[];
}

/** What comes back. */
export type Reply = { readonly value: unknown } | { readonly error: string };
