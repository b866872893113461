import { STREAM_KEY_HEADER, bundleFrames } from '@colex/collab';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** Posts are kept well below what the server takes at once. */
const LARGEST_POST = 262_144;
const MOST_ATTEMPTS = 4;
const FIRST_WAIT_MS = 250;
/** Whoever has nothing to say says so, or the server takes the silence for the end. */
const SIGN_OF_LIFE_MS = 8_000;
/** The server speaks at least every 12 s. */
const LONGEST_SILENCE_MS = 30_000;
/** The connection broke without a word (RFC 6455 §7.1.5). */
const BROKEN = 1006;
/** An awareness frame about nobody: y-websocket is to notice that the server is there. */
const NOBODY = Uint8Array.of(1, 1, 0);

const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Looks like a WebSocket and is none: reads server-sent events and posts frames, for networks that let no WebSocket through. Takes
 * the address a WebSocket would take. Give it to y-websocket as `WebSocketPolyfill`.
 */
export class StreamSocket extends EventTarget {
  static readonly CONNECTING = CONNECTING;
  static readonly OPEN = OPEN;
  static readonly CLOSING = CLOSING;
  static readonly CLOSED = CLOSED;
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;
  binaryType = 'arraybuffer';
  readyState: number = CONNECTING;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly #id = crypto.randomUUID();
  readonly #ending = new AbortController();
  readonly #address: URL;
  #key = '';
  #posts = 0;
  #queue: Uint8Array[] = [];
  #isPosting = false;
  #lastHeard = Date.now();
  #signOfLife: ReturnType<typeof setInterval> | undefined;

  constructor(
    address: string | URL,
    _protocols?: unknown,
    /** Sent with every request; a browser sends its cookie by itself. */
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super();
    this.#address = new URL(address);
    this.#address.protocol = this.#address.protocol.replace('ws', 'http');
    void this.#read();
  }

  send(frame: Uint8Array | ArrayBuffer): void {
    if (this.readyState !== OPEN) return;
    // A copy: the sender may use its buffer again.
    this.#queue.push(new Uint8Array(frame).slice());
    if (!this.#isPosting) void this.#post();
  }

  close(code = 1000, reason = ''): void {
    this.#end(code, reason);
  }

  async #read(): Promise<void> {
    try {
      const response = await fetch(this.#addressOf('stream'), {
        headers: { accept: 'text/event-stream', ...this.headers },
        cache: 'no-store',
        signal: this.#ending.signal,
      });
      if (!response.ok || !response.body) return this.#break();
      const decoder = new TextDecoder();
      let text = '';
      for (const reader = response.body.getReader(); ;) {
        const { value, done } = await reader.read();
        if (done) break;
        text += decoder.decode(value, { stream: true });
        this.#lastHeard = Date.now();
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) this.#hear(event);
      }
    } catch {
      // Whatever broke it, the connection is gone, and that is what a socket says of it.
    }
    this.#break();
  }

  #hear(event: string): void {
    if (event.startsWith(':')) return this.#deliver(NOBODY);
    const lines = event.split('\n');
    const name = lines.find((line) => line.startsWith('event: '))?.slice(7);
    const data = lines.find((line) => line.startsWith('data: '))?.slice(6) ?? '';
    if (name === 'open') this.#open((JSON.parse(data) as { key: string }).key);
    else if (name === 'close') {
      const { code, reason } = JSON.parse(data) as { code: number; reason: string };
      this.#end(code, reason);
    } else this.#deliver(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
  }

  #open(key: string): void {
    if (this.readyState !== CONNECTING) return;
    this.#key = key;
    this.readyState = OPEN;
    this.#signOfLife = setInterval(() => {
      if (Date.now() - this.#lastHeard > LONGEST_SILENCE_MS) this.#break();
      else if (!this.#isPosting) void this.#post();
    }, SIGN_OF_LIFE_MS);
    this.#say(new Event('open'));
  }

  #deliver(frame: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    this.#say(new MessageEvent('message', { data: frame.slice().buffer }));
  }

  /** Posts what waits, one post after the other, so that frames stay in order; each is tried again until it is answered. */
  async #post(): Promise<void> {
    this.#isPosting = true;
    do {
      const frames: Uint8Array[] = [];
      for (let length = 0; ;) {
        const frame = this.#queue[0];
        if (!frame || (frames.length > 0 && length + frame.length > LARGEST_POST)) break;
        length += frame.length;
        frames.push(frame);
        this.#queue.shift();
      }
      if (!(await this.#delivered(bundleFrames(frames)))) return this.#break();
    } while (this.#queue.length > 0 && this.readyState === OPEN);
    this.#isPosting = false;
  }

  async #delivered(body: Uint8Array): Promise<boolean> {
    const address = this.#addressOf('frames');
    address.searchParams.set('post', String(this.#posts));
    this.#posts += 1;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (attempt > 0) await later(FIRST_WAIT_MS * 2 ** attempt);
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream', [STREAM_KEY_HEADER]: this.#key, ...this.headers },
          body: new Blob([body.slice()]),
          signal: this.#ending.signal,
        });
        if (response.ok) return true;
        if (response.status < 500) return false;
      } catch {
        // Not answered: the server takes a post that comes twice once.
        if (this.readyState !== OPEN) return false;
      }
    }
    return false;
  }

  #addressOf(door: 'stream' | 'frames'): URL {
    const address = new URL(this.#address);
    address.pathname = `${address.pathname}/${door}/${this.#id}`;
    return address;
  }

  #break(): void {
    if (this.readyState === CLOSED) return;
    this.#say(new Event('error'));
    this.#end(BROKEN, '');
  }

  #end(code: number, reason: string): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    clearInterval(this.#signOfLife);
    this.#queue = [];
    this.#ending.abort();
    this.#say(Object.assign(new Event('close'), { code, reason, wasClean: code !== BROKEN }));
  }

  /** As a WebSocket does it: first to the handler in the property, then to the listeners. */
  #say(event: Event): void {
    const handler = this[`on${event.type as 'open' | 'message' | 'error' | 'close'}`] as
      ((event: Event) => void) | null;
    handler?.(event);
    this.dispatchEvent(event);
  }
}
