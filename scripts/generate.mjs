/** Makes the generated files anew (libs/contract/src/generated, docs/schema.graphql); `--check` fails when they were not up to date. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot, run } from './process.mjs';
import { wholeSchema } from './schema.mjs';

const folder = join(projectRoot, 'libs/contract/src/generated');
const SDL = join(projectRoot, 'docs/schema.graphql');
const before = await contents();
await run(process.execPath, ['node_modules/@graphql-codegen/cli/esm/bin.js', '--config', 'codegen.ts', '--silent']);
await writeFile(SDL, await wholeSchema());
const after = await contents();

if (process.argv.includes('--check')) {
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  for (const [name, text] of before) await writeFile(name === SDL ? SDL : join(folder, name), text);
  if (stale.length > 0) {
    console.error(`Not up to date: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
    process.exit(1);
  }
}

async function contents() {
  const names = await readdir(folder).catch(emptyWhenAbsent([]));
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]));
  return new Map([...files, [SDL, await readFile(SDL, 'utf8').catch(emptyWhenAbsent(''))]]);
}

function emptyWhenAbsent(empty) {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return empty;
  };
}
