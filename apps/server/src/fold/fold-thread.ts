/** The thread in which journals are folded: answers one call after the other. */
import { parentPort } from 'node:worker_threads';
import type { FoldCall, FoldReply } from './fold-calls.js';
import { FoldedDrafts } from './folded-drafts.js';

if (!parentPort) throw new Error('This file runs as a thread.');
const port = parentPort;
const drafts = new FoldedDrafts();

port.on('message', ({ id, method, args }: FoldCall) => {
  let reply: FoldReply;
  try {
    // The caller's types say that the arguments are those of the method.
    const value: unknown = (drafts[method] as (...args: unknown[]) => unknown).apply(drafts, [...args]);
    reply = { id, value };
  } catch (error) {
    reply = { id, error: error instanceof Error ? error : new Error(String(error)) };
  }
  port.postMessage(reply);
});
