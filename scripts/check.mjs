/** `npm run check`: format, lint, types, generated files, architecture, migrations. Runs all of them, then says which failed. */
import { build } from './build.mjs';
import { exitCode, jest } from './process.mjs';

const node = process.execPath;
const steps = {
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  lint: ['node_modules/oxlint/bin/oxlint', '--quiet'],
  'types (server, libs, tests)': ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'],
  'types (web)': ['node_modules/typescript/bin/tsc', '-p', 'apps/web/tsconfig.json'],
  'generated files': ['scripts/generate.mjs', '--check'],
  architecture: [...jest, '--selectProjects', 'small', '--testPathPatterns', 'test/architecture.spec.ts'],
  migrations: [...jest, '--selectProjects', 'medium', '--testPathPatterns', 'migrations'],
};

await build();
const failed = [];
for (const [name, args] of Object.entries(steps)) {
  console.log(`— ${name}`);
  if ((await exitCode(node, args)) !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}`);
  process.exit(1);
}
