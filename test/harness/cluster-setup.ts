import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

declare global {
  // Jest hands what the setup keeps to the teardown by no other way than the global object.
  var colexTestCluster: ChildProcessByStdio<Writable, Readable, null> | undefined;
}

/** Starts the PostgreSQL of this test run and tells the workers its address in `COLEX_TEST_DATABASE_URL`. */
export default async function setUpCluster(): Promise<void> {
  // Several test projects name this file; the run needs one cluster.
  if (globalThis.colexTestCluster) return;
  const child = spawn(process.execPath, ['--import', './test/harness/typescript.mjs', 'test/harness/cluster.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--no-warnings' },
  });
  globalThis.colexTestCluster = child;
  const lines = createInterface({ input: child.stdout });
  const [url] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The test database did not start (exit ${code}).`))),
  ])) as [string];
  process.env['COLEX_TEST_DATABASE_URL'] = url;
}
