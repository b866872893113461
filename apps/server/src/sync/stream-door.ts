import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LARGEST_FRAME, STREAM_KEY_HEADER, unbundleFrames } from '@colex/collab';
import { CLOSES } from '@colex/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { LOGGER } from '../configuration-token.js';
import { type TrustsAddress, isSameOrigin } from '../request/origin.js';
import { addressOf } from './door.js';
import { SyncGateway } from './gateway.js';
import { StreamSocket, eventOf } from './stream-socket.js';

/** A stream that is open, and what was posted to it. */
interface OpenStream {
  readonly socket: StreamSocket;
  /** Told to whoever reads the stream and to nobody else; whoever posts must show it. */
  readonly key: string;
  /** The place of the next post among those of this stream; a post that came twice is taken once. */
  nextPost: number;
  /** The post that is being read; the next one waits for it. */
  reading: Promise<void>;
}

/** Which draft a stream is of, what its client calls it, and where it comes from. */
interface StreamPlace {
  readonly reference: string;
  readonly id: string;
  readonly address: string;
}

/** `/collab/<draft>/stream/<id>` is read, `/collab/<draft>/frames/<id>?post=<n>` is posted to; the id is the client's choice. */
const PATH = /^\/([\w-]{1,200})\/(stream|frames)\/([\w-]{16,64})$/;
const DOOR = '/door';
/** A frame of the largest size, and the length before it. */
const LARGEST_BODY = LARGEST_FRAME + 16;

/**
 * The way into a room for networks that let no WebSocket through (trust.md NW1): a stream of server-sent events and posts, over
 * the same gateway: the same admission, rights, guard and acknowledgements as over a WebSocket.
 */
@Injectable()
export class StreamDoor {
  readonly #streams = new Map<string, OpenStream>();
  #isStopping = false;

  constructor(
    private readonly gateway: SyncGateway,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Answers below `/collab`. */
  handler(trusts: TrustsAddress): RequestHandler {
    return (request, response, next) => {
      // Whoever finds that no WebSocket opens asks here whether it is the network that forbids it or the server that is away.
      if (request.path === DOOR && !this.#isStopping) return void response.json({ door: 'open' });
      const [, reference, door, id] = PATH.exec(request.path) ?? [];
      if (reference === undefined || door === undefined || id === undefined) return next();
      response.setHeader('cache-control', 'no-store');
      if (this.#isStopping) return void response.status(503).end();
      if (!isSameOrigin(request, trusts)) return void response.status(403).end();
      if (door === 'stream') this.#open(request, response, { reference, id, address: addressOf(request, trusts) });
      else {
        this.#post(request, response, id).catch((error: unknown) => {
          // Nearly always a request that broke off: the client posts again, or its stream ends too.
          this.logger.debug({ err: error }, 'a post to a stream could not be read');
          response.destroy();
        });
      }
    };
  }

  /** From now on nobody comes in. */
  stop(): void {
    this.#isStopping = true;
  }

  #open(request: Request, response: Response, { reference, id, address }: StreamPlace): void {
    if (request.method !== 'GET') return void response.status(405).end();
    // Somebody was quicker with the same id; it is theirs.
    if (this.#streams.has(id)) return void response.status(409).end();
    const visitor = this.gateway.enter(address);
    if (!visitor) return void response.status(503).setHeader('retry-after', '10').end();
    response.once('close', () => visitor.gone());
    const key = nanoid();
    const socket = new StreamSocket(response, key);
    this.#streams.set(id, { socket, key, nextPost: 0, reading: Promise.resolve() });
    socket.once('close', () => this.#streams.delete(id));
    this.gateway.handleSocket(
      socket,
      { stream: response, messageOf: eventOf },
      visitor,
      request,
      reference,
      parametersOf(request),
    );
  }

  async #post(request: Request, response: Response, id: string): Promise<void> {
    if (request.method !== 'POST') return void response.status(405).end();
    const stream = this.#streams.get(id);
    // Somebody else's stream looks like none.
    if (!stream || !isSame(request.get(STREAM_KEY_HEADER) ?? '', stream.key)) return void response.status(404).end();
    const body = await bodyOf(request);
    if (!body) {
      stream.socket.close(CLOSES.frameTooLarge.code, 'frameTooLarge');
      return void response.status(413).end();
    }
    const frames = unbundleFrames(body);
    const post = Number(parametersOf(request).get('post'));
    if (!frames || !Number.isSafeInteger(post) || post < 0 || post > stream.nextPost) {
      stream.socket.close(CLOSES.badFrame.code, 'badFrame');
      return void response.status(400).end();
    }
    // Its answer was lost on the way: what it held is being dealt with.
    if (post === stream.nextPost) {
      stream.nextPost += 1;
      stream.reading = stream.socket.receive(frames);
    }
    await stream.reading;
    response.status(204).end();
  }
}

function isSame(shown: string, key: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(key)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function parametersOf(request: Request): URLSearchParams {
  return new URL(request.originalUrl, 'http://localhost').searchParams;
}

/** The body of a request; undefined when it is larger than a frame may be. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
