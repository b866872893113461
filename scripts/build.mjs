/** Builds what is missing or older than its sources: `dist/apps/server` (tsc through the Nest CLI) and `dist/web` (Vite). */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot, run } from './process.mjs';

const TARGETS = {
  server: {
    sources: ['apps/server', 'libs', 'tsconfig.json', 'nest-cli.json', 'package-lock.json'],
    product: 'dist/apps/server/src/main.js',
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'server'],
  },
  web: {
    sources: ['apps/web', 'libs', 'tsconfig.json', 'package-lock.json'],
    product: 'dist/web/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'error'],
  },
};

/** Builds the named targets (default: all) unless their sources are unchanged since the last build. */
export async function build(names = Object.keys(TARGETS), { force = false } = {}) {
  for (const name of names) {
    const target = TARGETS[name];
    const stampFile = join(projectRoot, 'dist', `${name}.stamp`);
    const stamp = await digestOf(target.sources);
    const last = existsSync(stampFile) ? await readFile(stampFile, 'utf8') : '';
    if (!force && last === stamp && existsSync(join(projectRoot, target.product))) continue;
    process.stderr.write(`Building ${name} …\n`);
    await run(process.execPath, target.command);
    await mkdir(join(projectRoot, 'dist'), { recursive: true });
    await writeFile(stampFile, stamp);
  }
}

async function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) await addToDigest(hash, path);
  return hash.digest('hex');
}

async function addToDigest(hash, path) {
  const absolute = join(projectRoot, path);
  const entries = await readdir(absolute, { withFileTypes: true }).catch((error) => {
    if (error.code !== 'ENOTDIR') throw error;
    return undefined;
  });
  if (!entries) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(absolute));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name !== 'node_modules') await addToDigest(hash, join(path, entry.name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2).filter((argument) => argument in TARGETS);
  await build(names.length > 0 ? names : undefined, { force: process.argv.includes('--force') });
}
