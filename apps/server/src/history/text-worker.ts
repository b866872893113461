/** The thread that does {@link TEXT_WORK}: folding, comparing and restoring long texts, so that no keystroke waits for it. */
import { parentPort } from 'node:worker_threads';
import { TEXT_WORK, type TextWork, UnreadableMaterial } from './text-work.js';

/** A piece of work for the thread. */
export interface WorkOrder {
  readonly id: number;
  readonly kind: keyof TextWork;
  readonly input: unknown;
}

/** What became of it. */
export type WorkAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: string; readonly isUnreadable: boolean };

parentPort?.on('message', ({ id, kind, input }: WorkOrder) => {
  let answer: WorkAnswer;
  try {
    answer = { id, result: (TEXT_WORK[kind] as (given: unknown) => unknown)(input) };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    answer = { id, failure, isUnreadable: error instanceof UnreadableMaterial };
  }
  parentPort?.postMessage(answer);
});
