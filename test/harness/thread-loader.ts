/** Threads that a server in the test's own process starts run the sources as they are, as child processes do. */
import { fileURLToPath } from 'node:url';

process.execArgv.push(`--import=${fileURLToPath(new URL('./typescript.mjs', import.meta.url))}`);
