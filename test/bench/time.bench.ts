/** Opening any moment of a long draft, and comparing two texts; see time/measure.ts. It needs the server as its sources stand, so it runs as the tests do. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  ['--no-warnings', '--import', './test/harness/typescript.mjs', 'test/bench/time/measure.ts'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
