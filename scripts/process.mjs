import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a program with our standard streams; ends this process with its exit code when it fails. */
export async function run(program, args, environment = {}) {
  const code = await exitCode(program, args, environment);
  if (code !== 0) process.exit(code);
}

/** Runs a program with our standard streams and resolves with its exit code. */
export function exitCode(program, args, environment = {}) {
  const child = spawn(program, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...environment } });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(signal ? 1 : (code ?? 1)));
  });
}

/** Arguments for Jest in native ESM. */
export const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
