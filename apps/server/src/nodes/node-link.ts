import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { Subject } from 'rxjs';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';

/** Told what another node said on a topic. */
export type Hearer = (words: Uint8Array) => void;

const PREFIX = 'colex:';
/** Bytes of a node's id at the head of everything it says. */
const ID_LENGTH = 21;
const PING_MS = 5_000;
/** Without a byte from Redis for so long after something was asked, the connection is a dead one. */
const SILENCE_MS = 10_000;
const LONGEST_RETRY_MS = 2_000;

/**
 * What the nodes of one installation tell each other through Redis (`REDIS_URL`). Everything said here is a hint: it may be lost,
 * come late or come twice, and whoever needs to know for certain asks the database. So a node that is cut off from Redis
 * is slower to hear of others and nothing worse; a single node needs no Redis and says everything to nobody.
 */
@Injectable()
export class NodeLink implements OnModuleInit, OnApplicationShutdown {
  readonly #hearers = new Map<string, Set<Hearer>>();
  readonly #id = nanoid(ID_LENGTH);
  readonly #opened = new Subject<void>();
  #speaking: Redis | undefined;
  #listening: Redis | undefined;
  #pinging: NodeJS.Timeout | undefined;
  #isComplaining = false;

  /** The link is there, for the first time or again: what was said meanwhile was missed. */
  readonly opened = this.#opened.asObservable();

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** Whether other nodes can be heard just now. */
  get isOpen(): boolean {
    return this.#listening?.status === 'ready' && this.#speaking?.status === 'ready';
  }

  onModuleInit(): void {
    const { redisUrl } = this.configuration;
    if (redisUrl === undefined) return;
    this.metrics.observe('colex_node_link_open', 'Whether other nodes are heard through Redis', () =>
      Number(this.isOpen),
    );
    this.#speaking = this.#connection(redisUrl, 'colex says');
    this.#listening = this.#connection(redisUrl, 'colex hears');
    this.#listening.on('messageBuffer', (channel: Buffer, message: Buffer) => this.#hear(channel, message));
    this.#listening.on('ready', () => this.#becameReady());
    this.#speaking.on('ready', () => this.#becameReady());
    // A silent connection and a dead one look the same until something is asked.
    this.#pinging = setInterval(() => {
      for (const redis of [this.#speaking, this.#listening]) if (redis?.status === 'ready') redis.ping().catch(ignored);
    }, PING_MS).unref();
  }

  /** Tells the other nodes; nobody can rely on it. */
  say(topic: string, words: Uint8Array): void {
    if (this.#speaking?.status !== 'ready') return;
    const message = Buffer.concat([Buffer.from(this.#id, 'latin1'), words]);
    this.#speaking.publish(PREFIX + topic, message).catch(ignored);
  }

  /** Hears what other nodes say on a topic, from now on; returns how to stop. */
  listen(topic: string, hearer: Hearer): () => void {
    const hearers = this.#hearers.get(topic) ?? new Set();
    if (hearers.size === 0) {
      this.#hearers.set(topic, hearers);
      this.#listening?.subscribe(PREFIX + topic).catch(ignored);
    }
    hearers.add(hearer);
    return () => {
      if (!hearers.delete(hearer) || hearers.size > 0) return;
      this.#hearers.delete(topic);
      this.#listening?.unsubscribe(PREFIX + topic).catch(ignored);
    };
  }

  onApplicationShutdown(): void {
    clearInterval(this.#pinging);
    this.#speaking?.disconnect();
    this.#listening?.disconnect();
    this.#opened.complete();
  }

  #connection(url: string, name: string): Redis {
    const redis = new Redis(url, {
      connectionName: name,
      // What cannot be said now is not worth saying later.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResubscribe: false,
      socketTimeout: SILENCE_MS,
      connectTimeout: PING_MS,
      retryStrategy: (times) => Math.min(times * 100, LONGEST_RETRY_MS),
    });
    redis.on('error', (error: Error) => {
      // Once for each time it goes away; it is tried again for ever.
      if (!this.#isComplaining) this.logger.warn({ err: error }, 'other nodes are not heard: Redis is away');
      this.#isComplaining = true;
    });
    return redis;
  }

  #becameReady(): void {
    if (!this.isOpen) return;
    const channels = [...this.#hearers.keys()].map((topic) => PREFIX + topic);
    const subscribed = channels.length === 0 ? Promise.resolve() : this.#listening?.subscribe(...channels);
    subscribed?.then(() => {
      this.#isComplaining = false;
      this.logger.info('other nodes are heard through Redis');
      this.#opened.next();
    }, ignored);
  }

  #hear(channel: Buffer, message: Buffer): void {
    if (message.length < ID_LENGTH || message.toString('latin1', 0, ID_LENGTH) === this.#id) return;
    const topic = channel.toString('utf8').slice(PREFIX.length);
    for (const hearer of this.#hearers.get(topic) ?? []) {
      try {
        hearer(message.subarray(ID_LENGTH));
      } catch (error) {
        // A node of another version may speak otherwise; the database says the same.
        this.logger.warn({ err: error, topic }, 'what another node said was not understood');
      }
    }
  }
}

/** The connection broke under it. It is reported once, by its `error` event, and everything is asked again when it is back. */
function ignored(): void {
  return undefined;
}
