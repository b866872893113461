/** Module hooks of Node for TypeScript sources: `@colex/<lib>` and `.js` suffixes resolve to sources, swc compiles them. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What was compiled once is kept: a server that is killed and started fifty times need not be compiled fifty times. */
const KEPT = new URL('../../.cache/swc/', import.meta.url);
await mkdir(KEPT, { recursive: true });

const ROOT = new URL('../../', import.meta.url);
const LIB = /^@colex\/([a-z]+)$/;

const COMPILER = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export async function resolve(specifier, context, next) {
  const lib = LIB.exec(specifier);
  if (lib) return { url: new URL(`libs/${lib[1]}/src/index.ts`, ROOT).href, shortCircuit: true };
  const fromSource = context.parentURL?.startsWith(ROOT.href) && !context.parentURL.includes('/node_modules/');
  if (fromSource && context.parentURL.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier)) {
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
  const source = await readFile(new URL(url), 'utf8');
  const name = createHash('sha256').update(JSON.stringify(COMPILER)).update(url).update(source).digest('hex');
  const kept = new URL(`${name}.js`, KEPT);
  const code = await readFile(kept, 'utf8').catch(() => compile(source, url, kept));
  return { format: 'module', source: code, shortCircuit: true };
}

async function compile(source, url, kept) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(source, { ...COMPILER, filename: fileURLToPath(url) });
  // Moved into place whole: several processes start at once, and one of them may be killed.
  const unfinished = new URL(`${kept.href}.${process.pid}`);
  await writeFile(unfinished, code);
  await rename(unfinished, kept);
  return code;
}
