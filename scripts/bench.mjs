/** `npm run bench -- <name>`: runs test/bench/<name>.bench.ts; without a name, lists them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { exitCode, projectRoot } from './process.mjs';

const folder = join(projectRoot, 'test/bench');
const names = (await readdir(folder)).filter((name) => name.endsWith('.bench.ts')).map((name) => name.slice(0, -9));
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.error(`Usage: npm run bench -- <name>\nBenchmarks: ${names.join(', ')}`);
  process.exit(name ? 2 : 0);
}
await build();
process.exit(
  await exitCode(process.execPath, ['--import', 'tsx', '--expose-gc', `test/bench/${name}.bench.ts`, ...rest]),
);
