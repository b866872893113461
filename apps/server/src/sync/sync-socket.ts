import type { Writable } from 'node:stream';

/** What a sync connection needs of its socket: what a WebSocket of `ws` has, and what a stream with posts gives as well. */
export interface SyncSocket {
  readonly OPEN: number;
  readonly readyState: number;
  readonly isPaused: boolean;
  on(event: 'message', listener: (message: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  close(code: number, reason: string): void;
  /** Ends it without a word. */
  terminate(): void;
  ping(): void;
  pause(): void;
  resume(): void;
}

/** The stream below a socket, to which whole messages are written, and how a frame becomes one; built once for all sockets. */
export interface Wire {
  readonly stream: Writable;
  readonly messageOf: (frame: Uint8Array) => Buffer;
}
