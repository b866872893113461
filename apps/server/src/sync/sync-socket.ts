/** What a sync connection needs of its socket: what a WebSocket of `ws` has, and what a stream with posts gives as well. */
export interface SyncSocket {
  readonly OPEN: number;
  readonly readyState: number;
  readonly isPaused: boolean;
  /** Bytes that were sent and not yet taken by the network. */
  readonly bufferedAmount: number;
  on(event: 'message', listener: (message: Buffer, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Ends it without a word. */
  terminate(): void;
  ping(): void;
  pause(): void;
  resume(): void;
}
