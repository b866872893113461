import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { SyncSocket } from './sync-socket.js';

const OPEN = 1;
const CLOSED = 3;

/** Some proxies hold back the first so many bytes of an answer. */
const PADDING = `: ${' '.repeat(2_048)}\n\n`;

const built = new WeakMap<Uint8Array, Buffer>();

/** A frame as a server-sent event; built once for a frame, however many streams it is written to. */
export function eventOf(frame: Uint8Array): Buffer {
  let event = built.get(frame);
  if (!event) {
    const text = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64');
    event = Buffer.from(`data: ${text}\n\n`);
    built.set(frame, event);
  }
  return event;
}

/**
 * A socket for networks that let no WebSocket through: to the client go server-sent events (`open` with a key, `data:` a frame in
 * base64, `close` with a code and a reason), from the client come posts that the door hands over with {@link StreamSocket.receive}.
 */
export class StreamSocket extends EventEmitter implements SyncSocket {
  readonly OPEN = OPEN;
  #readyState = OPEN;
  #isPaused = false;
  #waiting: Buffer[] = [];
  #whenRead: (() => void)[] = [];

  /** @param key what whoever reads the stream must show to post to it */
  constructor(
    private readonly response: ServerResponse,
    key: string,
  ) {
    super();
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx would otherwise keep the answer until it is long enough.
      'x-accel-buffering': 'no',
    });
    response.write(`${PADDING}event: open\ndata: ${JSON.stringify({ key })}\n\n`);
    response.on('close', () => this.#gone());
    response.on('error', () => this.#gone());
  }

  get readyState(): number {
    return this.#readyState;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Hands over what was posted. Resolves when all of it was read: until then the client must not post more. */
  receive(frames: readonly Uint8Array[]): Promise<void> {
    // Whoever posts is there, even with nothing to say.
    this.emit('pong');
    for (const { buffer, byteOffset, byteLength } of frames) {
      this.#waiting.push(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength));
    }
    return new Promise((resolve) => {
      this.#whenRead.push(resolve);
      this.#read();
    });
  }

  ping(): void {
    if (this.#readyState === OPEN) this.response.write(': \n\n');
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.#read();
  }

  close(code: number, reason: string): void {
    if (this.#readyState !== OPEN) return;
    this.response.end(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
    this.#gone();
  }

  terminate(): void {
    this.response.destroy();
    this.#gone();
  }

  #read(): void {
    while (!this.#isPaused && this.#readyState === OPEN) {
      const frame = this.#waiting.shift();
      if (!frame) break;
      this.emit('message', frame, true);
    }
    if (this.#waiting.length > 0 && this.#readyState === OPEN) return;
    for (const resolve of this.#whenRead.splice(0)) resolve();
  }

  #gone(): void {
    if (this.#readyState === CLOSED) return;
    this.#readyState = CLOSED;
    this.#waiting = [];
    this.#read();
    this.emit('close');
  }
}
