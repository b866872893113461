import type { Room } from '../generator/commands.js';
import type { ServerProcess } from '../machine/server-process.js';
import type { SeedText } from '../texts.js';

/** Who takes part. The figures of all others are set against `relay-group`. */
export type ContenderName =
  'relay' | 'relay-insert' | 'relay-group' | 'y-websocket' | 'y-websocket-leveldb' | 'hocuspocus' | 'colex';

/** One contender, installed, with a database and a folder of its own. */
export interface Installation {
  /** The running server. */
  readonly server: ServerProcess;
  /** The postmaster of its database; undefined when it has none. */
  readonly databasePid: number | undefined;
  /** Makes new documents, each holding the text; resolves when the server has nothing left to write. */
  makeRooms(count: number, text: SeedText): Promise<Room[]>;
  /** Ends the server as an operator does (SIGTERM) or as a fault does (SIGKILL), and starts it again on the same port and data. */
  restart(signal: 'SIGTERM' | 'SIGKILL', options?: { readonly inspect?: boolean }): Promise<void>;
  /** Only ends it. `restart` starts it again. */
  kill(): Promise<void>;
  /** Ends server and database and removes their files. */
  remove(): Promise<void>;
}

/** How to install a contender. */
export interface Contender {
  readonly name: ContenderName;
  /** Whether a restarted server still has the texts. */
  readonly keepsTexts: boolean;
  /** Installs and starts it. */
  install(): Promise<Installation>;
}
