import { once } from 'node:events';

/** Ends the PostgreSQL of this test run and waits until its files are gone. */
export default async function tearDownCluster(): Promise<void> {
  const child = globalThis.colexTestCluster;
  if (!child || child.exitCode !== null) return;
  globalThis.colexTestCluster = undefined;
  child.stdin.end();
  await once(child, 'exit');
}
