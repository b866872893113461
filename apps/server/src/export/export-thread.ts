/** The thread that makes one paper and ends: a paper of a long text takes seconds, and the process that serves people has none. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ExportOrder, makeExport } from './export-order.js';

const bytes = await makeExport(workerData as ExportOrder);
// Copied: what a library hands out may be part of a larger buffer that is shared.
const copy = new Uint8Array(bytes);
parentPort?.postMessage(copy, [copy.buffer]);
