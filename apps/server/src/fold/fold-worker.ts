import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Transferable, Worker } from 'node:worker_threads';
import type { FoldArguments, FoldMethod, FoldReply, FoldResult } from './fold-calls.js';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Beyond it the thread ends, and with it nothing but what can be folded again: a text that explodes takes no editor with it. */
const LARGEST_HEAP_MB = 1_024;

/** The thread, started when first asked and again after it ended. */
export class FoldWorker {
  #worker: Worker | undefined;
  #calls = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * @param threadArguments arguments of Node for the thread; undefined takes those of the process
   * @param ended told when a thread ended by itself; everything it had folded is gone
   */
  constructor(
    private readonly threadArguments: readonly string[] | undefined,
    private readonly ended: (error: Error) => void,
  ) {}

  call<Method extends FoldMethod>(
    method: Method,
    args: FoldArguments<Method>,
    transfer: readonly Transferable[] = [],
  ): Promise<FoldResult<Method>> {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#calls += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, args }, transfer);
    });
  }

  /** Starts the thread before anybody waits for it. */
  start(): void {
    this.#worker ??= this.#start();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
    this.#rejectAll(new Error('The thread that folds journals was stopped.'));
  }

  #start(): Worker {
    // Its source has the suffix of this file: built, or as it stands when a test runs it.
    const source = new URL(`./fold-thread${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
    const worker = new Worker(source, {
      name: 'fold',
      resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
      ...(this.threadArguments ? { execArgv: [...this.threadArguments] } : {}),
    });
    // Whatever it has not written yet is caught up with at the next start.
    worker.unref();
    worker.on('message', (reply: FoldReply) => this.#settle(reply));
    const gone = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#rejectAll(error);
      this.ended(error);
    };
    worker.on('error', gone);
    worker.on('exit', (code) => gone(new Error(`The thread that folds journals ended with ${code}.`)));
    return worker;
  }

  #settle(reply: FoldReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(reply.error);
    else waiting?.resolve(reply.value as never);
  }

  #rejectAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
