import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import type { TextWork } from './text-work.js';
import type { WorkAnswer, WorkOrder } from './text-worker.js';

/** A thread could not do what it was given. */
export class WorkFailed extends Error {
  override readonly name = 'WorkFailed';

  constructor(
    message: string,
    /** Whether the journal it was given cannot be read. */
    readonly isUnreadable: boolean,
  ) {
    super(message);
  }
}

interface Waiting {
  readonly order: WorkOrder;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  current: Waiting | undefined;
  deadline: NodeJS.Timeout | undefined;
}

/** One thread works for people who wait; the other lets a long piece of work be overtaken. */
const MOST_THREADS = 2;
const LONGEST_WORK_MS = 60_000;

/** The threads of this process that work on texts. They start when first needed and end with the process. */
@Injectable()
export class TextWorkers implements OnApplicationShutdown {
  readonly #threads: Thread[] = [];
  readonly #queue: Waiting[] = [];
  #orders = 0;
  #isOver = false;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Has a piece of work done. Rejects with {@link WorkFailed}, also when it takes longer than a minute. */
  do<Kind extends keyof TextWork>(
    kind: Kind,
    input: Parameters<TextWork[Kind]>[0],
  ): Promise<ReturnType<TextWork[Kind]>> {
    if (this.#isOver) return Promise.reject(new WorkFailed('The process stops.', false));
    return new Promise((resolve, reject) => {
      this.#orders += 1;
      this.#queue.push({ order: { id: this.#orders, kind, input }, resolve, reject });
      this.#next();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#isOver = true;
    const stopped = new WorkFailed('The process stops.', false);
    for (const { reject } of this.#queue.splice(0)) reject(stopped);
    await Promise.all(this.#threads.splice(0).map((thread) => this.#end(thread, stopped)));
  }

  #next(): void {
    while (this.#queue.length > 0 && !this.#isOver) {
      const idle = this.#threads.find(({ current }) => !current);
      const thread = idle ?? (this.#threads.length < MOST_THREADS ? this.#start() : undefined);
      if (!thread) return;
      const waiting = this.#queue.shift();
      if (!waiting) return;
      thread.current = waiting;
      thread.worker.ref();
      thread.deadline = setTimeout(() => {
        void this.#end(thread, new WorkFailed(`${waiting.order.kind} took longer than a minute.`, false));
      }, LONGEST_WORK_MS);
      thread.worker.postMessage(waiting.order);
    }
  }

  #start(): Thread {
    const { url } = import.meta;
    // Beside this file and of its kind: JavaScript once built, TypeScript under a loader.
    const file = fileURLToPath(new URL(`./text-worker${extname(url)}`, url));
    const { threadArguments } = this.configuration;
    const worker = new Worker(file, { name: 'texts', ...(threadArguments ? { execArgv: [...threadArguments] } : {}) });
    const thread: Thread = { worker, current: undefined, deadline: undefined };
    worker.on('message', (answer: WorkAnswer) => this.#answered(thread, answer));
    worker.on('error', (error) => {
      this.logger.error({ err: error }, 'a thread that works on texts broke');
      void this.#end(thread, new WorkFailed(error.message, false));
    });
    worker.unref();
    this.#threads.push(thread);
    return thread;
  }

  #answered(thread: Thread, answer: WorkAnswer): void {
    const { current } = thread;
    clearTimeout(thread.deadline);
    thread.current = undefined;
    thread.worker.unref();
    if ('result' in answer) current?.resolve(answer.result as never);
    else current?.reject(new WorkFailed(answer.failure, answer.isUnreadable));
    this.#next();
  }

  async #end(thread: Thread, because: WorkFailed): Promise<void> {
    clearTimeout(thread.deadline);
    const place = this.#threads.indexOf(thread);
    if (place >= 0) this.#threads.splice(place, 1);
    thread.current?.reject(because);
    thread.current = undefined;
    await thread.worker.terminate();
    this.#next();
  }
}
